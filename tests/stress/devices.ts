import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { signInAs, type TestApp } from '#tests/support/app.ts';
import { makeDelegate } from '#tests/support/make.ts';
import { type MadeRound, makeNextRound, makeRound } from '#tests/support/make-round.ts';
import { type Ask, askInside, codeOf, type Heard } from './ask.ts';
import { type Chance, chance, inLanes, oneOf } from './chance.ts';

/**
 * Colleagues of one delegation cast at once, each on several devices, over a line that loses requests and replies. A device
 * sends again with the same key until it hears something; told that a colleague was first, it replaces that ballot with a new one.
 */
export interface Devices {
  readonly trials: number;
  readonly acknowledged: number;
  /** Requests of which nothing was heard. */
  readonly unheard: number;
  /** Told that somebody was first. */
  readonly stale: number;
  readonly faults: readonly string[];
}

export interface DevicesGround {
  readonly test: TestApp;
  readonly around: MadeRound;
  readonly member: string;
  /** One cookie a colleague; each has two devices. */
  readonly colleagues: readonly string[];
  readonly asks: readonly Ask[];
  readonly nextNumber: () => number;
}

export async function devicesGround(test: TestApp, asks: readonly Ask[] = [askInside(test)]): Promise<DevicesGround> {
  const around = await makeRound(test, { members: 1, state: 'draft' });
  const { member, account } = around.delegates[0]!;
  const other = await makeDelegate(test.db, { member, position: 'head' });
  const colleagues = [];
  for (const id of [account, other.account]) colleagues.push((await signInAs(test, id)).cookie);
  let number = 1;
  return { test, around, member, colleagues, asks, nextNumber: () => (number += 1) };
}

export async function tryDevices(
  ground: DevicesGround,
  {
    count,
    seed,
    lanes = 4,
    enough = () => false,
  }: { count: number; seed: number; lanes?: number; enough?: () => boolean },
): Promise<Devices> {
  const sum = { trials: 0, acknowledged: 0, unheard: 0, stale: 0, faults: [] as string[] };
  await inLanes({ count, lanes, enough }, async (at) => {
    const trial = new DevicesTrial(ground, chance(seed + at));
    await trial.run();
    sum.trials += 1;
    sum.acknowledged += trial.receipts.length;
    sum.unheard += trial.unheard;
    sum.stale += trial.stale;
    sum.faults.push(...trial.faults);
  });
  return sum;
}

interface Sent {
  readonly cookie: string;
  readonly key: string;
  readonly body: {
    readonly member: string;
    readonly marks: readonly number[];
    readonly replaces: number;
    readonly abstains: boolean;
  };
}

type Acknowledged = Sent & { readonly text: string; readonly revision: number };

const choices = [
  [1, 1, 0],
  [1, 0, 0],
  [0, 1, 1],
  [0, 0, 1],
];

class DevicesTrial {
  readonly receipts: Acknowledged[] = [];
  readonly faults: string[] = [];
  unheard = 0;
  stale = 0;
  readonly #ground: DevicesGround;
  readonly #random: Chance;
  /** Requests that nobody waits for any more, and that may still arrive. */
  readonly #onTheirWay: Promise<unknown>[] = [];
  #round = '';

  constructor(ground: DevicesGround, random: Chance) {
    this.#ground = ground;
    this.#random = random;
  }

  async run(): Promise<void> {
    const { test, around, colleagues, nextNumber } = this.#ground;
    this.#round = await makeNextRound(test, around, { sequence: nextNumber() });
    await Promise.all([...colleagues, ...colleagues].map((cookie) => this.#device(cookie)));
    await Promise.all(this.#onTheirWay);
    await this.#replay();
    await this.#look();
  }

  async #device(cookie: string): Promise<void> {
    let known = 0;
    const wanted = 1 + Math.floor(this.#random() * 2);
    for (let cast = 0; cast < wanted;) {
      await pause(this.#random() * 3);
      const marks = oneOf(this.#random, choices);
      const sent = {
        cookie,
        key: randomUUID(),
        body: { member: this.#ground.member, marks, replaces: known, abstains: false },
      };
      const reply = await this.#untilHeard(sent);
      if (reply.status === 201) {
        const { revision } = JSON.parse(reply.text) as { revision: number };
        this.receipts.push({ ...sent, text: reply.text, revision });
        known = revision;
        cast += 1;
      } else if (codeOf(reply) === 'ballotStale') {
        this.stale += 1;
        known = (JSON.parse(reply.text) as { facts: { stands: { revision: number } } }).facts.stands.revision;
      } else {
        this.faults.push(`answered ${reply.status} ${codeOf(reply)}`);
        return;
      }
    }
  }

  /** Sends the same request, with the same key, until an answer comes. */
  async #untilHeard(sent: Sent): Promise<Heard> {
    for (;;) {
      const luck = this.#random();
      if (luck < 0.6) return this.#send(sent);
      this.unheard += 1;
      // Lost on the way there; lost on the way back; or late, so that it and its repetition arrive together.
      if (luck < 0.7) continue;
      const reply = this.#send(sent);
      if (luck < 0.85) await reply;
      else this.#onTheirWay.push(reply);
    }
  }

  #send({ cookie, key, body }: Sent): Promise<Heard> {
    return oneOf(this.#random, this.#ground.asks)(cookie, `/api/rounds/${this.#round}/ballots`, body, key);
  }

  /** Every acknowledged request, sent once more, brings the same bytes, although most of these ballots have been replaced. */
  async #replay(): Promise<void> {
    for (const receipt of this.receipts) {
      const again = await this.#send(receipt);
      if (again.status !== 201 || again.text !== receipt.text)
        this.faults.push(`replayed as ${again.status} ${again.text}`);
    }
  }

  async #look(): Promise<void> {
    const { test, member } = this.#ground;
    const { rows } = await sql<{ revision: number; marks: Uint8Array; key: string; keys: number; casts: number }>`
      select ballot.revision, marks, min(key) as key, count(key) as keys,
        (select count(*) from round_event where round_id = ${this.#round} and kind = 2) as casts
      from ballot left join cast_request using (round_id, member_code, revision)
      where round_id = ${this.#round} and member_code = ${member}
      group by ballot.revision, marks order by ballot.revision`.execute(test.db);
    const stored = rows.map(({ revision, key, keys, marks }) => `${revision} ${key} ${keys} ${[...marks].join('')}`);
    const acknowledged = this.receipts
      .toSorted((one, other) => one.revision - other.revision)
      .map(({ key, body }, at) => `${at + 1} ${key} 1 ${body.marks.join('')}`);
    if (stored.join() !== acknowledged.join())
      this.faults.push(`acknowledged ${acknowledged.join(' | ')}; stored ${stored.join(' | ')}`);
    if (rows[0]?.casts !== rows.length) this.faults.push(`${rows[0]?.casts} events for ${rows.length} ballots`);
    const last = this.receipts.find(({ revision }) => revision === rows.length);
    const { text } = await oneOf(this.#random, this.#ground.asks)(
      last?.cookie ?? '',
      `/api/rounds/${this.#round}/ballots/${member}`,
    );
    const stands = JSON.parse(text) as { marks: number[]; receipt: { revision: number } };
    if (stands.receipt.revision !== rows.length || stands.marks.join() !== last?.body.marks.join())
      this.faults.push(`${text} stands, ${last?.text} was acknowledged last`);
  }
}
