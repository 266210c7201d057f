import type { z } from 'zod';
import type { topicCard } from '#shared/proposals/proposals.api.ts';
import type { LinkRow, StationRow } from './topics.repo.ts';

export type TopicCard = z.input<typeof topicCard>;

/** The cards of topics from stations that are visible and from links; a topic with no visible station has none. */
export function topicCards(stations: readonly StationRow[], links: readonly LinkRow[]): TopicCard[] {
  const cards = new Map<string, TopicCard>();
  for (const station of stations) {
    const card: TopicCard = cards.get(station.topic) ?? {
      topic: station.topic,
      title: station.topicTitle,
      stations: [],
      buildsOn: [],
      ledTo: [],
    };
    cards.set(station.topic, card);
    card.stations.push({
      consultation: station.consultation,
      year: station.year,
      kind: station.kind,
      title: station.title,
      remark: station.remark,
      proposedBy: station.proposedBy,
      state: station.state,
      mergedInto: station.mergedInto,
      outcome: station.outcome,
      outcomeTitle: station.outcomeTitle,
      deferredTo: station.deferredTo,
      ofGeneralInterest: station.ofGeneralInterest,
    });
  }
  for (const link of links) {
    const later = cards.get(link.topic);
    const earlier = link.earlier === null ? undefined : cards.get(link.earlier);
    later?.buildsOn.push({ topic: earlier?.topic ?? null, year: link.year, title: link.title });
    if (earlier && later)
      earlier.ledTo.push({ topic: later.topic, year: later.stations.at(-1)?.year ?? null, title: later.title });
  }
  return [...cards.values()];
}
