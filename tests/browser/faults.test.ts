import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest';
import { callers, cast, makeRound, type MadeRound } from '#tests/support/make-round.ts';
import { signInAs, type TestApp, testApp } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { type Fault, type FaultProxy, startFaultProxy } from '#tests/support/fault-proxy.ts';
import { giveCookie, Reader } from '#tests/support/page.ts';
import { ballotBody } from '#tests/stress/faulty-line.ts';
import { box } from './acts/ballot.ts';

/** The page over a line that breaks while the ballot is on its way: it ends by saying what is so. */

let browser: Browser | undefined;
let test: TestApp;
let proxy: FaultProxy;
let origin: string;

beforeAll(async () => {
  [browser, test] = await Promise.all([launchBrowser(), testApp()]);
  proxy = await startFaultProxy(Number(new URL(await test.app.listen({ host: '127.0.0.1', port: 0 })).port));
  origin = `http://127.0.0.1:${proxy.port}`;
});
afterAll(async () => {
  await browser?.close();
  await proxy.close();
  await test.close();
});

const unknown = 'We could not confirm that your ballot was recorded. Your choices are kept.';

/** The first delegate of a new round, one press before the ballot is cast. */
async function beforeCasting({ skip }: TestContext): Promise<{ voter: Reader; round: MadeRound; member: string }> {
  const opened = browser ?? skip('no browser on this machine');
  const round = await makeRound(test, { members: 2 });
  const [delegate] = round.delegates;
  const voter = await Reader.come(opened, origin);
  await giveCookie(voter.context, origin, (await signInAs(test, delegate!.account)).cookie);
  await voter.opens(`/rounds/${round.id}/ballot`);
  await box(voter, 'B').click();
  await voter.presses('Check the ballot');
  await voter.isOn('Check your delegation’s ballot');
  return { voter, round, member: delegate!.member };
}

const stored = (round: MadeRound) =>
  test.db.selectFrom('ballot').where('round_id', '=', round.id).select('revision').orderBy('revision').execute();

it.for(['reset', 'resetAfterSend', 'cutReply', 'slow'] as const satisfies readonly Fault[])(
  '%s: in the end the ballot is cast, once, and the page says so',
  async (fault, context) => {
    const { voter, round, member } = await beforeCasting(context);
    const met = proxy.strike(fault, ballotBody);
    await voter.presses('Cast ballot');
    await met;
    // A browser may send once more by itself what it got no answer to; if it does not, the page asks its reader to.
    const isCast = voter.main.locator('h1', { hasText: 'Ballot cast' });
    await isCast.or(voter.main.getByText(unknown)).first().waitFor();
    if (!(await isCast.isVisible())) await voter.presses('Try again');
    await voter.isOn('Ballot cast');
    expect(await stored(round)).toEqual([{ revision: 1 }]);
    const { receipt } = await voter.asksJson<{ receipt: { code: string } }>(
      `/api/rounds/${round.id}/ballots/${member}`,
    );
    await voter.sees(receipt.code);
    await voter.leaves();
  },
);

it('silent: not known is said to be not known, and trying again ends in the one ballot', async (context) => {
  const { voter, round } = await beforeCasting(context);
  await Promise.all([proxy.strike('silent', ballotBody), voter.presses('Cast ballot')]);
  await voter.sees(unknown);
  expect(await stored(round)).toEqual([{ revision: 1 }]);
  await voter.presses('Try again');
  await voter.isOn('Ballot cast');
  expect(await stored(round)).toEqual([{ revision: 1 }]);
  await voter.leaves();
});

it('silent, and a colleague replaces it meanwhile: the page shows which of the two counts', async (context) => {
  const { voter, round, member } = await beforeCasting(context);
  await Promise.all([proxy.strike('silent', ballotBody), voter.presses('Cast ballot')]);
  await voter.sees(unknown);
  const [colleague] = await callers(test, round);
  expect((await cast(colleague!, round.id, { member, marks: [1, 0, 0], replaces: 1 })).statusCode).toBe(201);
  await voter.presses('Try again');
  await voter.isOn('Ballot cast');
  expect(await stored(round)).toEqual([{ revision: 1 }, { revision: 2 }]);
  const counting = voter.main.locator('.history li:has(strong)');
  expect(await counting.count()).toBe(1);
  expect(await counting.getAttribute('value')).toBe('2');
  await voter.leaves();
});

it('lost on the way, and a colleague casts meanwhile: the page names the colleague, and nothing of it was stored', async (context) => {
  const { voter, round, member } = await beforeCasting(context);
  await voter.context.setOffline(true);
  await voter.presses('Cast ballot');
  await voter.sees(unknown);
  const [colleague] = await callers(test, round);
  expect((await cast(colleague!, round.id, { member, marks: [1, 0, 0] })).statusCode).toBe(201);
  await voter.context.setOffline(false);
  await voter.presses('Try again');
  await voter.sees(/cast a ballot for your delegation on .* Yours has not been cast\./);
  expect(await stored(round)).toEqual([{ revision: 1 }]);
  await voter.leaves();
});
