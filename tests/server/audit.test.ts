import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { headBytes } from '#shared/audit/head.ts';
import { digestOf, fromHex, hex } from '#shared/digest.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { permissions } from '#shared/roles.ts';
import { chainStart, type EventKind, eventHash, eventKinds, microseconds } from '#shared/rounds/round-event.ts';
import { recordAct } from '#server/audit/audit.repo.ts';
import { sha256 } from '#server/digest.ts';
import { verifies } from '#server/record/signing-key.ts';
import { type Caller, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeAccount } from '#tests/support/make.ts';
import { callers, cast, makeRound, type MadeRound, moveClose } from '#tests/support/make-round.ts';

interface Shown {
  position: number;
  kind: EventKind;
  at: string;
  who: string | null;
  member: { code: string } | null;
  facts: Record<string, unknown>;
  isWhole: boolean;
  factsHash: string | null;
  hash: string | null;
}
interface Chain {
  head: { position: number; hash: string; publicKey: string; signature: string };
  events: Shown[];
  next: number | null;
}

let test: TestApp;
let auditor: Caller;
beforeAll(async () => {
  test = await testApp();
  auditor = await signInAs(test, await makeAccount(test.db, { offices: ['auditor'] }));
});
afterAll(() => test.close());

const chain = async (caller: Caller, round: string, after = ''): Promise<Chain> => {
  const reply = await caller.get(`/api/rounds/${round}/chain${after}`);
  expect(reply.statusCode).toBe(200);
  return reply.json();
};

/** What a reader recomputes from what is shown: the hash of every event, each on the one before. */
function recomputed({ events }: Chain, round: string): (string | null)[] {
  let previous: Uint8Array = chainStart;
  return events.map(({ position, kind, at, factsHash }) => {
    if (factsHash === null) return null;
    const event = { round, position, kind: eventKinds[kind], at: microseconds(at), previous };
    previous = eventHash({ ...event, factsHash: fromHex(factsHash) }, sha256);
    return hex(previous);
  });
}

async function opened(options: Parameters<typeof makeRound>[1] = {}) {
  const round: MadeRound = await makeRound(test, options);
  const people = await callers(test, round);
  for (const at of [0, 1]) await cast(people[at]!, round.id, { member: round.delegates[at]!.member, marks: [1, 0, 0] });
  return {
    round,
    people,
    chair: await signInAs(test, round.chair),
    administrator: await signInAs(test, round.administrator),
  };
}

describe('the events of a round', () => {
  it('show a delegation its own ballot, and of others only that there was one', async () => {
    const { round, people, chair, administrator } = await opened();
    const seen = await chain(people[0]!, round.id);
    expect(seen.events.map(({ kind, member }) => [kind, member?.code ?? null])).toEqual([
      ['opened', null],
      ['cast', round.delegates[0]!.member],
      ['cast', null],
    ]);
    const [, own, other] = seen.events;
    expect(own).toMatchObject({ facts: { revision: 1, member: round.delegates[0]!.member }, isWhole: false });
    expect(other).toMatchObject({ who: null, member: null, facts: {}, isWhole: false });
    expect(JSON.stringify(seen)).not.toContain(round.delegates[1]!.member);
    for (const reader of [chair, auditor])
      expect((await chain(reader, round.id)).events[2]).toMatchObject({ facts: {} });
    const all = await chain(administrator, round.id);
    expect(all.events[2]).toMatchObject({ member: { code: round.delegates[1]!.member }, isWhole: true });
    for (const event of all.events) expect(digestOf(event.facts, sha256)).toBe(event.factsHash);
  });

  it('are one chain for everybody, under a signed head', async () => {
    const { round, people, administrator } = await opened();
    for (const reader of [people[0]!, administrator, auditor]) {
      const seen = await chain(reader, round.id);
      expect(recomputed(seen, round.id)).toEqual(seen.events.map(({ hash }) => hash));
      const { position, hash, publicKey, signature } = seen.head;
      expect({ position, hash }).toEqual({ position: 3, hash: seen.events[2]!.hash });
      const bytes = headBytes({ round: round.id, position, hash });
      expect(verifies(fromHex(publicKey), fromHex(signature), bytes)).toBe(true);
    }
  });

  it('name Members to everybody where the manifest opens the names', async () => {
    const { round, people } = await opened({ namesOfAnswered: 'all' });
    const { events } = await chain(people[0]!, round.id);
    expect(events.map(({ member }) => member?.code)).toEqual([
      undefined,
      ...round.delegates.slice(0, 2).map(({ member }) => member),
    ]);
  });

  it('hide after the close whatever the result could be guessed from, until it may be read', async () => {
    const { round, people, chair, administrator } = await opened();
    await chair.post(`/api/rounds/${round.id}/close`, { reason: 'All in.' });
    const digest = (await chain(administrator, round.id)).events[3]!.facts.result as string;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const sealed = async (caller: Caller) => {
      const seen = await chain(caller, round.id);
      expect(seen.head.position).toBe(3);
      expect(seen.events.slice(3).every(({ hash, factsHash }) => hash === null && factsHash === null)).toBe(true);
      expect(JSON.stringify(seen)).not.toContain(digest);
      return seen;
    };
    expect((await sealed(people[0]!)).events[3]).toMatchObject({ kind: 'closed', facts: { reason: 'All in.' } });
    await sealed(chair);
    const { resultHash } = (await administrator.get(`/api/rounds/${round.id}/figures`)).json();
    await administrator.post(`/api/rounds/${round.id}/tally`, { resultHash });
    await sealed(people[0]!);
    const seen = await chain(chair, round.id);
    expect(recomputed(seen, round.id)).toEqual(seen.events.map(({ hash }) => hash));
    expect(seen.head.position).toBe(5);
    expect((await chain(auditor, round.id)).events[1]).toMatchObject({ member: { code: round.delegates[0]!.member } });
  });

  it('come in pages by key, which what comes meanwhile does not shift', async () => {
    const { round, people } = await opened();
    await sql`select append_event(${round.id}::uuid, 3, consult_clock(), null, '{}', sha256('{}'), 0) from generate_series(1, 120)`.execute(
      test.db,
    );
    const first = await chain(people[0]!, round.id);
    expect([first.events.length, first.next, first.head.position]).toEqual([100, 100, 123]);
    await cast(people[2]!, round.id, { member: round.delegates[2]!.member, marks: [1, 0, 0] });
    const second = await chain(people[0]!, round.id, `?after=${first.next}`);
    expect([second.events[0]!.position, second.events.length, second.next]).toEqual([101, 24, null]);
  });
});

