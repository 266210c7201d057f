import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Line, subscribe } from '#client/stream.ts';

/** An event stream that a test opens, cuts and speaks through. */
class FakeSource extends EventTarget {
  static last: FakeSource;
  isClosed = false;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.last = this;
  }

  close(): void {
    this.isClosed = true;
  }

  say(n: number): void {
    this.dispatchEvent(new MessageEvent('turnout', { data: JSON.stringify({ n }) }));
  }
}

let facts: number[];
let lines: Line[];
let polled: { n: number } | undefined;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  facts = [];
  lines = [];
  polled = { n: 100 };
  end = subscribe<{ n: number }>({
    url: '/api/rounds/r/events',
    event: 'turnout',
    poll: async () => polled,
    onFacts: ({ n }) => facts.push(n),
    onLine: (line) => lines.push(line),
  });
});

afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

it('hears events as they happen and asks nothing', async () => {
  FakeSource.last.dispatchEvent(new Event('open'));
  FakeSource.last.say(1);
  await pass(60);
  FakeSource.last.say(2);
  expect([facts, lines]).toEqual([[1, 2], ['live']]);
});

it('asks where the stream is held back', async () => {
  await pass(11);
  expect(facts).toEqual([100, 100]);
  expect(lines).toEqual(['polling', 'polling']);
});

it('asks from the moment the stream is cut until it opens again, and says when neither works', async () => {
  FakeSource.last.dispatchEvent(new Event('open'));
  FakeSource.last.dispatchEvent(new Event('error'));
  await pass(0);
  expect([facts, lines]).toEqual([[100], ['live', 'polling']]);
  polled = undefined;
  await pass(5);
  expect(lines.at(-1)).toBe('lost');
  FakeSource.last.dispatchEvent(new Event('error'));
  FakeSource.last.dispatchEvent(new Event('open'));
  await pass(60);
  expect([facts, lines.at(-1), lines.length]).toEqual([[100], 'live', 4]);
});

it('is silent once it has been ended', async () => {
  FakeSource.last.dispatchEvent(new Event('error'));
  end();
  await pass(60);
  expect([facts, lines, FakeSource.last.isClosed]).toEqual([[], [], true]);
});
