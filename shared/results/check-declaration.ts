import type { Reason } from '../result.ts';
import type { TieMeans } from '../rounds/manifest.ts';
import type { Outcome } from './outcome.ts';

export interface DeclaredTopic {
  readonly topic: string;
  readonly outcome: 'retained' | 'deferred' | 'merged' | 'notRetained';
  readonly deferredTo?: number | undefined;
  readonly mergedInto?: string | undefined;
}

export interface Declaration {
  readonly topics: readonly DeclaredTopic[];
  readonly theme: {
    readonly outcome: 'retained' | 'deferred' | 'notRetained';
    readonly deferredTo?: number | undefined;
  };
  /** How the tie for the last places was resolved, if the figures hold one. */
  readonly tie?:
    { readonly means: 'bothRetained' } | { readonly means: 'lot'; readonly order: readonly string[] } | undefined;
  /** Why what is retained departs from the figures, if it does. */
  readonly departure?: string | undefined;
}

/** What a declaration is held against. */
export interface DeclarationGround {
  /** The year that the consultation plans. */
  readonly year: number;
  readonly admitted: readonly string[];
  /** The figures of the last round, its letters as topics; null for an agreement without a round. */
  readonly round: {
    readonly outcome: Outcome;
    readonly ties: readonly TieMeans[];
    readonly topicOf: Readonly<Record<string, string>>;
    /** Letters that an earlier round of the chain has selected already, as topics. */
    readonly before: readonly string[];
  } | null;
}

/**
 * Every reason why the Chair cannot declare so; none means that it can. Each admitted topic gets exactly one outcome. A
 * consultation's figures decide nothing by themselves, so the Chair may depart from them, but never silently; and a tie is
 * resolved only by a means that the round's rule allows.
 */
export function checkDeclaration(declaration: Declaration, ground: DeclarationGround): Reason[] {
  return [
    ...checkTopics(declaration, ground),
    ...checkTheme(declaration, ground),
    ...checkFigures(declaration, ground),
  ];
}

function checkTopics({ topics }: Declaration, { admitted, year }: DeclarationGround): Reason[] {
  const reasons: Reason[] = [];
  const seen = new Set<string>();
  topics.forEach((topic, at) => {
    const pointer = `/topics/${at}`;
    if (!admitted.includes(topic.topic)) reasons.push({ reason: 'topicNotAdmitted', pointer: `${pointer}/topic` });
    if (seen.has(topic.topic)) reasons.push({ reason: 'topicTwice', pointer: `${pointer}/topic` });
    seen.add(topic.topic);
    if (topic.outcome === 'deferred' && (topic.deferredTo === undefined || topic.deferredTo <= year)) {
      reasons.push({ reason: 'deferredToLaterYear', pointer: `${pointer}/deferredTo`, values: { year: String(year) } });
    }
    if (topic.outcome !== 'deferred' && topic.deferredTo !== undefined) {
      reasons.push({ reason: 'yearWithoutDeferral', pointer: `${pointer}/deferredTo` });
    }
    const into = topic.mergedInto;
    if (topic.outcome !== 'merged' && into !== undefined)
      reasons.push({ reason: 'onlyMerged', pointer: `${pointer}/mergedInto` });
    if (topic.outcome === 'merged' && (into === undefined || into === topic.topic || !admitted.includes(into))) {
      reasons.push({ reason: 'mergedIntoAnother', pointer: `${pointer}/mergedInto` });
    }
  });
  const forgotten = admitted.filter((topic) => !seen.has(topic));
  if (forgotten.length > 0)
    reasons.push({ reason: 'topicsWithoutOutcome', pointer: '/topics', values: { n: forgotten.length } });
  return reasons;
}

function checkTheme({ theme }: Declaration, { year }: DeclarationGround): Reason[] {
  if (theme.outcome !== 'deferred')
    return theme.deferredTo === undefined ? [] : [{ reason: 'yearWithoutDeferral', pointer: '/theme/deferredTo' }];
  if (theme.deferredTo !== undefined && theme.deferredTo > year) return [];
  return [{ reason: 'deferredToLaterYear', pointer: '/theme/deferredTo', values: { year: String(year) } }];
}

/**
 * The topics that the figures select, with those of earlier rounds of the chain and what resolved the tie. Against these a
 * declaration departs from the figures or does not.
 */
export function retainedByFigures(
  { outcome, topicOf, before }: Pick<NonNullable<DeclarationGround['round']>, 'outcome' | 'topicOf' | 'before'>,
  tie: Declaration['tie'],
): Set<string> {
  const selected = new Set([...before, ...outcome.selected.map((letter) => topicOf[letter] ?? '')]);
  const tied = outcome.tied?.among ?? [];
  const resolved = tie?.means === 'bothRetained' ? tied : (tie?.order.slice(0, outcome.tied?.places) ?? []);
  for (const letter of resolved) selected.add(topicOf[letter] ?? '');
  return selected;
}

function checkFigures({ topics, tie, departure }: Declaration, { round }: DeclarationGround): Reason[] {
  if (!round) return tie ? [{ reason: 'noTie', pointer: '/tie' }] : [];
  const { outcome, ties, topicOf } = round;
  const retained = new Set(topics.filter(({ outcome: word }) => word === 'retained').map(({ topic }) => topic));
  const letters = outcome.tied?.among ?? [];

  if (tie && !outcome.tied) return [{ reason: 'noTie', pointer: '/tie' }];
  if (tie && !ties.includes(tie.means)) return [{ reason: 'tieMeansNotAllowed', pointer: '/tie/means' }];
  if (tie?.means === 'lot') {
    const fits = tie.order.length === letters.length && letters.every((letter) => tie.order.includes(letter));
    if (!fits) return [{ reason: 'lotOfOthers', pointer: '/tie/order' }];
  }
  const isTiedRetained = letters.some((letter) => retained.has(topicOf[letter] ?? ''));
  if (!tie && isTiedRetained) return [{ reason: 'tieUnresolved', pointer: '/tie' }];
  const expected = retainedByFigures(round, tie);
  const asCounted = retained.size === expected.size && [...expected].every((topic) => retained.has(topic));
  return asCounted || departure ? [] : [{ reason: 'departureWithoutReason', pointer: '/departure' }];
}
