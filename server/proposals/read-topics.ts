import type { Person } from '#shared/consultations/allow-act.ts';
import { likeTitles } from '#shared/proposals/like-title.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import { type TopicCard, topicCards } from './topic-cards.ts';
import { listLinks, listStations } from './topics.repo.ts';

type Db = Pick<Deps, 'db'>;

/** The cards of all topics, as far as the reader may know of them. */
export async function readTopics({ db }: Db, person: Person): Promise<TopicCard[]> {
  const now = await readClock(db);
  return topicCards(await listStations(db, person, now), await listLinks(db));
}

export async function readTopic({ db }: Db, person: Person, topic: string): Promise<Result<TopicCard>> {
  const now = await readClock(db);
  const links = await listLinks(db, [topic]);
  const related = new Set([
    topic,
    ...links.flatMap(({ topic: later, earlier }) => (earlier === null ? [later] : [later, earlier])),
  ]);
  const cards = topicCards(await listStations(db, person, now, [...related]), links);
  const card = cards.find((candidate) => candidate.topic === topic);
  return card ? ok(card) : refuse('notFound');
}

/** Topics of this and of other years whose title is like the given one, each once, with its latest station. */
export async function findLikeTopics({ db }: Db, person: Person, consultation: string, title: string) {
  const now = await readClock(db);
  const stations = await listStations(db, person, now);
  const found = likeTitles(title, stations);
  const best = new Map<string, number>();
  for (const { topic, likeness } of found) if (!best.has(topic)) best.set(topic, likeness);
  return [...best].map(([topic, likeness]) => {
    const own = stations.filter((station) => station.topic === topic);
    const here = own.find((station) => station.consultation === consultation);
    const shown = here ?? own.at(-1);
    if (!shown) throw new Error('a like topic has no station');
    return {
      topic,
      title: shown.title,
      year: shown.year,
      consultation: shown.consultation,
      here: here !== undefined,
      outcome: shown.outcome,
      deferredTo: shown.deferredTo,
      likeness: Math.round(likeness * 100) / 100,
    };
  });
}
