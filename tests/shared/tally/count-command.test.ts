import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countCommand } from '#server/cli/count.ts';

const folder = mkdtempSync(join(tmpdir(), 'count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let [out, complaints] = ['', ''];
beforeEach(() => {
  [out, complaints] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((complaints += String(text)), true));
});
afterEach(() => void vi.restoreAllMocks());

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const blt = '3 2\n10 1 0\n7 2 0\n7 3 0\n0\n"Environment"\n"South/South"\n"Healthcare"\n"Topics"\n';

describe('consult count', () => {
  it('counts a file and explains the tie', async () => {
    expect(await countCommand([file('topics.blt', blt), '--rule', 'plurality'])).toBe(0);
    expect(out).toContain('Elected: Environment');
    expect(out).toContain('Tied: South/South, Healthcare');
    expect(out).toContain('Nothing in the count orders them.');
  });

  it.each(['en', 'fr', 'es'])('speaks %s without a hole', async (language) => {
    await countCommand([file('topics.blt', blt), '--rule', 'scottish-stv', '--lang', language]);
    expect(out).not.toMatch(/[{}[\]]|undefined/);
  });

  it.each([
    ['lot:Healthcare,South/South', 'Healthcare'],
    ['lot:South/South, Healthcare', 'South/South'],
  ])('resolves a tie by a recorded lot: %s', async (ties, second) => {
    await countCommand([file('topics.blt', blt), '--rule', 'plurality', '--ties', ties, '--json']);
    expect(JSON.parse(out)).toMatchObject({ elected: ['Environment', second], tied: null });
  });

  it('resolves a tie by the chair, from a file', async () => {
    const ties = file('chair.json', '{"means":"chair","decisions":[["Healthcare","South/South"]]}');
    await countCommand([file('topics.blt', blt), '--rule', 'plurality', '--ties', ties, '--json']);
    expect(JSON.parse(out)).toMatchObject({ elected: ['Environment', 'Healthcare'] });
  });

  it('draws the same lot from the same seed, whatever the order of the options', async () => {
    const turned = '3 2\n10 3 0\n7 2 0\n7 1 0\n0\n"Healthcare"\n"South/South"\n"Environment"\n"Topics"\n';
    await countCommand([file('topics.blt', blt), '--rule', 'plurality', '--ties', 'seed:geneva', '--json']);
    const first = JSON.parse(out) as { elected: string[] };
    out = '';
    await countCommand([file('turned.blt', turned), '--rule', 'plurality', '--ties', 'seed:geneva', '--json']);
    expect(JSON.parse(out)).toMatchObject({ elected: first.elected });
    expect(first.elected).toHaveLength(2);
  });

  it.each([
    ['no file', ['--rule', 'irv'], 2],
    ['no rule', [file('a.blt', blt)], 2],
    ['a rule that is not there', [file('a.blt', blt), '--rule', 'dictator'], 2],
    ['an option that is not there', [file('a.blt', blt), '--rule', 'irv', '--option', 'by=margin'], 1],
    ['a form that the rule does not count', [file('a.blt', blt), '--rule', 'approval'], 1],
    ['a lot about something else', [file('a.blt', blt), '--rule', 'plurality', '--ties', 'lot:Health,Environment'], 1],
    ['an unknown flag', ['--what'], 2],
    ['a file that is not there', [join(folder, 'none.blt'), '--rule', 'irv'], 1],
  ])('refuses %s', async (_, args, code) => {
    expect(await countCommand(args)).toBe(code);
    expect(complaints).not.toBe('');
    expect(out).toBe('');
  });

  it('lists the rules and their options', async () => {
    expect(await countCommand(['--list'])).toBe(0);
    for (const rule of ['plurality', 'pav', 'scottish-stv', 'meek', 'mes', 'places']) expect(out).toContain(rule);
    out = '';
    await countCommand(['--list', '--json']);
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ name: 'mes', forms: ['approve', 'choose'] }));
  });

  it('writes another format that counts the same', async () => {
    await countCommand([file('topics.blt', blt), '--to', 'soi']);
    const soi = file('topics.soi', out);
    out = '';
    await countCommand([soi, '--rule', 'borda', '--json']);
    const first = JSON.parse(out) as { scores: unknown };
    out = '';
    await countCommand([file('topics.blt', blt), '--rule', 'borda', '--json']);
    expect(JSON.parse(out)).toMatchObject({ scores: first.scores });
  });
});

describe('consult count --batch', () => {
  interface Case {
    readonly id: string;
    readonly election: { readonly candidates: string[]; readonly seats: number };
    readonly tie_order: readonly number[];
    readonly expected: Readonly<Record<string, { elected: number[]; scores?: string[] }>>;
  }
  const vectors = new URL('../../conformance/ranked-and-approval.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(vectors, 'utf8')) as { cases: Case[] };
  const single = /^(plurality|borda|schulze|ranked-pairs|minimax|copeland|irv)/;

  function wanted(label: string, seats: number): Record<string, unknown> {
    const [, rule, variant] = /^(borda|schulze|ranked-pairs|minimax)(?:-(.+))?$/.exec(label) ?? [label, label];
    const extra = rule === 'borda' ? { variant: variant ?? 'average' } : { by: variant ?? 'winning' };
    const parameters = /^(borda|schulze|ranked-pairs|minimax)$/.test(rule)
      ? extra
      : label === 'mes'
        ? { completion: 'seqphragmen' }
        : {};
    return { label, rule, seats: single.test(label) ? 1 : seats, ...parameters };
  }

  it('answers every count of all vectors, in order', async () => {
    const lines = cases.map(({ id, election, tie_order, expected }) =>
      JSON.stringify({
        id,
        ...election,
        tie_order,
        counts: Object.keys(expected).map((label) => wanted(label, election.seats)),
      }),
    );
    expect(await countCommand(['--batch', file('vectors.jsonl', `${lines.join('\n')}\n`)])).toBe(0);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const all = cases.flatMap(({ id, election, expected }) =>
      Object.entries(expected).map(([label, { elected, scores }]) => ({
        id,
        label,
        elected: elected.map((at) => election.candidates[at]!),
        ...(scores ? { scores: Object.fromEntries(scores.map((score, at) => [election.candidates[at]!, score])) } : {}),
      })),
    );
    expect(answers).toHaveLength(all.length);
    answers.forEach((answer, at) => expect(answer).toMatchObject(all[at]!));
  });

  it('says why a count is refused and goes on', async () => {
    const line = {
      id: 'x',
      kind: 'ranked',
      candidates: ['A', 'B'],
      seats: 1,
      ballots: [{ count: 1, ranking: [[0, 1]] }],
      counts: [
        { label: 'm', rule: 'meek', seats: 1 },
        { label: 'b', rule: 'borda', seats: 1 },
      ],
    };
    expect(await countCommand(['--batch', file('refused.jsonl', JSON.stringify(line))])).toBe(1);
    const [first, second] = out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(first).toMatchObject({ id: 'x', label: 'm', refused: [expect.stringContaining('same rank')] });
    expect(second).toMatchObject({ label: 'b', scores: { A: '1/2', B: '1/2' } });
  });

  it('names line and column of a broken line', async () => {
    const broken =
      '{"id":"a","kind":"ranked","candidates":["A"],"ballots":[],"counts":[]}\n{"id":"b","kind":"ranked","candidates":["A"],"ballots":[{"ranking":[[7]]}],"counts":[]}\n';
    expect(await countCommand(['--batch', file('broken.jsonl', broken)])).toBe(1);
    expect(complaints).toContain('line 2, column 70: /ballots/0/ranking/0/0');
  });
});
