import type { Translate } from '#shared/locales/translate.ts';
import type { Figures } from './read-figures.ts';

/** The rounds or stages of a count by transfers, a row each; nothing where there are none. */
export function stageRows({ count, options }: Figures, t: Translate): (string | number)[][] {
  if (count.stages.length === 0) return [];
  const letters = options.map(({ letter }) => letter);
  const head = [t('results.stage'), ...letters, t('results.exhausted'), t('results.residue'), t('results.quota')];
  return [
    [],
    [...head, t('results.elected'), t('results.excluded')],
    ...count.stages.map(({ stage, votes, exhausted, residue, quota, elected, excluded }) => [
      stage,
      ...letters.map((letter) => votes[letter] ?? ''),
      exhausted,
      residue,
      quota ?? '',
      elected.join(', '),
      excluded.join(', '),
    ]),
  ];
}

/** Ballots that prefer the row's option to the column's; nothing where the rule does not compare pairs. */
export function pairRows({ count, options }: Figures, t: Translate): (string | number)[][] {
  const { pairwise } = count;
  if (!pairwise) return [];
  const letters = options.map(({ letter }) => letter);
  return [
    [],
    [t('results.preferredTo'), ...letters],
    ...letters.map((letter, row) => [
      letter,
      ...letters.map((_, column) => (row === column ? '' : (pairwise[row]?.[column] ?? ''))),
    ]),
  ];
}

/** For and against, the base and the number required; nothing where the round decided no proposal. */
export function decisionRows({ count }: Figures, t: Translate): (string | number)[][] {
  const { decision } = count;
  if (!decision) return [];
  return [
    [],
    [t('results.for'), decision.yes],
    [t('results.against'), decision.no],
    [t('results.base'), decision.base],
    [t('results.required'), decision.required],
    ...(decision.quorum === null ? [] : [[t('results.quorum'), decision.quorum]]),
  ];
}
