import type { Language } from '#shared/languages.ts';
import { type Action, may, type Role, rolesOf, type Subject } from '#shared/roles.ts';
import type { Seat } from '#shared/time.ts';
import { call, onSessionEnd, type Problem, type Reply } from './api.ts';
import { firstLanguage, language, rememberLanguage, showLanguage } from './messages.ts';

export type Me = Reply<'GET /api/me'>;
export type Account = NonNullable<Me['account']>;
export type Membership = Account['memberships'][number];

const delegationKey = 'delegation';

/** Who is signed in, for which delegation they act here, and what the server's clock says. One for the page: `session`. */
class Session {
  #me: Me | undefined;
  #ahead = 0;
  #chosenHere = false;
  #hasEnded = false;
  readonly #listeners = new Set<() => void>();

  constructor() {
    onSessionEnd(() => {
      if (!this.account) return;
      this.#hasEnded = true;
      this.#tell();
    });
  }

  /** The server no longer knows the session of the reader whose page this is. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get account(): Account | null {
    return this.#me?.account ?? null;
  }

  get organisation(): string {
    return this.#me?.organisation.name ?? '';
  }

  get demo(): boolean {
    return this.#me?.demo ?? false;
  }

  /** Links are sent by mail; otherwise the Administration hands them over. */
  get mail(): boolean {
    return this.#me?.mail ?? false;
  }

  get seat(): Seat {
    return this.#me?.organisation ?? { zone: 'UTC', place: { en: 'UTC', fr: 'UTC', es: 'UTC' } };
  }

  /** The delegation that this window acts for; undefined for who has none, or has several and has not said. */
  get delegation(): Membership | undefined {
    const all = this.account?.memberships ?? [];
    if (all.length === 1) return all[0];
    const chosen = sessionStorage.getItem(delegationKey);
    return all.find(({ member }) => member === chosen);
  }

  /** There are several delegations and the person has not said for which they act. */
  get mustChooseDelegation(): boolean {
    return (this.account?.memberships.length ?? 0) > 1 && !this.delegation;
  }

  chooseDelegation(member: string): void {
    sessionStorage.setItem(delegationKey, member);
    this.#tell();
  }

  /** The server's clock in milliseconds: countdowns use this, never the clock of the reader's machine. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  roles(subject: Subject = {}): ReadonlySet<Role> {
    if (!this.account) return rolesOf(null, subject);
    const { offices, memberships } = this.account;
    return rolesOf(
      { offices, memberships: memberships.map((membership) => ({ ...membership, hasAuthority: membership.mayCast })) },
      subject,
    );
  }

  /** The server's own question, so that the page offers only what will be accepted. */
  may(action: Action, subject: Subject = {}): boolean {
    return may(this.roles(subject), action, subject.state) === 'yes';
  }

  /** Asks who is signed in. Without an answer there is no page to show. */
  async load(): Promise<Problem | undefined> {
    const asked = Date.now();
    const answer = await call('GET /api/me');
    if (!answer.ok) return answer.refusal;
    await this.take(answer.value, (Date.now() - asked) / 2);
    return undefined;
  }

  /** Takes what the server says after a sign-in or a change; `late` is how many milliseconds ago it said so. */
  async take(me: Me, late = 0): Promise<void> {
    const wasOther = this.#me?.account?.id !== me.account?.id;
    this.#me = me;
    if (me.account) this.#hasEnded = false;
    this.#ahead = Date.parse(me.now) + late - Date.now();
    if (me.account && wasOther) {
      // Who has chosen a language on the way to signing in keeps it; otherwise the account's own is shown.
      if (this.#chosenHere) void this.#keepLanguage(language());
      else if (me.account.language !== language()) await showLanguage(me.account.language).catch(() => undefined);
    }
    this.#tell();
  }

  /** The first words on the screen, before it is known who reads. */
  showFirstLanguage = (): Promise<void> => showLanguage(firstLanguage());

  /** Switches the language where the reader stands: place, answers and focus stay. */
  async chooseLanguage(chosen: Language): Promise<void> {
    await showLanguage(chosen);
    this.#chosenHere = true;
    rememberLanguage(chosen);
    await this.#keepLanguage(chosen);
  }

  async #keepLanguage(chosen: Language): Promise<void> {
    if (this.account) await call('PATCH /api/me', { body: { language: chosen } });
  }

  /** Ends the session here, or everywhere. Without an answer from the server it has not ended, and the reader is told so. */
  async signOut(where: 'here' | 'everywhere' = 'here'): Promise<Problem | undefined> {
    const answer = await call(where === 'here' ? 'DELETE /api/sessions/current' : 'DELETE /api/sessions');
    if (!answer.ok) return answer.refusal;
    sessionStorage.clear();
    this.#chosenHere = true;
    return this.load();
  }

  /** Calls `listener` after each change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const session = new Session();
