import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { showLanguage, speakerOf, t } from '#client/messages.ts';
import { closeOf } from '#client/rounds/close-of.ts';
import { readReason } from '#client/rounds/reason-field.ts';
import '#client/rounds/read-out.ts';
import '#client/rounds/round-turnout.ts';
import type { Round } from '#client/rounds/round-words.ts';

/** An event stream that a test speaks through. */
class Stream extends EventTarget {
  static last: Stream | undefined;
  isClosed = false;
  constructor() {
    super();
    Stream.last = this;
  }
  close(): void {
    this.isClosed = true;
  }
  say(facts: unknown): void {
    this.dispatchEvent(new MessageEvent('round', { data: JSON.stringify(facts) }));
  }
}

const closesAt = '2026-11-27T17:00:00.000000Z';
const turnout = (answered: number) => ({
  answered,
  entitled: 116,
  groups: [{ group: 'grulac', answered: 3, entitled: 20 }],
});
const facts = (answered: number, more: object = {}) => ({
  state: 'open',
  closesAt,
  turnout: turnout(answered),
  now: closesAt,
  ...more,
});

beforeAll(() => showLanguage('en'));

describe('round-turnout', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Stream);
    vi.stubGlobal('fetch', () => Promise.reject(new Error('cut')));
    Stream.last = undefined;
  });
  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  async function make(state = 'open') {
    const element = document.createElement('round-turnout');
    Object.assign(element, { round: 'r', state, closesAt, turnout: turnout(10) });
    document.body.append(element);
    await element.updateComplete;
    const line = element.querySelector('turnout-line');
    await line?.updateComplete;
    return element;
  }
  const words = (element: HTMLElement) => (element.textContent ?? '').replace(/\s+/g, ' ');
  const settle = async (element: Awaited<ReturnType<typeof make>>) => {
    await element.updateComplete;
    await element.querySelector('turnout-line')?.updateComplete;
  };

  test('shows the sentence with its denominator and the groups, and follows the stream', async () => {
    const element = await make();
    expect(words(element)).toContain('10 of 116 delegations');
    expect(words(element)).toContain('Latin American and Caribbean Group3 of 20');
    Stream.last?.say(facts(11));
    await settle(element);
    expect(words(element)).toContain('11 of 116 delegations');
  });

  test('tells a reader of twenty changes in five seconds at most once in fifteen', async () => {
    const element = await make();
    const status = () => element.querySelector('turnout-line [role=status]')?.textContent;
    const heard = new Set<string | null | undefined>();
    for (let at = 0; at < 20; at++) {
      Stream.last?.say(facts(11 + at));
      await settle(element);
      await vi.advanceTimersByTimeAsync(250);
      heard.add(status());
    }
    expect([...heard]).toEqual(['']);
    await vi.advanceTimersByTimeAsync(15_000);
    await settle(element);
    expect(status()).toContain('30 of 116');
  });

  test('says that the round moves when its state or its close is another', async () => {
    const element = await make();
    const moves = vi.fn<() => void>();
    element.addEventListener('round-moves', moves);
    Stream.last?.say(facts(11));
    expect(moves).not.toHaveBeenCalled();
    Stream.last?.say(facts(11, { closesAt: '2026-11-27T18:00:00.000000Z' }));
    Stream.last?.say(facts(11, { state: 'closed' }));
    expect(moves).toHaveBeenCalledTimes(2);
  });

  test('says as of when it is once the line is cut', async () => {
    const element = await make();
    Stream.last?.dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(6_000);
    await settle(element);
    expect(words(element)).toMatch(/As it was at \d\d:\d\d:\d\d\. The connection is lost/);
  });

  test('watches an open round only, and lets go of the stream with the page', async () => {
    await make('closed');
    expect(Stream.last).toBeUndefined();
    const element = await make();
    element.remove();
    expect(Stream.last?.isClosed).toBe(true);
  });
});

describe('the hour at which a round closes', () => {
  test.each([
    ['not closed yet', { closesAt, closedAt: null }, closesAt],
    [
      'closed before its hour by the Chair',
      { closesAt, closedAt: '2026-11-27T16:00:00.000000Z' },
      '2026-11-27T16:00:00.000000Z',
    ],
    ['closed at its hour, counted later', { closesAt, closedAt: '2026-11-27T17:00:05.000000Z' }, closesAt],
    ['without an hour', { closesAt: null, closedAt: null }, null],
  ])('%s', (_, round, expected) => expect(closeOf(round)).toBe(expected));
});

describe('the reason of an act', () => {
  test('is missing at its field when nothing was written, before anything is sent', () => {
    document.body.innerHTML = '<form><textarea name="reason">  </textarea></form>';
    const form = document.querySelector('form') as HTMLFormElement;
    const none = readReason(form);
    expect(none.ok ? [] : none.refusal.errors).toMatchObject([{ reason: 'missing', pointer: '/reason' }]);
    (form.elements[0] as HTMLTextAreaElement).value = ' Two asked for time. ';
    expect(readReason(form)).toEqual({ ok: true, value: { reason: 'Two asked for time.' } });
  });
});

describe('read-out', () => {
  const base = {
    state: 'open',
    form: 'choose',
    question: { en: 'Which?', fr: 'Lesquels ?', es: '¿Cuáles?' },
    options: [
      {
        letter: 'A',
        topic: 't',
        presentedBy: null,
        group: null,
        title: { en: 'Environment', fr: 'Environnement', es: 'Medio ambiente' },
      },
    ],
    maximum: 2,
    opensAt: closesAt,
    closesAt,
    turnout: { answered: 104, entitled: 116, groups: [] },
  };
  async function make(round: object, outcome?: object) {
    const element = document.createElement('read-out');
    Object.assign(element, { round: round as Round, outcome });
    document.body.replaceChildren(element);
    await vi.waitFor(() => expect(element.querySelectorAll('dd')).toHaveLength(3));
    return [...element.querySelectorAll('dd')].map((line) => [line.lang, line.textContent]);
  }

  test('says the same in three languages, whichever is shown', async () => {
    const lines = await make(base);
    expect(lines.map(([lang]) => lang)).toEqual(['en', 'fr', 'es']);
    expect(lines[0]?.[1]).toContain('A: Environment. Each delegation may choose up to two.');
    expect(lines[1]?.[1]).toContain('A: Environnement');
    expect(lines[2]?.[1]).toContain('hasta dos');
  });

  test('never gives a figure by option before the figures are released', async () => {
    const lines = await make({ ...base, state: 'closed' });
    expect(lines[0]?.[1]).toBe(
      'The round is closed. 104 of 116 delegations have answered. The Administration is checking the figures.',
    );
    const line = { en: 'A; B and C tied for the second place', fr: 'x', es: 'y' };
    expect((await make({ ...base, state: 'tallied' }, line))[0]?.[1]).toContain(line.en);
  });

  test('speaks another language without showing it', async () => {
    const french = await speakerOf('fr');
    expect(french('round.state.open')).toBe('Ouvert');
    expect(t('round.state.open')).toBe('Open');
  });
});
