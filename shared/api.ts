import { accountsApi } from './accounts/accounts.api.ts';
import { membersApi } from './members/members.api.ts';

/** Every endpoint of the service. The page imports only the type of this page; the keys tell it all it needs at run time. */
export const api = { ...accountsApi, ...membersApi } as const;

export type Api = typeof api;
