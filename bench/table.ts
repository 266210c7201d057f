import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** The value below which so many hundredths lie; NaN of nothing. */
export function percentile(numbers: readonly number[], hundredths: number): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? NaN;
}

/** A figure with so many digits behind the point; a dash where there is none. */
export const shown = (number: number | null, digits = 0): string => (number === null ? '–' : number.toFixed(digits));

export const markdown = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Where and when a run was made. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;

/** What else the machine does: figures of a shared one are worth their ratios only. */
export const load = (): string => `load ${loadavg()[0]!.toFixed(1)}`;

/** A ratio beside the bound that is held and the one that is aimed at. `most`: the ratio is to stay below them. */
export interface Target {
  readonly what: string;
  readonly ratio: number;
  readonly must: number;
  readonly aim: number;
  readonly most?: boolean;
}

export const meets = ({ ratio, most }: Target, bound: number): boolean => (most ? ratio <= bound : ratio >= bound);

export const targetTable = (targets: readonly Target[]): string =>
  markdown(
    ['what', 'ratio', 'must', 'aim', ''],
    targets.map((target) => {
      const sign = target.most ? '≤' : '≥';
      const word = meets(target, target.aim) ? 'aim met' : meets(target, target.must) ? 'met' : 'MISSED';
      return [target.what, shown(target.ratio, 2), `${sign} ${target.must}`, `${sign} ${target.aim}`, word];
    }),
  );

/** Puts what a bench printed between its marks in a page, or at the end of one that has none yet. */
export function writeInto(path: string, bench: string, text: string): void {
  const [start, end] = [`<!-- ${bench}: made by \`npm run bench -- ${bench} --write\` -->`, `<!-- /${bench} -->`];
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '# Performance\n';
  const block = `${start}\n\n${text}\n\n${end}`;
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  const whole =
    from < 0 || to < from ? `${page}\n${block}\n` : page.slice(0, from) + block + page.slice(to + end.length);
  writeFileSync(path, whole);
}

/** Prints what was measured, and keeps it where the options say. */
export function publish(
  bench: string,
  text: string,
  run: object,
  { write, json }: { write?: string | undefined; json?: string | undefined },
): void {
  process.stdout.write(`${text}\n`);
  if (write) writeInto(write, bench, text);
  if (json)
    writeFileSync(
      json,
      `${JSON.stringify({ at: new Date().toISOString(), node: process.version, ...run }, null, 1)}\n`,
    );
}
