import { MARK_MAX, NO_BYTE, NOT_MARKED } from '#shared/ballots/marks.ts';
import type { Election } from './election.ts';

/** What is wrong with an election file: where (RFC 6901 pointer) and why. */
export interface JsonFault {
  readonly pointer: string;
  readonly reason: string;
}

/** Thrown for an election JSON that cannot be read; nothing of it is counted. */
export class ElectionJsonError extends Error {
  readonly fault: JsonFault;
  constructor(pointer: string, reason: string) {
    super(`${pointer || '/'}: ${reason}`);
    this.name = 'ElectionJsonError';
    this.fault = { pointer, reason };
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function list(value: unknown, pointer: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ElectionJsonError(pointer, 'A list is expected here.');
  return value;
}

function whole(value: unknown, pointer: string, from: number, to: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to) {
    throw new ElectionJsonError(pointer, `A whole number from ${from} to ${to} is expected here.`);
  }
  return value;
}

const votes = { yes: 1, no: NO_BYTE, abstain: NOT_MARKED };

function voteByte(vote: unknown, pointer: string): number {
  if (vote === 'yes' || vote === 'no' || vote === 'abstain') return votes[vote];
  throw new ElectionJsonError(pointer, 'yes, no or abstain is expected here.');
}

/** Marks of one ballot from the numbers of its options, each with the mark it gets. */
function mark(into: Uint8Array, at: number, width: number, option: unknown, value: number, pointer: string): void {
  const index = whole(option, pointer, 0, width - 1);
  if (into[at + index] !== NOT_MARKED && into[at + index] !== 0)
    throw new ElectionJsonError(pointer, 'The option stands twice in this ballot.');
  into[at + index] = value;
}

/**
 * An election from its JSON form: `kind` ranked (`ranking`: tiers of option numbers, best first), approval or choose
 * (`approved`, `chosen`: option numbers), score or points (`scores`: one number or null an option), decide (`vote`: yes, no
 * or abstain, on one proposal).
 *
 * @throws ElectionJsonError with the place and the reason of the first thing that is wrong
 */
export function electionFromJson(value: unknown): Election {
  if (!isRecord(value))
    throw new ElectionJsonError('', 'An object with kind, candidates, seats and ballots is expected.');
  const kinds = {
    ranked: 'rank',
    approval: 'approve',
    choose: 'choose',
    score: 'score',
    points: 'points',
    decide: 'decide',
  } as const;
  const kind = value['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) {
    throw new ElectionJsonError('/kind', `One of ${Object.keys(kinds).join(', ')} is expected.`);
  }
  const form = kinds[kind as keyof typeof kinds];
  const options = list(value['candidates'], '/candidates').map((name, at) => {
    if (typeof name !== 'string' || name === '')
      throw new ElectionJsonError(`/candidates/${at}`, 'A name is expected here.');
    return name;
  });
  const width = options.length;
  const seats = whole(value['seats'] ?? 1, '/seats', 1, 1_000);
  const ballots = list(value['ballots'], '/ballots');
  const marks = new Uint8Array(ballots.length * width).fill(form === 'approve' || form === 'choose' ? 0 : NOT_MARKED);
  const counts = new Uint32Array(ballots.length);
  ballots.forEach((ballot, row) => {
    const here = `/ballots/${row}`;
    if (!isRecord(ballot)) throw new ElectionJsonError(here, 'An object is expected here.');
    counts[row] = whole(ballot['count'] ?? 1, `${here}/count`, 0, 0xffffffff);
    const at = row * width;
    if (form === 'rank') {
      list(ballot['ranking'], `${here}/ranking`).forEach((tier, rank) => {
        list(tier, `${here}/ranking/${rank}`).forEach((option, of) => {
          mark(marks, at, width, option, rank + 1, `${here}/ranking/${rank}/${of}`);
        });
      });
    } else if (form === 'approve' || form === 'choose') {
      const key = form === 'choose' ? 'chosen' : 'approved';
      list(ballot[key], `${here}/${key}`).forEach((option, of) =>
        mark(marks, at, width, option, 1, `${here}/${key}/${of}`),
      );
    } else if (form === 'decide') {
      marks[at] = voteByte(ballot['vote'], `${here}/vote`);
    } else {
      const scores = list(ballot['scores'], `${here}/scores`);
      if (scores.length !== width) throw new ElectionJsonError(`${here}/scores`, `${width} scores are expected.`);
      scores.forEach((score, of) => {
        if (score !== null) marks[at + of] = whole(score, `${here}/scores/${of}`, 0, MARK_MAX);
      });
    }
  });
  return { form, options, seats, marks, counts };
}

/** The JSON form of an election, one entry a row. */
export function electionToJson(election: Election): unknown {
  const { form, options, seats, marks, counts } = election;
  const width = options.length;
  const kind = {
    rank: 'ranked',
    approve: 'approval',
    choose: 'choose',
    score: 'score',
    points: 'points',
    decide: 'decide',
  }[form];
  const rows = width === 0 ? 0 : marks.length / width;
  const ballots = Array.from({ length: rows }, (_, row) => {
    const own = [...marks.subarray(row * width, (row + 1) * width)];
    const count = counts ? counts[row]! : 1;
    const chosen = own.flatMap((each, option) => (each === 1 ? [option] : []));
    if (form === 'approve') return { count, approved: chosen };
    if (form === 'choose') return { count, chosen };
    if (form === 'decide') return { count, vote: own[0] === 1 ? 'yes' : own[0] === NO_BYTE ? 'no' : 'abstain' };
    if (form !== 'rank') return { count, scores: own.map((each) => (each === NOT_MARKED ? null : each)) };
    const ranks = [...new Set(own)].filter((rank) => rank !== NOT_MARKED).toSorted((a, b) => a - b);
    return { count, ranking: ranks.map((rank) => own.flatMap((each, option) => (each === rank ? [option] : []))) };
  });
  return { kind, candidates: options, seats, ballots };
}
