import { accounts } from './es/accounts.ts';
import { administration } from './es/administration.ts';
import { audit } from './es/audit.ts';
import { ballots } from './es/ballots.ts';
import { common } from './es/common.ts';
import { consultations } from './es/consultations.ts';
import { counts } from './es/counts.ts';
import { elections } from './es/elections.ts';
import { errors } from './es/errors.ts';
import { mail } from './es/mail.ts';
import { members } from './es/members.ts';
import { presets } from './es/presets.ts';
import { proposals } from './es/proposals.ts';
import { record } from './es/record.ts';
import { results } from './es/results.ts';
import { rounds } from './es/rounds.ts';
import { tallies } from './es/tallies.ts';
import { views } from './es/views.ts';

export const es = {
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
