import { readFileSync } from 'node:fs';
import { count } from '#shared/tally/count.ts';
import { readElection } from '#shared/tally/formats.ts';
import { isRuleName } from '#shared/tally/rule-frames.ts';
import { preparers } from './count-peers.ts';

/**
 * One measurement in a process of its own, so that its peak memory is its own: `who` is `ours` or a package. Times are of
 * the processor (user and system), in milliseconds, since other work on the machine would be measured otherwise.
 */
const [who = '', rule = '', path = '', seats = '1', warm = '0', runs = '3'] = process.argv.slice(2);

function timed<T>(work: () => T): { ms: number; value: T } {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, value };
}

/** Small counts are repeated until a run takes long enough for the clock of the processor, which ticks in microseconds. */
const repeated = (work: () => unknown, times: number): number =>
  timed(() => {
    for (let at = 0; at < times; at++) work();
  }).ms / times;

function pass(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at++) sum += bytes[at]!;
  return sum;
}

const bytes = new Uint8Array(readFileSync(path));
const times = bytes.length < 1_000_000 ? 20 : 1;
pass(bytes);
const floor = Array.from({ length: 5 }, () => repeated(() => pass(bytes), times * 5));
const read = () => ({ ...readElection(path.endsWith('.blt') ? 'blt' : 'cat', bytes, () => ''), seats: Number(seats) });
const parsed = Array.from({ length: who === 'ours' ? Number(runs) : 0 }, () => timed(read).ms);
const election = read();
const work =
  who === 'ours'
    ? () => {
        if (!isRuleName(rule)) throw new Error(`No rule ${rule}.`);
        return count(election, rule);
      }
    : await preparers[who]!(election, rule);
/** A first run says how often the others are repeated, so that slow packages are not waited for twenty times over. */
const first = timed(work).ms;
const warmed = first > 0 ? Math.min(Number(warm), Math.ceil(2_000 / first)) : Number(warm);
for (let at = 0; at < warmed; at++) work();
const again = Math.max(1, Math.min(20, Math.ceil(50 / Math.max(first, 0.1))));
const counted = Array.from({ length: Number(runs) }, () => repeated(work, again));
process.stdout.write(JSON.stringify({ floor, parsed, counted, peakMiB: process.resourceUsage().maxRSS / 1024 }));
