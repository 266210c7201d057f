import { accounts } from '#shared/locales/fr/accounts.ts';
import { ballots } from '#shared/locales/fr/ballots.ts';
import { common } from '#shared/locales/fr/common.ts';
import { consultations } from '#shared/locales/fr/consultations.ts';
import { errors } from '#shared/locales/fr/errors.ts';
import { members } from '#shared/locales/fr/members.ts';
import { proposals } from '#shared/locales/fr/proposals.ts';
import { rounds } from '#shared/locales/fr/rounds.ts';
import { views } from '#shared/locales/fr/views.ts';

/** What every page may say. Mails speak on the server only, and the pages of the Administration bring their own words. */
export const fr = {
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
