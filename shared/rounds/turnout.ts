import type { RollEntry } from './manifest.ts';

export interface GroupTurnout {
  readonly group: string | null;
  readonly answered: number;
  readonly entitled: number;
}

/** Groups smaller than this would show which single Members have answered. */
const smallest = 5;

/**
 * How many Members have answered, of how many; by regional group where the group has five or more on the roll.
 *
 * @param answered codes of the Members that have a ballot or abstention
 */
export function groupTurnout(
  roll: readonly RollEntry[],
  answered: readonly string[],
): { answered: number; entitled: number; groups: GroupTurnout[] } {
  const done = new Set(answered);
  const groups = new Map<string | null, { answered: number; entitled: number }>();
  for (const { member, group } of roll) {
    const figures = groups.get(group) ?? { answered: 0, entitled: 0 };
    groups.set(group, { answered: figures.answered + (done.has(member) ? 1 : 0), entitled: figures.entitled + 1 });
  }
  return {
    answered: done.size,
    entitled: roll.length,
    groups: [...groups]
      .filter(([, { entitled }]) => entitled >= smallest)
      .map(([group, figures]) => ({ group, ...figures }))
      .sort((a, b) => ((a.group ?? '~') < (b.group ?? '~') ? -1 : 1)),
  };
}
