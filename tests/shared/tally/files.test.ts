import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeElection, type Election } from '#shared/tally/election.ts';
import { electionToJson } from '#shared/tally/election-json.ts';
import { FileFault } from '#shared/tally/file-fault.ts';
import { readElection, writeElection, type Format } from '#shared/tally/formats.ts';

const read = (format: Format, text: string): Election =>
  readElection(format, new TextEncoder().encode(text), () => text);

/** Rows that mean the same are the same whatever ranks they were written with. */
const normal = (election: Election): unknown => electionToJson(election);

const strict = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 });
const ranked = fc.array(fc.record({ order: strict, count: fc.integer({ min: 1, max: 9 }) }), {
  minLength: 1,
  maxLength: 6,
});
const names = ['Environment', 'South, South', 'Santé "publique"', 'Migración'];

const fromOrders = (ballots: readonly { order: readonly number[]; count: number }[], options = names): Election =>
  makeElection(
    'rank',
    options,
    1,
    ballots.map(({ order, count }) => ({
      count,
      marks: options.map((_, at) => (order.includes(at) ? order.indexOf(at) + 1 : null)),
    })),
  );

describe('what is written is read again', () => {
  it.each(['toi', 'soi', 'csv', 'json'] as const)('%s', (format) => {
    fc.assert(
      fc.property(ranked, (ballots) => {
        const election = fromOrders(ballots);
        expect(normal(read(format, writeElection(election, format, 'Topics')))).toEqual(normal(election));
      }),
    );
  });

  it.each(['blt', 'cvotes'] as const)('%s, whose names hold none of its signs', (format) => {
    fc.assert(
      fc.property(ranked, (ballots) => {
        const election = fromOrders(ballots, ['Ann', 'Béa', 'Čen', 'Dó 2']);
        expect(normal(read(format, writeElection(election, format, 'Topics')))).toEqual(normal(election));
      }),
    );
  });

  it('approvals as categories and as Pabulib', () => {
    const election = makeElection('approve', ['A', 'B', 'C'], 2, [
      { marks: [1, 0, 1] },
      { marks: [0, 0, 0] },
      { marks: [1, 1, 1] },
    ]);
    expect(normal(read('pb', writeElection(election, 'pb', 'T')))).toEqual(normal(election));
    expect(normal({ ...read('cat', writeElection(election, 'cat', 'T')), seats: 2 })).toEqual(normal(election));
  });

  it('equal ranks in BLT, toi, cvotes and CSV', () => {
    const election = makeElection('rank', ['A', 'B', 'C'], 1, [
      { marks: [1, 1, 2], count: 4 },
      { marks: [null, 1, null] },
    ]);
    for (const format of ['blt', 'toi', 'cvotes', 'csv', 'json'] as const) {
      expect(normal(read(format, writeElection(election, format, 'T')))).toEqual(normal(election));
    }
  });
});

describe('what the formats hold', () => {
  it('BLT: comments, withdrawn options, empty ranks, a ballot without a preference', () => {
    const election = read(
      'blt',
      '4 2 # four options, two places\n-2\n3 1 2 4 0\n1 - 4 0\n2 0\n0\n"A"\n"B"\n"C"\n"D"\n"T"\n',
    );
    expect(electionToJson(election)).toEqual({
      kind: 'ranked',
      candidates: ['A', 'C', 'D'],
      seats: 2,
      ballots: [
        { count: 3, ranking: [[0], [2]] },
        { count: 1, ranking: [[2]] },
        { count: 2, ranking: [] },
      ],
    });
  });

  it('.cvotes: parameters, weights, tags, remarks, times, an empty ranking', () => {
    const text =
      '#/Candidates: A ; B;C\n#/Number of Seats: 2\n#/Weight Allowed: true\n\n# remark\ntag,two || A > B = C ^3 * 2 # why\n/EMPTY_RANKING/ * 4\nB\n';
    expect(electionToJson(read('cvotes', text))).toEqual({
      kind: 'ranked',
      candidates: ['A', 'B', 'C'],
      seats: 2,
      ballots: [
        { count: 6, ranking: [[0], [1, 2]] },
        { count: 4, ranking: [] },
        { count: 1, ranking: [[1]] },
      ],
    });
  });

  it('CSV by rank and by option mean the same', () => {
    const byRank = read('csv', 'id;Rank 1;Rank 2;Rank 3\n1;B;A;\n2;C;;\n');
    const byOption = read('csv', 'voter,A,B,C\nx,2,1,\ny,,,1\n');
    expect(normal(byRank)).toEqual(normal(byOption));
  });

  it('PrefLib categories: two are approvals, more are scores', () => {
    const head = '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n';
    expect(electionToJson(read('cat', `# NUMBER CATEGORIES: 2\n${head}5: {1,3},2\n`))).toMatchObject({
      kind: 'approval',
      ballots: [{ count: 5, approved: [0, 2] }],
    });
    expect(electionToJson(read('cat', `# NUMBER CATEGORIES: 3\n${head}5: 1,{},{2,3}\n`))).toMatchObject({
      kind: 'score',
      ballots: [{ scores: [2, 0, 0] }],
    });
  });

  it('Pabulib: places are as many projects as the budget pays for', () => {
    const text =
      'META\nkey;value\nbudget;30\nvote_type;approval\nPROJECTS\nproject_id;cost;name\np1;10;Park\np2;10;Pool\np3;10;Path\np4;10;Play\nVOTES\nvoter_id;age;vote\n1;30;p1,p3\n2;31;\n';
    expect(electionToJson(read('pb', text))).toEqual({
      kind: 'approval',
      candidates: ['Park', 'Pool', 'Path', 'Play'],
      seats: 3,
      ballots: [
        { count: 1, approved: [0, 2] },
        { count: 1, approved: [] },
      ],
    });
  });
});

