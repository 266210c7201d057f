import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Person } from '#shared/consultations/allow-act.ts';
import type { Instant } from '#shared/ids.ts';
import type { topicReply } from '#shared/proposals/proposals.api.ts';
import type { Database } from '../db/schema.ts';
import { listLinks, listSponsorsOf, listStations, listStationsOf } from './topics.repo.ts';

type TopicReply = z.input<typeof topicReply>;
type Line = TopicReply['history'][number];

/** The topics of a consultation with their sponsors, and with a line for each earlier year and each topic they build on. */
export async function topicsOfConsultation(
  db: Kysely<Database>,
  reader: Person,
  consultation: string,
  now: Instant,
): Promise<TopicReply[]> {
  const topics = await listStationsOf(db, consultation);
  const ids = topics.map(({ id }) => id);
  const sponsors = await listSponsorsOf(db, consultation);
  const links = (await listLinks(db, ids)).filter(({ topic }) => ids.includes(topic));
  const linked = links.flatMap(({ earlier }) => (earlier === null ? [] : [earlier]));
  const stations = await listStations(db, reader, now, [...new Set([...ids, ...linked])]);
  const known = new Set(stations.map(({ topic }) => topic));
  return topics.map(({ stationId, year, ...topic }) => {
    const stood = stations
      .filter((station) => station.topic === topic.id && (station.consultation === null || station.year < year))
      .map((station): Line => ({
        relation: 'stood',
        topic: topic.id,
        consultation: station.consultation,
        year: station.year,
        title: station.title,
        kind: station.kind,
        outcome: station.outcome,
        deferredTo: station.deferredTo,
        ofGeneralInterest: station.ofGeneralInterest,
      }));
    const builtOn = links
      .filter((link) => link.topic === topic.id)
      .map((link): Line => ({
        relation: 'buildsOn',
        topic: link.earlier !== null && known.has(link.earlier) ? link.earlier : null,
        consultation: null,
        year: link.year,
        title: link.title,
        kind: null,
        outcome: null,
        deferredTo: null,
        ofGeneralInterest: false,
      }));
    return {
      ...topic,
      sponsors: sponsors.filter((sponsor) => sponsor.stationId === stationId).map(({ member, at }) => ({ member, at })),
      history: [...stood, ...builtOn].sort((one, other) => (one.year ?? 0) - (other.year ?? 0)),
    };
  });
}
