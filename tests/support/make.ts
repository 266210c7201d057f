import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { json } from '#server/db/codecs.ts';
import type { Database } from '#server/db/schema.ts';
import type { FullText, Language, Text } from '#shared/languages.ts';
import type { Office, Position } from '#shared/roles.ts';

/** Factories: rows with defaults, made straight in the database, for tests whose subject is something else. */
type Db = Kysely<Database>;

let made = 0;
/** A number that nothing else in this test file has got. */
const nextNumber = (): number => (made += 1);

/** A code from XAA on, which no State has. */
function nextCode(): string {
  const letters = (number: number): string => String.fromCharCode(65 + (number % 26));
  const number = nextNumber() - 1;
  return `X${letters(Math.floor(number / 676))}${letters(Math.floor(number / 26))}${letters(number)}`;
}

export interface AccountOptions {
  readonly name?: string;
  readonly email?: string;
  readonly language?: Language;
  readonly offices?: readonly Office[];
  /** As made by `hashPassword`; without one the account can sign in by `signInAs` only. */
  readonly passwordHash?: string;
}

/** An account; the id is what `signInAs` takes. */
export async function makeAccount(db: Db, options: AccountOptions = {}): Promise<string> {
  const id = randomUUID();
  const number = nextNumber();
  const email = options.email ?? `person-${number}@mission.example`;
  await db
    .insertInto('account')
    .values({
      id,
      email,
      email_key: email.toLowerCase(),
      name: options.name ?? `Person ${number}`,
      language: options.language ?? 'en',
      offices: [...(options.offices ?? [])],
      password_hash: options.passwordHash ?? null,
      created_at: sql`consult_clock()`,
      ended_at: null,
    })
    .execute();
  return id;
}

export const makeAdministrator = (db: Db, options: AccountOptions = {}): Promise<string> =>
  makeAccount(db, { name: 'Administrator', offices: ['administration'], ...options });

export interface MemberOptions {
  readonly code?: string;
  readonly names?: FullText;
  readonly status?: 'member' | 'observer';
  readonly group?: string | null;
  readonly from?: string;
  readonly to?: string | null;
}

/** A Member, or an observer; returns its code. */
export async function makeMember(db: Db, options: MemberOptions = {}): Promise<string> {
  const code = options.code ?? nextCode();
  await db
    .insertInto('member')
    .values({
      code,
      names: json(options.names ?? { en: `State ${code}`, fr: `État ${code}`, es: `Estado ${code}` }),
      regional_group: options.group === undefined ? 'weog' : options.group,
      source: null,
      created_at: sql`consult_clock()`,
    })
    .execute();
  await db
    .insertInto('membership')
    .values({
      member_code: code,
      status: options.status ?? 'member',
      starts_on: options.from ?? '2000-01-01',
      ends_on: options.to ?? null,
    })
    .execute();
  return code;
}

export interface DelegateOptions extends AccountOptions {
  /** Code of the Member; a new one is made without it. */
  readonly member?: string;
  /** An account that exists; a new one is made without it. */
  readonly account?: string;
  readonly position?: Position;
  readonly hasAuthority?: boolean;
}

export interface MadeDelegate {
  /** Of the person in this delegation. */
  readonly id: string;
  readonly account: string;
  readonly member: string;
}

/** A person of a delegation, by default its representative. */
export async function makeDelegate(db: Db, options: DelegateOptions = {}): Promise<MadeDelegate> {
  const member = options.member ?? (await makeMember(db));
  const account = options.account ?? (await makeAccount(db, options));
  const id = randomUUID();
  await db
    .insertInto('delegate')
    .values({
      id,
      account_id: account,
      member_code: member,
      position: options.position ?? 'representative',
      has_authority: options.hasAuthority ?? false,
      authority_by: null,
      authority_at: null,
      starts_at: sql`consult_clock()`,
      ends_at: null,
    })
    .execute();
  return { id, account, member };
}

/** Suspends a Member's voting right; `by` is an account of the Administration, made where none is given. */
export async function makeSuspension(db: Db, member: string, by?: string): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('suspension')
    .values({
      id,
      member_code: member,
      reason: 'Contributions in arrears',
      starts_at: sql`consult_clock()`,
      entered_by: by ?? (await makeAdministrator(db)),
      lifted_at: null,
      lifted_reason: null,
      lifted_by: null,
    })
    .execute();
  return id;
}

export interface ConsultationOptions {
  readonly year?: number;
  readonly title?: Text;
  readonly state?: 'draft' | 'issued' | 'concluded' | 'withdrawn';
  readonly chair?: string | null;
  readonly places?: number;
  readonly openToObservers?: boolean;
  /** Hours from now; the default is open since an hour and for a day. */
  readonly opensIn?: number;
  readonly closesIn?: number;
}

/** A consultation with its theme and no topics; issued and open unless said. Returns its id. */
export async function makeConsultation(db: Db, options: ConsultationOptions = {}): Promise<string> {
  const id = randomUUID();
  const state = options.state ?? 'issued';
  const title = options.title ?? { en: 'Consultation', fr: 'Consultation', es: 'Consulta' };
  const inHours = (hours: number) => sql<string>`consult_clock() + make_interval(secs => ${hours * 3600})`;
  await db
    .insertInto('consultation')
    .values({
      id,
      year: options.year ?? 2006,
      title: json(title),
      symbol: null,
      remark: null,
      places: options.places ?? 2,
      state,
      state_reason: null,
      chair_id: options.chair ?? null,
      open_to_observers: options.openToObservers ?? true,
      opens_at: inHours(options.opensIn ?? -1),
      topics_close_at: inHours(options.closesIn ?? 24),
      closes_at: inHours(options.closesIn ?? 24),
      created_at: sql`consult_clock()`,
      issued_at: state === 'draft' ? null : sql`consult_clock()`,
      concluded_at: null,
    })
    .execute();
  await db
    .insertInto('theme')
    .values({
      consultation_id: id,
      title: json({ en: 'Theme', fr: 'Thème', es: 'Tema' }),
      paragraph: null,
      outcome: null,
      outcome_title: null,
      deferred_to: null,
      outcome_reason: null,
    })
    .execute();
  return id;
}

export interface TopicOptions {
  readonly consultation: string;
  readonly title?: FullText;
  readonly state?: 'proposed' | 'admitted' | 'notAdmitted' | 'withdrawn';
  readonly position?: number;
  /** Code of the Member that proposed it; without one it is of the note. */
  readonly proposedBy?: string;
}

/** A topic with its station in a consultation; returns the topic's id. */
export async function makeTopic(db: Db, options: TopicOptions): Promise<string> {
  const id = randomUUID();
  const number = nextNumber();
  const title = options.title ?? { en: `Topic ${number}`, fr: `Sujet ${number}`, es: `Tema ${number}` };
  const { year } = await db
    .selectFrom('consultation')
    .where('id', '=', options.consultation)
    .select('year')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('topic')
    .values({ id, title: json(title), created_at: sql`consult_clock()` })
    .execute();
  await db
    .insertInto('topic_station')
    .values({
      id: randomUUID(),
      topic_id: id,
      consultation_id: options.consultation,
      year,
      kind: 'workshop',
      title: json(title),
      position: options.position ?? number,
      proposed_by: options.proposedBy ?? null,
      proposed_at: options.proposedBy === undefined ? null : sql`consult_clock()`,
      state: options.state ?? 'admitted',
    })
    .execute();
  return id;
}
