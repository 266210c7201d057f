import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from './election.ts';
import { FileFault } from './file-fault.ts';
import { tiersOf } from './ranks.ts';
import { Rows } from './rows.ts';

/** The kinds of PrefLib files read here: strict or tied, complete or incomplete orders, and categories. */
export const preflibKinds = ['soc', 'soi', 'toc', 'toi', 'cat'] as const;

export type PreflibKind = (typeof preflibKinds)[number];

/** Items of a line "1,{2,3},4": each with its numbers and the column at which it begins. */
function itemsOf(text: string, line: number, offset: number): { numbers: number[]; column: number }[] {
  const items: { numbers: number[]; column: number }[] = [];
  const pattern = /\s*(?:\{([^{}]*)\}|(\d+))\s*(,|$)/y;
  let comma = false;
  while (pattern.lastIndex < text.length || comma) {
    const column = offset + pattern.lastIndex + 1;
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (!found) throw new FileFault(line, offset + at + 1, 'A number, or numbers in braces, is expected here.');
    const inside = found[1] ?? found[2] ?? '';
    const parts = inside.trim() === '' ? [] : inside.split(',');
    for (const part of parts) {
      if (!/^\s*\d+\s*$/.test(part))
        throw new FileFault(line, column, `"${part.trim()}" is no number of an alternative.`);
    }
    items.push({ numbers: parts.map(Number), column });
    comma = found[3] === ',';
    if (!comma) break;
  }
  return items;
}

/** Options from the header lines "# ALTERNATIVE NAME 1: …". */
function optionsOf(lines: readonly string[], declared: number | null): string[] {
  const names: string[] = [];
  lines.forEach((line, at) => {
    const found = /^#\s*ALTERNATIVE NAME\s+(\d+)\s*:\s*(.*)$/.exec(line);
    if (!found) return;
    const number = Number(found[1]);
    if (number < 1 || number > 253) throw new FileFault(at + 1, 1, 'Alternatives are numbered from 1, at most 253.');
    names[number - 1] = found[2]!.trim();
  });
  const width = Math.max(names.length, declared ?? 0);
  return Array.from({ length: width }, (_, at) => names[at] ?? `${at + 1}`);
}

const header = (lines: readonly string[], key: string): number | null => {
  const found = lines.map((line) => new RegExp(`^#\\s*${key}\\s*:\\s*(\\d+)\\s*$`).exec(line)).find(Boolean);
  return found ? Number(found[1]) : null;
};

/**
 * Ballots from a PrefLib file. Orders become ranks. Categories become approvals of the first where there are two, and
 * scores (last category 0) where there are more.
 *
 * @throws FileFault with line, column and reason
 */
export function readPreflib(text: string, kind: PreflibKind): Election {
  const lines = text.split(/\r?\n/);
  const options = optionsOf(lines, header(lines, 'NUMBER ALTERNATIVES'));
  if (options.length === 0) throw new FileFault(1, 1, 'The header names no alternatives.');
  const categories = kind === 'cat' ? (header(lines, 'NUMBER CATEGORIES') ?? 2) : 0;
  const form = kind !== 'cat' ? 'rank' : categories <= 2 ? 'approve' : 'score';
  const rows = new Rows(options.length, NOT_MARKED);
  lines.forEach((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const found = /^\s*(\d+)\s*:(.*)$/.exec(line);
    if (!found) throw new FileFault(at + 1, 1, 'A line "count: order" is expected here.');
    const items = itemsOf(found[2]!, at + 1, line.length - found[2]!.length);
    if (kind === 'cat' && items.length > categories)
      throw new FileFault(at + 1, 1, `There are only ${categories} categories.`);
    const count = Number(found[1]);
    if (count > 0xffffffff) throw new FileFault(at + 1, 1, 'The count of equal ballots is too high.');
    const base = rows.begin(count);
    items.forEach(({ numbers, column }, place) => {
      if ((kind === 'soc' || kind === 'soi') && numbers.length !== 1)
        throw new FileFault(at + 1, column, `A ${kind} file has no equal ranks.`);
      const mark = form === 'rank' ? place + 1 : form === 'approve' ? (place === 0 ? 1 : 0) : categories - 1 - place;
      for (const number of numbers) {
        if (number < 1 || number > options.length)
          throw new FileFault(at + 1, column, `There is no alternative ${number}.`);
        if (!rows.mark(base, number - 1, mark))
          throw new FileFault(at + 1, column, `Alternative ${number} stands twice in this line.`);
      }
    });
    const complete = kind === 'soc' || kind === 'toc';
    const ranked = items.reduce((sum, { numbers }) => sum + numbers.length, 0);
    if (complete && ranked < options.length)
      throw new FileFault(at + 1, 1, `A ${kind} file ranks all alternatives in each line.`);
  });
  if (rows.rows === 0) throw new FileFault(lines.length, 1, 'There is no ballot in the file.');
  return rows.election(form, options, 1);
}

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
