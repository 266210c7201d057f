import { accountsApi } from './accounts/accounts.api.ts';
import { auditApi } from './audit/audit.api.ts';
import { ballotsApi } from './ballots/ballots.api.ts';
import { consultationsApi } from './consultations/consultations.api.ts';
import { membersApi } from './members/members.api.ts';
import { proposalsApi } from './proposals/proposals.api.ts';
import { recordApi } from './record/record.api.ts';
import { resultsApi } from './results/results.api.ts';
import { roundsApi } from './rounds/rounds.api.ts';
import { viewsApi } from './views/views.api.ts';

/** Every endpoint of the service. The page imports only the type of this page; the keys tell it all it needs at run time. */
export const api = {
  ...accountsApi,
  ...membersApi,
  ...consultationsApi,
  ...proposalsApi,
  ...viewsApi,
  ...roundsApi,
  ...ballotsApi,
  ...resultsApi,
  ...recordApi,
  ...auditApi,
} as const;

export type Api = typeof api;
