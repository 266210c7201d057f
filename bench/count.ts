import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeApprovals, writeRanked } from './count-ballots.ts';
import { peers } from './count-peers.ts';
import { machine, markdown, median, publish, shown } from './table.ts';

/** What the issue of counting asks for at a million ballots: passes over every byte of the file. */
const most: Readonly<Record<string, number>> = {
  parse: 6,
  schulze: 45,
  'ranked-pairs': 45,
  minimax: 45,
  copeland: 45,
  irv: 18,
  'scottish-stv': 36,
  borda: 6,
  approval: 6,
  seqpav: 18,
};

const ranked = ['borda', 'schulze', 'ranked-pairs', 'minimax', 'copeland', 'irv', 'scottish-stv', 'meek'];
const approved = ['approval', 'seqpav', 'seqphragmen', 'mes'];
const SEATS = 5;

/** `warm` runs come before the measured ones where a count is so short that the compiler would be measured. */
const sizes = [
  { name: '193 x 10', ballots: 193, width: 10, warm: 200, runs: 7, minutes: 1 },
  { name: '10,000 x 20', ballots: 10_000, width: 20, warm: 3, runs: 5, minutes: 2 },
  { name: '1,000,000 x 20', ballots: 1_000_000, width: 20, warm: 0, runs: 3, minutes: 2 },
] as const;

interface Measured {
  readonly floor: number[];
  readonly parsed: number[];
  readonly counted: number[];
  readonly peakMiB: number;
}

interface Line {
  readonly size: string;
  readonly rule: string;
  readonly who: string;
  readonly ms: number | null;
  readonly all: readonly number[];
  readonly floorMs: number | null;
  readonly passes: number | null;
  readonly most: number | null;
  readonly peakMiB: number | null;
}

/** One process; `null` when it fails, runs out of memory or takes too long. */
const measure = (args: readonly string[], minutes: number): Promise<Measured | null> =>
  new Promise((resolve) => {
    const script = join(import.meta.dirname, 'count-child.ts');
    const options = { timeout: minutes * 60_000, maxBuffer: 1 << 20 };
    execFile(process.execPath, ['--max-old-space-size=6000', script, ...args], options, (error, out) => {
      resolve(error ? null : (JSON.parse(out) as Measured));
    });
  });

function lineOf(
  size: string,
  rule: string,
  who: string,
  measured: readonly (Measured | null)[],
  what: 'counted' | 'parsed',
): Line {
  const done = measured.filter((each) => each !== null);
  const large = size === sizes[2].name;
  if (done.length === 0)
    return { size, rule, who, ms: null, all: [], floorMs: null, passes: null, most: null, peakMiB: null };
  const all = done.flatMap((each) => each[what]);
  const [ms, floorMs] = [median(all), median(done.flatMap(({ floor }) => floor))];
  return {
    size,
    rule,
    who,
    ms,
    all,
    floorMs,
    passes: ms / floorMs,
    most: large && who === 'ours' ? (most[rule] ?? null) : null,
    peakMiB: Math.max(...done.map(({ peakMiB }) => peakMiB)),
  };
}

function tableOf(lines: readonly Line[]): string {
  const head = ['ballots x options', 'rule', 'who', 'CPU ms', 'floor ms', 'passes', 'at most', 'peak MiB'];
  const rows = lines.map((line) => [
    line.size,
    line.rule,
    line.who,
    line.ms === null ? 'not within the time or memory' : shown(line.ms, line.ms < 10 ? 3 : 0),
    shown(line.floorMs, (line.floorMs ?? 0) < 10 ? 4 : 1),
    shown(line.passes, 1),
    line.most === null ? '' : `${line.most}`,
    shown(line.peakMiB, 0),
  ]);
  return markdown(head, rows);
}

/**
 * Measures the counts: every rule beside the packages that count it too, alternating, three rounds, each in a process of its
 * own. Prints one table (Markdown); `--json FILE` takes all figures, `--write PAGE` puts the table into a page.
 */
export async function benchCount(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      write: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      size: { type: 'string' },
      rule: { type: 'string' },
      ours: { type: 'boolean' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'bench-count-'));
  const lines: Line[] = [];
  try {
    for (const size of sizes.filter(({ name }) => !values.size || name.startsWith(values.size))) {
      const [blt, cat] = [join(folder, 'ranked.blt'), join(folder, 'approved.cat')];
      writeRanked(blt, size.ballots, size.width, SEATS, 20_260_101);
      writeApprovals(cat, size.ballots, size.width, 20_260_102);
      for (const rule of [...ranked, ...approved].filter((name) => !values.rule || name === values.rule)) {
        const path = ranked.includes(rule) ? blt : cat;
        const parties = ['ours', ...(values.ours ? [] : (peers[rule] ?? []))];
        const found = new Map<string, (Measured | null)[]>(parties.map((who) => [who, []]));
        for (let round = 0; round < Number(values.rounds); round++) {
          for (const who of parties) {
            // What did not come to an end once is not waited for again.
            if (found.get(who)!.includes(null)) continue;
            const asked = [who, rule, path, `${SEATS}`, `${size.warm}`, `${size.runs}`];
            found.get(who)!.push(await measure(asked, size.minutes));
          }
        }
        if (rule === 'borda' || rule === 'approval') {
          lines.push(
            lineOf(size.name, rule === 'borda' ? 'parse' : 'parse .cat', 'ours', found.get('ours')!, 'parsed'),
          );
        }
        for (const who of parties) lines.push(lineOf(size.name, rule, who, found.get(who)!, 'counted'));
        process.stderr.write('.');
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stderr.write('\n');
  const table = `${machine()}; times of the processor, ${SEATS} places, medians\n\n${tableOf(lines)}`;
  publish('count', table, { platform: `${process.platform} ${process.arch}`, seats: SEATS, lines }, values);
}
