import type { EventKind } from '#shared/rounds/round-event.ts';
import type { Reply } from '../api.ts';
import { t } from '../messages.ts';
import { type Content, plainWords } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import { stamp } from '../rounds/round-words.ts';

export type ChainEvent = Reply<'GET /api/rounds/:round/chain'>['events'][number];

const textOf = (fact: unknown): string => (typeof fact === 'string' ? fact : '');
const timeOf = (fact: unknown): Content => stamp(textOf(fact));

const casting = ({ member, who, facts }: ChainEvent): Content => {
  if (!member) return t('audit.event.castHidden');
  const name = plainWords(member.names);
  const revision = Number(facts.revision);
  return t(revision > 1 ? 'audit.event.replaced' : 'audit.event.cast', {
    who: who ?? '',
    name,
    revision: String(revision),
  });
};

/** What each kind of event says; a kind without its sentence does not compile. */
const sentences: Readonly<Record<EventKind, (event: ChainEvent) => Content>> = {
  opened: ({ who }) => (who === null ? t('audit.event.openedByClock') : t('audit.event.opened', { who })),
  cast: casting,
  extended: ({ who, facts }) =>
    sentence('audit.event.extended', {
      who: who ?? '',
      from: timeOf(facts.from),
      to: timeOf(facts.to),
      reason: textOf(facts.reason),
    }),
  closed: ({ who, facts }) =>
    who === null
      ? sentence('audit.event.closedByClock', { at: timeOf(facts.closedAt) })
      : t('audit.event.closed', { who, reason: textOf(facts.reason) }),
  tallied: ({ who }) => t('audit.event.tallied', { who: who ?? '' }),
  declared: ({ who }) => t('audit.event.declared', { who: who ?? '' }),
  voided: ({ who, facts }) => t('audit.event.voided', { who: who ?? '', reason: textOf(facts.reason) }),
};

/** An event in one sentence, as far as the reader may see it. */
export const eventWords = (event: ChainEvent): Content => sentences[event.kind](event);
