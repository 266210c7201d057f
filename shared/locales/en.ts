import { accounts } from './en/accounts.ts';
import { administration } from './en/administration.ts';
import { audit } from './en/audit.ts';
import { ballots } from './en/ballots.ts';
import { common } from './en/common.ts';
import { consultations } from './en/consultations.ts';
import { counts } from './en/counts.ts';
import { elections } from './en/elections.ts';
import { errors } from './en/errors.ts';
import { mail } from './en/mail.ts';
import { members } from './en/members.ts';
import { presets } from './en/presets.ts';
import { proposals } from './en/proposals.ts';
import { record } from './en/record.ts';
import { results } from './en/results.ts';
import { rounds } from './en/rounds.ts';
import { tallies } from './en/tallies.ts';
import { views } from './en/views.ts';

export const en = {
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