describe('a broken file gets line, column and reason', () => {
  it.each([
    ['blt', '2 1\n1 1 3 0\n0\n"A"\n"B"\n', 2, 5, 'no option 3'],
    ['blt', '2 1\n1 1 1 0\n0\n"A"\n"B"\n', 2, 5, 'stands twice'],
    ['blt', '2 1\n1 1 2\n1 2 1 0\n0\n"A"\n"B"\n', 2, 6, 'does not end with 0'],
    ['blt', '2 1\n1 1 0\n0\n"A"\n', 5, 1, 'name of option 2'],
    ['blt', '2 1\n1 1 0\n0\n"A"\n"B\n', 5, 1, 'never closed'],
    ['blt', '2 1\n1 1 0\n', 3, 1, 'the 0 that ends them'],
    ['blt', '2 1\n1 1 0', 2, 6, 'the 0 that ends them'],
    ['blt', '2 1\n1 1', 2, 4, 'ends inside a ballot'],
    ['blt', '2 1\n1 x 0\n0\n"A"\n"B"\n', 2, 3, 'expected here'],
    ['blt', '0 1\n', 1, 1, 'From 1 to'],
    ['soc', '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n3: 1\n', 3, 1, 'ranks all'],
    ['soi', '# ALTERNATIVE NAME 1: A\n3: 1,1\n', 2, 6, 'stands twice'],
    ['soi', '# ALTERNATIVE NAME 1: A\n3: {1\n', 2, 4, 'never closed'],
    ['toi', '# ALTERNATIVE NAME 1: A\n3: 1,\n', 2, 6, 'expected here'],
    ['soi', '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n3: {1,2}\n', 3, 4, 'no equal ranks'],
    ['cvotes', '#/Candidates: A;B\nA > C\n', 2, 5, 'not in the list'],
    ['cvotes', '#/Candidates: A;B\nA > A\n', 2, 5, 'stands twice'],
    ['cvotes', 'A >\n', 1, 4, 'missing'],
    ['cvotes', 'A * many\n', 1, 3, 'whole number'],
    ['csv', 'A,B\n1,2\n1,x\n', 3, 3, 'no rank'],
    ['csv', 'A,"B\n1,2\n', 1, 3, 'never closed'],
    ['csv', 'A,A\n1,2\n', 1, 3, 'two columns'],
    [
      'pb',
      'META\nkey;value\nvote_type;ordinal\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nvoter_id;vote\n1;1\n',
      3,
      11,
      'not approvals',
    ],
    [
      'pb',
      'META\nkey;value\nbudget;3\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nvoter_id;vote\n1;1,9\n',
      9,
      3,
      'no project',
    ],
    ['json', '{"kind":"ranked",\n"candidates":["A"],\n"ballots":[{"ranking":[[1]]}]}', 3, 25, '/ballots/0/ranking/0/0'],
    ['json', '{"kind":"ranked",\n"candidates":["A"', 2, 18, ''],
  ] as const)('%s: %j', (format, text, line, column, reason) => {
    let fault: unknown;
    try {
      read(format, text);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(FileFault);
    expect(fault).toMatchObject({ line, column });
    expect((fault as FileFault).reason).toContain(reason);
  });
});

describe('a damaged file is read or refused with a place, never anything else', () => {
  const ranks = fromOrders(
    [
      { order: [0, 2, 1], count: 3 },
      { order: [3], count: 12 },
    ],
    ['Ann', 'Béa', 'Čen', 'Dó'],
  );
  const approvals = makeElection('approve', ['A', 'B', 'C'], 2, [{ marks: [1, 0, 1] }, { marks: [0, 1, 1] }]);

  it.each(['blt', 'toi', 'soi', 'cvotes', 'csv', 'json', 'cat', 'pb'] as const)('%s', (format) => {
    const whole = new TextEncoder().encode(
      writeElection(format === 'cat' || format === 'pb' ? approvals : ranks, format, 'T'),
    );
    const damage = fc.array(
      fc.tuple(
        fc.nat(whole.length - 1),
        fc.oneof(fc.constantFrom(...new TextEncoder().encode('0129 ,;:{}="\n#>-')), fc.nat(255)),
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, end) => {
        const bytes = whole.slice(0, end % 3 === 0 ? end : whole.length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        const outcome = attempt(format, bytes);
        expect(outcome === 'read' || (outcome instanceof FileFault && outcome.line >= 1 && outcome.column >= 1)).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  function attempt(format: Format, bytes: Uint8Array): unknown {
    try {
      const { options, marks } = readElection(format, bytes, () => new TextDecoder().decode(bytes));
      return marks.length % options.length === 0 ? 'read' : 'rows are not whole';
    } catch (error) {
      return error;
    }
  }
});
