import { accounts } from '#shared/locales/es/accounts.ts';
import { ballots } from '#shared/locales/es/ballots.ts';
import { common } from '#shared/locales/es/common.ts';
import { consultations } from '#shared/locales/es/consultations.ts';
import { errors } from '#shared/locales/es/errors.ts';
import { members } from '#shared/locales/es/members.ts';
import { proposals } from '#shared/locales/es/proposals.ts';
import { rounds } from '#shared/locales/es/rounds.ts';
import { views } from '#shared/locales/es/views.ts';

/** What every page may say. Mails speak on the server only, and the pages of the Administration bring their own words. */
export const es = {
  ...common,
  ...errors,
  ...accounts,
  ...members,
  ...consultations,
  ...proposals,
  ...views,
  ...rounds,
  ...ballots,
} as const;
