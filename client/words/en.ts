import { accounts } from '#shared/locales/en/accounts.ts';
import { ballots } from '#shared/locales/en/ballots.ts';
import { common } from '#shared/locales/en/common.ts';
import { consultations } from '#shared/locales/en/consultations.ts';
import { errors } from '#shared/locales/en/errors.ts';
import { members } from '#shared/locales/en/members.ts';
import { proposals } from '#shared/locales/en/proposals.ts';
import { rounds } from '#shared/locales/en/rounds.ts';
import { views } from '#shared/locales/en/views.ts';

/** What every page may say. Mails speak on the server only, and the pages of the Administration bring their own words. */
export const en = {
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
