import type { Language } from '#shared/languages.ts';
import type { Actor } from '#shared/roles.ts';

/** Who is behind a request: the account of the session, with what it is at this moment. */
export interface SignedIn extends Actor {
  readonly sessionId: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}
