import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '#server/db/connection.ts';
import { type Caller, callWith, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { freshDatabase, hasPostgres } from '#tests/support/database.ts';
import { type FaultProxy, startFaultProxy } from '#tests/support/fault-proxy.ts';
import { cast, makeRound, type MadeRound, moveClose } from '#tests/support/make-round.ts';
import { type Ask, askOver, manyAddresses } from '#tests/stress/ask.ts';
import { chance } from '#tests/stress/chance.ts';
import { ballotBody, faultyLine } from '#tests/stress/faulty-line.ts';
import { acknowledgedOf, balance, castOn, votersOf } from '#tests/stress/ledger.ts';

/** Lines break where it hurts: the retry with the same key ends in the truth, a ballot is acknowledged if and only if it is stored. */
describe.runIf(hasPostgres())('a line that breaks', () => {
  let test: TestApp;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let round: MadeRound;
  let proxy: FaultProxy;

  beforeEach(async () => {
    database = await freshDatabase();
    test = await testApp({ connection: database, env: manyAddresses });
    round = await makeRound(test, { members: 6 });
  });
  afterEach(async () => {
    await proxy.close();
    await test.close();
  });

  const stored = async () => (await test.db.selectFrom('ballot').select('revision').execute()).length;

  describe('between a delegation and the server', () => {
    let ask: Ask;
    beforeEach(async () => {
      const { port } = new URL(await test.app.listen({ host: '127.0.0.1', port: 0 }));
      proxy = await startFaultProxy(Number(port));
      ask = askOver(() => `http://127.0.0.1:${proxy.port}`, 2);
    });

    it.each([
      { fault: 'reset', before: 0 },
      { fault: 'resetAfterSend', before: 1 },
      { fault: 'cutReply', before: 1 },
      { fault: 'silent', before: 1 },
    ] as const)(
      '$fault: nothing is heard, $before is stored, and the same request is one ballot',
      async ({ fault, before }) => {
        const [voter] = await votersOf(test, round);
        const body = { member: voter!.member, marks: [1, 0, 0], abstains: false, replaces: 0 };
        const send = (key: string) => ask(voter!.cookie, `/api/rounds/${round.id}/ballots`, body, key);
        const key = randomUUID();
        const met = proxy.strike(fault, ballotBody);
        await expect(send(key)).rejects.toThrow();
        await met;
        await expect.poll(stored, { timeout: 10_000 }).toBe(before);
        const again = await send(key);
        expect(again.status).toBe(201);
        expect(await send(key)).toEqual(again);
        expect(await stored()).toBe(1);
      },
    );

    it('slow: it takes its time, and is one ballot', async () => {
      const [voter] = await votersOf(test, round);
      const body = { member: voter!.member, marks: [1, 0, 0], abstains: false, replaces: 0 };
      const met = proxy.strike('slow', ballotBody);
      const patient = askOver(() => `http://127.0.0.1:${proxy.port}`, 30);
      expect((await patient(voter!.cookie, `/api/rounds/${round.id}/ballots`, body, randomUUID())).status).toBe(201);
      await met;
      expect(await stored()).toBe(1);
    });

    it('of every kind, by chance: what was acknowledged is what is stored', { timeout: 120_000 }, async () => {
      const voters = await votersOf(test, round);
      const line = faultyLine(ask, proxy, chance(7));
      const goal = process.env.FULL === '1' ? 300 : 60;
      const wrong = await Promise.all(
        voters.map((voter) => castOn(line, round.id, [voter], () => acknowledgedOf(voters) >= goal && !voter.pending)),
      );
      expect(wrong.flat()).toEqual([]);
      const { lost, doubled, wrong: found } = await balance(test.db, round.id, voters);
      expect({ lost, doubled, found }).toEqual({ lost: 0, doubled: 0, found: [] });
    });
  });

  describe('between the server and the database', () => {
    let behind: TestApp;
    beforeEach(async () => {
      const url = new URL(database.url);
      proxy = await startFaultProxy(Number(url.port));
      url.port = String(proxy.port);
      behind = await testApp({ connection: await openConnection({ databaseUrl: url.href, poolSize: 4 }) });
    });
    afterEach(async () => {
      // First, or what has fallen silent would be waited for.
      await proxy.close();
      await behind.close();
    });

    const asking = async (account: string): Promise<Caller> => callWith(behind, (await signInAs(test, account)).cookie);

    it.each([
      { fault: 'reset', before: 0 },
      { fault: 'resetAfterSend', before: 1 },
      { fault: 'cutReply', before: 1 },
    ] as const)('$fault while casting: told to come again; $before is stored, then one', async ({ fault, before }) => {
      const { member, account } = round.delegates[0]!;
      const voter = await asking(account);
      const ballot = { member, marks: [1, 0, 0], key: randomUUID() };
      const met = proxy.strike(fault, 'cast_ballot');
      const first = await cast(voter, round.id, ballot);
      await met;
      expect([first.statusCode, first.json().code, first.headers['retry-after']]).toEqual([
        503,
        'busy',
        expect.anything(),
      ]);
      await expect.poll(stored, { timeout: 10_000 }).toBe(before);
      const again = await cast(voter, round.id, ballot);
      expect(again.statusCode, again.body).toBe(201);
      expect((await cast(voter, round.id, ballot)).body).toBe(again.body);
      expect(await stored()).toBe(1);
    });

    it('silent while casting: the round goes on over another connection, and the retry is the one ballot', async () => {
      const ballots = round.delegates.map(({ member }) => ({ member, marks: [1, 0, 0], key: randomUUID() }));
      const [first, second] = await Promise.all(round.delegates.slice(0, 2).map(({ account }) => asking(account)));
      const met = proxy.strike('silent', 'cast_ballot');
      const unheard = cast(first!, round.id, ballots[0]!);
      await met;
      expect((await cast(second!, round.id, ballots[1]!)).statusCode).toBe(201);
      expect((await unheard).statusCode).toBe(503);
      expect((await cast(first!, round.id, ballots[0]!)).statusCode).toBe(201);
      expect(await stored()).toBe(2);
    });

    const events = async (kind: number) =>
      (await test.db.selectFrom('round_event').where('kind', '=', kind).select('position').execute()).length;

    it.each(['reset', 'resetAfterSend', 'cutReply'] as const)(
      '%s at the commit of the close: closed once',
      async (fault) => {
        const { member, account } = round.delegates[0]!;
        const voter = await asking(account);
        expect((await cast(voter, round.id, { member, marks: [1, 0, 0] })).statusCode).toBe(201);
        await moveClose(test, round.id, 0);
        const met = proxy.strike(fault, 'commit');
        expect((await voter.get(`/api/rounds/${round.id}/turnout`)).statusCode).toBe(503);
        await met;
        expect((await voter.get(`/api/rounds/${round.id}/turnout`)).json()).toMatchObject({
          state: 'closed',
          turnout: { answered: 1 },
        });
        await expect.poll(() => events(4), { timeout: 10_000 }).toBe(1);
      },
    );

    it.each([
      { fault: 'reset', before: 0 },
      { fault: 'cutReply', before: 1 },
    ] as const)(
      '$fault at the commit of an extension: $before was made, and the Chair can see which',
      async ({ fault, before }) => {
        const chair = await asking(round.chair);
        const closesAt = new Date(Date.now() + 5 * 3_600_000).toISOString();
        const extend = () => chair.post(`/api/rounds/${round.id}/extend`, { closesAt, reason: 'A line was down.' });
        const met = proxy.strike(fault, 'commit');
        expect((await extend()).statusCode).toBe(503);
        await met;
        await expect.poll(() => events(3), { timeout: 10_000 }).toBe(before);
        const again = await extend();
        expect([again.statusCode, before === 1 ? again.json().code : 'taken']).toEqual(
          before === 1 ? [422, 'closeNotLater'] : [200, 'taken'],
        );
        expect(await events(3)).toBe(1);
      },
    );

    it('cut in mid-transaction: nothing of it is left', async () => {
      await moveClose(test, round.id, 0);
      const { account } = round.delegates[0]!;
      const voter = await asking(account);
      // The result is written already, the event that goes with it is not.
      const met = proxy.strike('reset', 'append_event');
      expect((await voter.get(`/api/rounds/${round.id}/turnout`)).statusCode).toBe(503);
      await met;
      const left = () =>
        sql<{ state: string }>`select state from round where id = ${round.id} and result is null`.execute(test.db);
      expect((await left()).rows).toEqual([{ state: 'open' }]);
      expect(await events(4)).toBe(0);
      expect((await voter.get(`/api/rounds/${round.id}/turnout`)).json().state).toBe('closed');
      expect(await events(4)).toBe(1);
    });
  });
});
