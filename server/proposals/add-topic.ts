import type { Transaction } from 'kysely';
import type { Instant } from '#shared/ids.ts';
import type { Text } from '#shared/languages.ts';
import { checkCase } from '#shared/proposals/check-topic.ts';
import { ok, refuse, refuseBody, type Reason, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { HeldConsultation } from '../consultations/consultations.repo.ts';
import type { Database } from '../db/schema.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { insertLink, insertStation, insertTopic, type NewStation } from './stations.repo.ts';
import { listStations, listStationsOf } from './topics.repo.ts';

interface NewTopic {
  readonly title: Text;
  readonly reasons: Text | null;
  readonly remark?: Text | null | undefined;
  /** An earlier topic that is taken up again. */
  readonly topic?: string | undefined;
  readonly buildsOn?: readonly string[] | undefined;
}

type How = Pick<NewStation, 'state' | 'proposedBy' | 'proposedAt' | 'enteredBy'>;

/** What proposing, listing and entering a topic have in common, in the transaction that holds the consultation. */
export async function addTopic(
  trx: Transaction<Database>,
  held: HeldConsultation,
  actor: SignedIn,
  wanted: NewTopic,
  how: How,
  action: string,
): Promise<Result<{ id: string }>> {
  const earlier = await findEarlier(
    trx,
    actor,
    [...(wanted.topic ? [wanted.topic] : []), ...(wanted.buildsOn ?? [])],
    held.now,
  );
  const reasons = [...checkCase(wanted.reasons), ...unknown(wanted.buildsOn ?? [], earlier)];
  if (wanted.topic !== undefined && !earlier.has(wanted.topic))
    reasons.push({ reason: 'topicUnknown', pointer: '/topic' });
  if (reasons.length > 0) return refuseBody(reasons);
  if (wanted.topic !== undefined) {
    const here = await listStationsOf(trx, held.row.id);
    if (here.some(({ id }) => id === wanted.topic))
      return refuse('conflict', { reasons: [{ reason: 'topicHere', pointer: '/topic' }] });
  }
  const topic = wanted.topic ?? (await insertTopic(trx, wanted.title));
  await insertStation(trx, {
    ...how,
    topic,
    consultation: held.row.id,
    year: held.row.year,
    kind: 'workshop',
    title: wanted.title,
    reasons: wanted.reasons,
    remark: wanted.remark,
  });
  await linkTo(trx, topic, wanted.buildsOn ?? [], earlier);
  await recordAct(trx, {
    accountId: actor.accountId,
    action,
    subject: `consultation:${held.row.id}`,
    facts: { topic, member: how.proposedBy ?? null, title: wanted.title },
  });
  return ok({ id: topic });
}

export interface Earlier {
  readonly title: Text;
  readonly year: number;
}

/** Those of the given topics that the person may know of, with the title and year of their latest station. */
export async function findEarlier(
  trx: Transaction<Database>,
  actor: SignedIn,
  topics: readonly string[],
  now: Instant,
): Promise<Map<string, Earlier>> {
  if (topics.length === 0) return new Map();
  const stations = await listStations(trx, actor, now, topics);
  return new Map(stations.map(({ topic, title, year }) => [topic, { title, year }]));
}

export const unknown = (topics: readonly string[], earlier: ReadonlyMap<string, Earlier>): Reason[] =>
  topics.flatMap((topic, at) => (earlier.has(topic) ? [] : [{ reason: 'topicUnknown', pointer: `/buildsOn/${at}` }]));

export async function linkTo(
  trx: Transaction<Database>,
  topic: string,
  buildsOn: readonly string[],
  earlier: ReadonlyMap<string, Earlier>,
): Promise<void> {
  for (const id of new Set(buildsOn)) {
    const found = earlier.get(id);
    if (found && id !== topic) await insertLink(trx, { topic, earlier: id, ...found });
  }
}
