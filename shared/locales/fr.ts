import { accounts } from './fr/accounts.ts';
import { administration } from './fr/administration.ts';
import { audit } from './fr/audit.ts';
import { ballots } from './fr/ballots.ts';
import { common } from './fr/common.ts';
import { consultations } from './fr/consultations.ts';
import { counts } from './fr/counts.ts';
import { elections } from './fr/elections.ts';
import { errors } from './fr/errors.ts';
import { mail } from './fr/mail.ts';
import { members } from './fr/members.ts';
import { presets } from './fr/presets.ts';
import { proposals } from './fr/proposals.ts';
import { record } from './fr/record.ts';
import { results } from './fr/results.ts';
import { rounds } from './fr/rounds.ts';
import { tallies } from './fr/tallies.ts';
import { views } from './fr/views.ts';

export const fr = {
  ...common,
  ...errors,
  ...accounts,
  ...administration,
  ...members,
  ...consultations,
  ...proposals,
  ...views,
  ...rounds,
  ...ballots,
  ...record,
  ...audit,
  ...results,
  ...counts,
  ...elections,
  ...tallies,
  ...presets,
  ...mail,
} as const;
