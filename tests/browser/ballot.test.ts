import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { signInAs, type TestApp, testApp } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { cast, type MadeRound, makeRound, moveClose, type RoundOptions } from '#tests/support/make-round.ts';
import { giveCookie, Reader } from '#tests/support/page.ts';
import { box, chosen } from './acts/ballot.ts';

/** A ballot under what happens to people: no mouse, an impatient finger, a lost line, a wrong clock, the last minute. */

let browser: Browser | undefined;
let test: TestApp;
let origin: string;

beforeAll(async () => {
  [browser, test] = await Promise.all([launchBrowser(), testApp()]);
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await test.close();
});

interface Before {
  readonly voter: Reader;
  readonly round: MadeRound;
  readonly member: string;
}

/** The first delegate of a new round, before the ballot. */
async function beforeBallot(
  { skip }: TestContext,
  options: { round?: RoundOptions; browser?: BrowserContextOptions; onArrival?: (voter: Reader) => Promise<void> } = {},
): Promise<Before> {
  const opened = browser ?? skip('no browser on this machine');
  const round = await makeRound(test, { members: 2, ...options.round });
  const [delegate] = round.delegates;
  const voter = await Reader.come(opened, origin, options.browser);
  await giveCookie(voter.context, origin, (await signInAs(test, delegate!.account)).cookie);
  await options.onArrival?.(voter);
  await voter.opens(`/rounds/${round.id}/ballot`);
  return { voter, round, member: delegate!.member };
}

const ballotsIn = async ({ id }: MadeRound) =>
  Number(
    (
      await test.db
        .selectFrom('ballot')
        .where('round_id', '=', id)
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

/** From the ballot to the page with the one button. */
async function toReview(voter: Reader, ...letters: string[]): Promise<void> {
  for (const letter of letters) await box(voter, letter).click();
  await voter.presses('Check the ballot');
  await voter.isOn('Check your delegation’s ballot');
}

const castButton = ({ main }: Reader) => main.getByRole('button', { name: 'Cast ballot' });

it('is cast by keyboard alone, in 25 presses at most', async (context) => {
  const { voter, round } = await beforeBallot(context);
  const { page } = voter;
  let presses = 0;
  const press = async (key: string) => {
    await page.keyboard.press(key);
    presses += 1;
    expect(presses, 'presses').toBeLessThanOrEqual(25);
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  };
  const isAt = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const tabTo = async (selector: string) => {
    while (!(await isAt(selector))) await press('Tab');
  };
  await tabTo('input[value="A"]');
  await press('Space');
  await tabTo('input[value="C"]');
  await press('Space');
  expect(await chosen(voter)).toEqual(['A', 'C']);
  await tabTo('form button.primary');
  await press('Enter');
  await voter.isOn('Check your delegation’s ballot');
  await tabTo('form button.primary');
  await press('Enter');
  await voter.isOn('Ballot cast');
  expect(await ballotsIn(round)).toBe(1);
  expect(voter.complaints).toEqual([]);
  await voter.leaves();
});

it('counts once, however often and fast the button is pressed', async (context) => {
  const { voter, round } = await beforeBallot(context);
  const sent: string[] = [];
  voter.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/ballots'))
      sent.push(request.headers()['idempotency-key'] ?? '');
  });
  await toReview(voter, 'A', 'B');
  expect(sent).toEqual([]);
  await castButton(voter).evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 5; press += 1) button.click();
  });
  await voter.isOn('Ballot cast');
  expect(new Set(sent).size).toBe(1);
  expect(await ballotsIn(round)).toBe(1);
  await voter.leaves();
});

it('keeps the choices when the line is lost, says so, and counts once when it is tried again', async (context) => {
  const { voter, round } = await beforeBallot(context);
  await toReview(voter, 'B');
  await voter.context.setOffline(true);
  await castButton(voter).click();
  await voter.sees('We could not confirm that your ballot was recorded. Your choices are kept.');
  expect(await voter.main.locator('dd .letter').allInnerTexts()).toEqual(['B']);
  expect(await ballotsIn(round)).toBe(0);
  await voter.context.setOffline(false);
  await voter.presses('Try again');
  await voter.isOn('Ballot cast');
  expect(await ballotsIn(round)).toBe(1);
  await voter.leaves();
});

it('is the same ballot with the same receipt when only the reply was lost', async (context) => {
  const { voter, round, member } = await beforeBallot(context);
  await toReview(voter, 'C');
  await voter.page.route(
    '**/ballots',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await castButton(voter).click();
  await voter.sees('We could not confirm that your ballot was recorded.');
  expect(await ballotsIn(round)).toBe(1);
  await voter.presses('Try again');
  await voter.isOn('Ballot cast');
  expect(await ballotsIn(round)).toBe(1);
  const { receipt } = await voter.asksJson<{ receipt: { code: string; revision: number } }>(
    `/api/rounds/${round.id}/ballots/${member}`,
  );
  expect(receipt.revision).toBe(1);
  await voter.sees(receipt.code);
  await voter.leaves();
});

it.for([-2, 2])(
  'is cast although the clock of the machine is %i hours wrong; the server’s close is shown',
  async (hours, context) => {
    const { voter, round } = await beforeBallot(context, {
      round: { closesIn: 5400 },
      onArrival: ({ page }) => page.clock.setSystemTime(Date.now() + hours * 3_600_000),
    });
    const { closesAt } = await voter.asksJson<{ closesAt: string }>(`/api/rounds/${round.id}`);
    const shown = await voter.main.locator('.for time').first().getAttribute('datetime');
    expect(shown).toBe(closesAt);
    await voter.sees(/1 (hour|h).* left/);
    await toReview(voter, 'A');
    await castButton(voter).click();
    await voter.isOn('Ballot cast');
    expect(await ballotsIn(round)).toBe(1);
    await voter.leaves();
  },
);

it('is told both times when it comes too late, and what stands', async (context) => {
  const { voter, round, member } = await beforeBallot(context);
  const colleague = await signInAs(test, round.delegates[0]!.account);
  await cast(colleague, round.id, { member, marks: [1, 0, 0] });
  await voter.page.reload();
  await voter.isOn('Choose two topics');
  await toReview(voter, 'B');
  await moveClose(test, round.id, -1);
  await castButton(voter).click();
  await voter.isOn('This ballot arrived too late');
  await voter.sees(
    /The round closed at \d\d:\d\d \(Geneva\)\. This ballot arrived at \d\d:\d\d:\d\d and was not recorded\./,
  );
  await voter.sees(/Your ballot of \d\d:\d\d stands\./);
  const times = await voter.main
    .locator('dd time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
  expect(times).toHaveLength(3);
  expect(times[0]! < times[1]!).toBe(true);
  expect(await ballotsIn(round)).toBe(1);
  await voter.leaves();
});

it('warns before an uncast ballot is left, and not after', async (context) => {
  const { voter } = await beforeBallot(context);
  await toReview(voter, 'A');
  const asked: string[] = [];
  voter.page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await voter.page.locator('header a.service').click();
  expect(asked).toEqual(['Your delegation’s ballot is not cast yet. Leave this page? Your choices are kept.']);
  await voter.isOn('Check your delegation’s ballot');
  await castButton(voter).click();
  await voter.isOn('Ballot cast');
  await voter.page.locator('header a.service').click();
  await voter.isOn('Consultations');
  expect(asked).toHaveLength(1);
  await voter.leaves();
});
