import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { json } from '#server/db/codecs.ts';
import { openRound } from '#server/rounds/open-round.ts';
import type { Secrecy } from '#shared/rounds/manifest.ts';
import { type Caller, signInAs, type TestApp } from './app.ts';
import { makeAccount, makeAdministrator, makeConsultation, makeDelegate, makeMember, makeTopic } from './make.ts';

export interface RoundOptions {
  readonly options?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly places?: number;
  readonly members?: number;
  readonly secrecy?: Secrecy;
  readonly tieMeans?: readonly string[];
  readonly namesOfAnswered?: 'administration' | 'all';
  /** Seconds from now. */
  readonly closesIn?: number;
  readonly state?: 'draft' | 'ready' | 'open';
  /** Its number in the consultation; the next one unless given, as where rounds are made at the same time. */
  readonly sequence?: number;
  /** Title of each topic in English; other languages say which they are. */
  readonly topicTitle?: (at: number) => string;
}

export interface MadeRound {
  readonly id: string;
  readonly consultation: string;
  readonly topics: readonly string[];
  readonly chair: string;
  readonly administrator: string;
  /** One person a Member, its representative, in the order of the Members' codes. */
  readonly delegates: readonly { readonly member: string; readonly account: string }[];
}

const inAll = (en: string) => ({ en, fr: `${en} fr`, es: `${en} es` });

/** A round with all that stands around it: consultation, topics, chair, Members with a representative each. Open unless said. */
export async function makeRound(test: Pick<TestApp, 'deps' | 'db'>, options: RoundOptions = {}): Promise<MadeRound> {
  const { db } = test;
  const administrator = await makeAdministrator(db);
  const chair = await makeAccount(db, { name: 'Chair' });
  const consultation = await makeConsultation(db, { chair, places: options.places ?? 2 });
  const topics: string[] = [];
  const { topicTitle } = options;
  for (let at = 0; at < (options.options ?? 3); at++) {
    const title = topicTitle && inAll(topicTitle(at));
    topics.push(await makeTopic(db, { consultation, position: at, ...(title && { title }) }));
  }
  const delegates: { member: string; account: string }[] = [];
  for (let at = 0; at < (options.members ?? 3); at++) {
    const { member, account } = await makeDelegate(db, { member: await makeMember(db) });
    delegates.push({ member, account });
  }
  const id = await makeNextRound(test, { consultation, topics, chair }, options);
  return { id, consultation, topics, chair, administrator, delegates };
}

/** Another round of the same consultation with the same topics. */
export async function makeNextRound(
  { deps, db }: Pick<TestApp, 'deps' | 'db'>,
  around: Pick<MadeRound, 'consultation' | 'topics' | 'chair'>,
  options: RoundOptions = {},
): Promise<string> {
  const id = randomUUID();
  const state = options.state ?? 'open';
  const words = (name: string) => json({ en: name, fr: `${name} (fr)`, es: `${name} (es)` });
  await db
    .insertInto('round')
    .values({
      id,
      consultation_id: around.consultation,
      sequence:
        options.sequence ??
        sql`(select count(*)::integer + 1 from round where consultation_id = ${around.consultation}::uuid)`,
      kind: 'preference',
      state: state === 'draft' ? 'draft' : 'ready',
      question: words('Which topics?'),
      form: 'choose',
      minimum: options.minimum ?? 1,
      maximum: options.maximum ?? 2,
      places: options.places ?? 2,
      secrecy: options.secrecy ?? 'confidential',
      tie_means: [...(options.tieMeans ?? ['furtherRound', 'bothRetained'])],
      names_of_answered: options.namesOfAnswered ?? 'administration',
      opens_at: sql`consult_clock() + interval '30 minutes'`,
      closes_at: sql`consult_clock() + make_interval(secs => ${options.closesIn ?? 3600})`,
      created_at: sql`consult_clock()`,
    } as never)
    .execute();
  await db
    .insertInto('round_option')
    .values(
      around.topics.map((topic, position) => ({
        round_id: id,
        position,
        topic_id: topic,
        title: words(`Topic ${position}`),
      })),
    )
    .execute();
  if (state === 'open') {
    // A short round opens before the hour that the draft names.
    await sql`update round set opens_at = consult_clock() - interval '1 second' where id = ${id}::uuid`.execute(db);
    const opened = await openRound(deps, id, around.chair);
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  }
  return id;
}

/** Moves the close of an open round, as if time had passed. Seconds from now; negative: it has passed. */
export async function moveClose({ db }: Pick<TestApp, 'db'>, round: string, seconds: number): Promise<void> {
  await sql`update round set closes_at = consult_clock() + make_interval(secs => ${seconds}), opens_at = least(opens_at, consult_clock() + make_interval(secs => ${seconds - 1})) where id = ${round}::uuid`.execute(
    db,
  );
}

export interface Cast {
  readonly member: string;
  readonly marks: readonly (number | null)[] | null;
  readonly replaces?: number;
  readonly key?: string;
}

/** Sends a ballot; `marks` null is an abstention. */
export const cast = (caller: Caller, round: string, { member, marks, replaces = 0, key = randomUUID() }: Cast) =>
  caller.post(
    `/api/rounds/${round}/ballots`,
    { member, marks, abstains: marks === null, replaces },
    { 'idempotency-key': key },
  );

/** A draft of the Administration beside its question, hours and means of ties. */
export interface Drafted {
  readonly draft: Readonly<Record<string, unknown>>;
  /** Topics of the consultation by their place, in the order of the options. */
  readonly order: readonly number[];
  readonly titleOf?: (at: number) => string;
}

/** A round drafted, made ready and opened over the service by those whose acts they are. */
export async function setUpRound(
  { administrator, chair }: { readonly administrator: Caller; readonly chair: Caller },
  { consultation, topics }: Pick<MadeRound, 'consultation' | 'topics'>,
  { draft, order, titleOf = (at) => `Topic ${at}` }: Drafted,
): Promise<string> {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const made = await administrator.post(`/api/consultations/${consultation}/rounds`, {
    question: inAll('Which?'),
    // The candidates of an election are nobody's topics.
    options: order.map((at) => ({
      topic: draft['kind'] === 'election' ? null : topics[at],
      title: inAll(titleOf(at)),
    })),
    tieMeans: ['furtherRound'],
    opensAt: inHours(1),
    closesAt: inHours(2),
    ...draft,
  });
  const { id, missing } = made.json();
  if (made.statusCode !== 201 || missing.length > 0) throw new Error(made.body);
  for (const [caller, act] of [
    [administrator, 'ready'],
    [chair, 'open'],
  ] as const) {
    const done = await caller.post(`/api/rounds/${id}/${act}`);
    if (done.statusCode !== 200) throw new Error(done.body);
  }
  return id;
}

/** Somebody signed in for each delegate of a round, in order. */
export const callers = (test: TestApp, round: MadeRound): Promise<Caller[]> =>
  Promise.all(round.delegates.map(({ account }) => signInAs(test, account)));