describe('records and acts', () => {
  it('list every round that was opened to the Administration and auditors, in its state by the clock', async () => {
    const { round, people, chair, administrator } = await opened();
    const draft = await makeRound(test, { state: 'draft' });
    await moveClose(test, round.id, -1);
    for (const reader of [auditor, administrator]) {
      const { rounds } = (await reader.get('/api/records')).json<{
        rounds: { id: string; state: string; events: number }[];
      }>();
      expect(rounds[0]).toMatchObject({ id: round.id, state: 'closed', events: 3 });
      expect(rounds.map(({ id }) => id)).not.toContain(draft.id);
    }
    for (const reader of [people[0]!, chair])
      for (const path of ['/api/records', '/api/acts']) expect((await reader.get(path)).statusCode).toBe(403);
  });

  it('say who did what to whom, the latest first, in pages by key', async () => {
    const accountId = await makeAccount(test.db, { name: 'Registrar' });
    const person = await makeAccount(test.db, { name: 'Nadia Haddad' });
    const act = { accountId, action: 'issueLink', subject: `account:${person}`, facts: { purpose: 'reset' } };
    await test.db.transaction().execute(async (trx) => {
      for (let n = 0; n < 105; n++) await recordAct(trx, act);
      await recordAct(trx, { ...act, accountId: null, action: 'importMembers', subject: 'members' });
    });
    interface Acts {
      acts: { id: number; who: string | null; action: string; subjectName: object | null; facts: unknown }[];
      next: number;
    }
    const first = (await auditor.get('/api/acts')).json<Acts>();
    expect(first.acts).toHaveLength(100);
    expect(first.acts[0]).toMatchObject({ who: null, action: 'importMembers', subjectName: null });
    expect(first.acts[1]).toMatchObject({
      who: 'Registrar',
      subjectName: { fr: 'Nadia Haddad' },
      facts: { purpose: 'reset' },
    });
    await test.db.transaction().execute((trx) => recordAct(trx, act));
    const second = (await auditor.get(`/api/acts?before=${first.next}`)).json<Acts>();
    expect(second.acts[0]!.id).toBe(first.acts[99]!.id - 1);
    expect((await auditor.get('/api/acts?before=x')).statusCode).toBe(400);
  });
});

describe('an auditor', () => {
  it('may read events, records and what leads to them, and may do nothing', () => {
    const granted = Object.entries(permissions)
      .filter(([, grants]) => 'auditor' in grants)
      .map(([action]) => action);
    expect(granted.sort()).toEqual([
      'exportRecord',
      'listRecords',
      'readActs',
      'readConsultation',
      'readEvents',
      'readFigures',
      'readRound',
      'seeTurnout',
    ]);
    const acting = (Object.entries(api) as [string, Endpoint][]).filter(
      ([key, { action }]) => !key.startsWith('GET ') && granted.includes(action),
    );
    expect(acting).toEqual([]);
  });
});
