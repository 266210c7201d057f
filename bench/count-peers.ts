import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from '#shared/tally/election.ts';
import { tiersOf } from '#shared/tally/ranks.ts';

const require = createRequire(import.meta.url);

/** The npm packages that count a rule of ours, by rule. */
export const peers: Readonly<Record<string, readonly string[]>> = {
  borda: ['votes'],
  schulze: ['votes', 'condorcet'],
  'ranked-pairs': ['votes', 'condorcet'],
  minimax: ['votes'],
  copeland: ['votes', '@node-core/caritat'],
  irv: ['votes'],
  meek: ['meeks-prf-js'],
  approval: ['votes'],
};

/** Prepares the ballots in the package's own shape (not timed) and gives what counts them. */
export type Prepare = (election: Election, rule: string) => Promise<() => unknown>;

const tiersOfRow = (election: Election, row: number): string[][] => {
  const width = election.options.length;
  const name = (option: number): string => election.options[option]!;
  if (election.form === 'rank') return tiersOf(election.marks, row * width, width).map((tier) => tier.map(name));
  const own = [...election.marks.subarray(row * width, (row + 1) * width)];
  return [own.flatMap((mark, option) => (mark === 1 ? [name(option)] : []))];
};

const rowNumbers = (election: Election): number[] => Array.from({ length: rowsOf(election) }, (_, row) => row);

interface Ranker {
  ranking(): unknown;
}
type RankerClass = new (given: object) => Ranker;

const votes: Prepare = async (election, rule) => {
  const library = (await import('votes')) as unknown as Record<string, RankerClass> & {
    utils: { matrixFromBallots(ballots: object[], candidates: string[]): object };
  };
  const names = {
    borda: 'Borda',
    schulze: 'Schulze',
    'ranked-pairs': 'RankedPairs',
    minimax: 'Minimax',
    copeland: 'Copeland',
    irv: 'InstantRunoff',
    approval: 'Approbation',
  };
  const Method = library[names[rule as keyof typeof names]]!;
  const candidates = [...election.options];
  const ballots = rowNumbers(election).map((row) => ({ ranking: tiersOfRow(election, row), weight: 1 }));
  const needsMatrix = 'needsMatrix' in Method && Method.needsMatrix === true;
  return () =>
    new Method(needsMatrix ? library.utils.matrixFromBallots(ballots, candidates) : { ballots, candidates }).ranking();
};

interface CondorcetMethod {
  addBallot(ballot: ReadonlyMap<string, number>): number;
  rank(): unknown;
}

const ranksOfRow = (election: Election, row: number): Map<string, number> => {
  const width = election.options.length;
  const own = election.marks.subarray(row * width, (row + 1) * width);
  return new Map(
    [...own].flatMap((mark, option) => (mark === NOT_MARKED ? [] : [[election.options[option]!, mark] as const])),
  );
};

const condorcet: Prepare = async (election, rule) => {
  const library = require('condorcet') as Record<string, new (candidates: ReadonlySet<string>) => CondorcetMethod>;
  const Method = library[rule === 'schulze' ? 'Schulze' : 'RankedPair']!;
  const ballots = rowNumbers(election).map((row) => ranksOfRow(election, row));
  return () => {
    const method = new Method(new Set(election.options));
    for (const ballot of ballots) method.addBallot(ballot);
    return method.rank();
  };
};

/** The pairwise count of the votes of the Node.js project: not exported, so it is loaded from the package's own files. */
const caritat: Prepare = async (election) => {
  const root = dirname(require.resolve('@node-core/caritat/package.json'));
  const path = pathToFileURL(join(root, 'dist/votingMethods/CondorcetResult.js')).href;
  const { default: CondorcetResult } = (await import(path)) as {
    default: new (
      voters: null,
      candidates: string[],
      subject: string,
      ballots: object[],
      options: object,
    ) => { result: unknown };
  };
  const ballots = rowNumbers(election).map((row) => ({
    voter: { id: `${row}` },
    preferences: new Map(
      [...ranksOfRow(election, row)].map(([name, rank]) => [name, election.options.length + 1 - rank]),
    ),
  }));
  return () => new CondorcetResult(null, [...election.options], 'bench', ballots, {}).result;
};

const meeks: Prepare = async (election) => {
  const { tabulate } = require('meeks-prf-js/run/meek.js') as { tabulate: (...given: unknown[]) => unknown };
  const names = ` ${election.options.join(' ')}`;
  const ballots = rowNumbers(election).map((row) => [1, ` ${tiersOfRow(election, row).flat().join(' ')}`]);
  return () => tabulate(election.seats, names, ballots, election.options.length, names, '', '', {}, null);
};

/** By the name of the package. */
export const preparers: Readonly<Record<string, Prepare>> = {
  votes,
  condorcet,
  '@node-core/caritat': caritat,
  'meeks-prf-js': meeks,
};
