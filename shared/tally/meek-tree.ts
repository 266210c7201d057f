import { NOT_MARKED } from '#shared/ballots/marks.ts';
import type { Election } from './election.ts';
import type { Sequences } from './ranks.ts';

/** Where a ballot's value passes, in one round: elected options keep a part, the first hopeful keeps all the rest. */
interface Node {
  readonly option: number;
  /** Ballots that come this far. */
  count: number;
  /** Ballots that end here: nobody after this option. */
  ends: number;
  readonly children: Map<number, Node>;
}

export interface MeekTree {
  /** The votes of every option in units, with these keep factors. Every share is rounded up, as the reference rule asks. */
  distribute(keep: readonly bigint[], unit: bigint): bigint[];
  /** What ballots hold that have nobody left, in units. */
  exhausted(keep: readonly bigint[], unit: bigint): bigint;
}

const newNode = (option: number): Node => ({ option, count: 0, ends: 0, children: new Map() });

/**
 * Ballots merged by the part of their preferences that matters in a round: elected options up to the first hopeful. One pass
 * over the ballots a round, and every iteration of the keep factors then works on the few different paths alone.
 */
export function meekTree(
  election: Election,
  sequences: Sequences,
  stateOf: (option: number) => 'hopeful' | 'elected' | 'out',
): MeekTree {
  const { counts } = election;
  const { order, rows, stride } = sequences;
  const states = Uint8Array.from(
    election.options,
    (_, option) => ({ out: 0, elected: 1, hopeful: 2 })[stateOf(option)],
  );
  const root = newNode(NOT_MARKED);
  // Most ballots begin with a hopeful: their nodes are found without a map.
  const first: (Node | undefined)[] = [];
  for (let row = 0, base = 0; row < rows; row++, base += stride) {
    const count = counts ? counts[row]! : 1;
    let node = root;
    node.count += count;
    for (let place = base; ; place++) {
      const option = order[place]!;
      if (option === NOT_MARKED) {
        node.ends += count;
        break;
      }
      const state = states[option]!;
      if (state === 0) continue;
      let child = node === root ? first[option] : node.children.get(option);
      if (!child) {
        child = newNode(option);
        node.children.set(option, child);
        if (node === root) first[option] = child;
      }
      child.count += count;
      node = child;
      if (state === 2) break;
    }
  }

  const walk = (
    keep: readonly bigint[],
    unit: bigint,
    visit: (node: Node, kept: bigint, rest: bigint) => void,
  ): void => {
    const down = (node: Node, weight: bigint): void => {
      for (const child of node.children.values()) {
        const kept = (weight * keep[child.option]! + unit - 1n) / unit;
        const rest = weight - kept;
        visit(child, kept, rest);
        if (rest > 0n) down(child, rest);
      }
    };
    down(root, unit);
  };

  return {
    distribute(keep, unit) {
      const votes = election.options.map(() => 0n);
      walk(keep, unit, (node, kept) => {
        votes[node.option]! += kept * BigInt(node.count);
      });
      return votes;
    },
    exhausted(keep, unit) {
      let sum = unit * BigInt(root.ends);
      walk(keep, unit, (node, _, rest) => {
        sum += rest * BigInt(node.ends);
      });
      return sum;
    },
  };
}
