import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '#server/db/connection.ts';
import { type Caller, callWith, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { freshDatabase, hasPostgres } from '#tests/support/database.ts';
import { watch } from '#tests/support/watch.ts';
import { callers, cast, makeRound, type MadeRound, moveClose } from '#tests/support/make-round.ts';

describe('watching a round', () => {
  let one: TestApp;
  let two: TestApp;
  let address: string;
  let round: MadeRound;
  let people: Caller[];

  beforeAll(async () => {
    // Two processes of the service on one database, as far as the service can tell.
    const database = await freshDatabase();
    const env = { SESSION_SECRET: 'one secret for both of the processes' };
    one = await testApp({ connection: database, env });
    const second = hasPostgres() ? await openConnection({ databaseUrl: database.url }) : database;
    two = await testApp({ connection: second, env });
    round = await makeRound(one, { members: 6 });
    people = await callers(one, round);
    address = await one.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    if (hasPostgres()) await two.close();
    await one.close();
  });

  it('tells turnout and state, whichever process took the ballot, and never a choice', async () => {
    const stream = await watch(address, people[0]!.cookie, round.id);
    expect(stream.reply.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.reply.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await stream.until(() => true)).turnout).toMatchObject({ answered: 0 });

    await cast(people[0]!, round.id, { member: round.delegates[0]!.member, marks: [1, 0, 0] });
    await stream.until(({ turnout }) => turnout.answered === 1);
    await cast(callWith(two, people[1]!.cookie), round.id, { member: round.delegates[1]!.member, marks: null });
    await stream.until(({ turnout }) => turnout.answered === 2);
    await moveClose(one, round.id, -1);
    expect((await stream.until(({ state }) => state === 'closed')).turnout.answered).toBe(2);
    expect(stream.text()).not.toMatch(/marks|abstain|choice|votes/);
    stream.stop();
  });

  it('is refused to those who may not see the round', async () => {
    const stranger = await fetch(`${address}/api/rounds/${round.id}/events`);
    expect(stranger.status).toBe(401);
  });

  it('does not hold up the stop of the service', { timeout: 10_000 }, async () => {
    const other = await testApp();
    const made = await makeRound(other);
    const { cookie } = await signInAs(other, made.delegates[0]!.account);
    const open = await watch(await other.app.listen({ host: '127.0.0.1', port: 0 }), cookie, made.id);
    await open.until(() => true);
    await Promise.all([other.close(), open.end()]);
    expect(other.app.server.listening).toBe(false);
  });
});
