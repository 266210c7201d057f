import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from './election.ts';
import type { PreflibKind } from './preflib.ts';
import { tiersOf } from './ranks.ts';

const item = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `${numbers[0]!}` : `{${numbers.join(',')}}`;

/** Ballots as a PrefLib file of the kind that fits them, with the kind. */
export function writePreflib(election: Election, title: string): { kind: PreflibKind; text: string } {
  const { form, options, marks, counts } = election;
  const width = options.length;
  const lines: string[] = [];
  let [strict, complete] = [true, true];
  const highest = marks.reduce((most, mark) => (mark !== NOT_MARKED && mark > most ? mark : most), 1);
  const voters = new Set<string>();
  let total = 0;
  for (let row = 0; row < rowsOf(election); row++) {
    const own = marks.subarray(row * width, (row + 1) * width);
    const having = (mark: number): number[] => [...own].flatMap((each, option) => (each === mark ? [option + 1] : []));
    const tiers =
      form === 'rank'
        ? tiersOf(marks, row * width, width).map((tier) => tier.map((option) => option + 1))
        : Array.from({ length: highest + 1 }, (_, place) => [
            ...having(highest - place),
            ...(place === highest ? having(NOT_MARKED) : []),
          ]);
    if (tiers.some((tier) => tier.length > 1)) strict = false;
    if (tiers.flat().length < width) complete = false;
    const count = counts?.[row] ?? 1;
    total += count;
    const order = tiers.map(item).join(',');
    voters.add(order);
    lines.push(`${count}: ${order}`);
  }
  const kind: PreflibKind = form !== 'rank' ? 'cat' : strict ? (complete ? 'soc' : 'soi') : complete ? 'toc' : 'toi';
  const head = [
    `# FILE NAME: ${title}.${kind}`,
    `# TITLE: ${title}`,
    `# DATA TYPE: ${kind}`,
    `# NUMBER ALTERNATIVES: ${width}`,
    `# NUMBER VOTERS: ${total}`,
    kind === 'cat' ? `# NUMBER CATEGORIES: ${highest + 1}` : `# NUMBER UNIQUE ORDERS: ${voters.size}`,
    ...options.map((name, at) => `# ALTERNATIVE NAME ${at + 1}: ${name}`),
  ];
  return { kind, text: [...head, ...lines, ''].join('\n') };
}
