import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { anAddress, type Scene, signIn } from './cast-scene.ts';
import { HttpLine } from './http-line.ts';
import { percentile } from './table.ts';

/** Somebody signed in, with a connection of the own. */
export interface Caster {
  readonly line: HttpLine;
  readonly cookie: string;
  readonly member: string;
}

export interface Run {
  readonly clients: number;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of the server's processor for one ballot; NaN where it is not ours to read. */
  readonly cpu: number;
}

/** Signs so many in, a few at a time: each costs the server a password. */
export async function signInAll(address: string, { voters }: Scene, many: number): Promise<Caster[]> {
  const casters: Caster[] = [];
  for (const { member, email } of voters.slice(0, many)) {
    const line = new HttpLine(address);
    casters.push({ line, member, cookie: await signIn(line, email) });
  }
  return casters;
}

const choices = [
  [1, 1, 0, 0],
  [1, 0, 0, 0],
  [0, 1, 1, 0],
  [0, 0, 0, 1],
];

/** Sends one ballot and gives the milliseconds until it was acknowledged. Anything but 201 ends the run. */
export async function castOne(
  { line, cookie, member }: Caster,
  round: string,
  from: string,
  replaces: number,
): Promise<number> {
  const began = performance.now();
  const headers = `cookie: ${cookie}\r\nidempotency-key: ${randomUUID()}\r\nx-forwarded-for: ${from}\r\n`;
  const body = JSON.stringify({ member, marks: choices[replaces % choices.length], abstains: false, replaces });
  const answer = await line.send('POST', `/api/rounds/${round}/ballots`, headers, body);
  if (answer.status !== 201) throw new Error(`${member} revision ${replaces + 1}: ${answer.status} ${answer.body}`);
  return performance.now() - began;
}

/** Lets the first so many cast one ballot after another; the first second is not counted, and all is checked afterwards. */
export async function castFor(
  casters: readonly Caster[],
  scene: Scene,
  { clients, seconds, pid }: { clients: number; seconds: number; pid: number },
): Promise<Run> {
  const { id: round } = await scene.nextRound();
  const times: number[] = [];
  let acknowledged = 0;
  const start = performance.now() + 1_000;
  const end = start + seconds * 1000;
  const cast = async (caster: Caster): Promise<void> => {
    const from = anAddress();
    for (let revision = 0; performance.now() < end; revision++) {
      const took = await castOne(caster, round, from, revision);
      acknowledged += 1;
      const now = performance.now();
      if (now >= start && now < end) times.push(took);
    }
  };
  const casting = Promise.all(casters.slice(0, clients).map(cast));
  await sleep(1_000);
  const before = processorMicroseconds(pid);
  await sleep(seconds * 1000);
  const spent = processorMicroseconds(pid) - before;
  await casting;
  await scene.check(round, acknowledged);
  return {
    clients,
    rate: times.length / seconds,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    cpu: spent / times.length,
  };
}

/** All cast one ballot at the same moment, each on an open line; milliseconds until the last has its receipt. */
export async function castAtOnce(scene: Scene, casters: readonly Caster[]): Promise<number> {
  const { id: round } = await scene.nextRound();
  const began = performance.now();
  await Promise.all(casters.map((caster) => castOne(caster, round, anAddress(), 0)));
  const took = performance.now() - began;
  await scene.check(round, casters.length);
  return took;
}

/** Microseconds of the server's processor for the least that a signed-in request costs. */
export async function askFor(
  casters: readonly Caster[],
  { clients, seconds, pid }: { clients: number; seconds: number; pid: number },
): Promise<number> {
  let answered = 0;
  const before = processorMicroseconds(pid);
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    casters.slice(0, clients).map(async ({ line, cookie }) => {
      const headers = `cookie: ${cookie}\r\nx-forwarded-for: ${anAddress()}\r\n`;
      while (performance.now() < end) {
        const { status } = await line.send('GET', '/api/public-key', headers);
        if (status !== 200) throw new Error(`asking: ${status}`);
        answered += 1;
      }
    }),
  );
  return (processorMicroseconds(pid) - before) / answered;
}

/** User and system time of a process with all its threads; NaN where the system does not say. */
function processorMicroseconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // In ticks, a hundred a second on every Linux that Node runs on.
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return NaN;
  }
}
