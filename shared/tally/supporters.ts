import { ballotsOf, rowsOf, type Election } from './election.ts';
import { approves, votesFor } from './votes-for.ts';

/**
 * Approval ballots in groups of ballots that the rule treats alike, with a count of supporters of each option in each
 * group. Electing an option moves its supporters to other groups; only their rows are touched.
 */
export class Supporters {
  /** Ballots in each group. */
  readonly sizes: number[];
  /** For each group, supporters by option. */
  readonly of: Float64Array[];
  private readonly election: Election;
  private readonly rows: number;
  private readonly groupOf: Uint32Array;

  constructor(election: Election) {
    this.election = election;
    this.rows = rowsOf(election);
    this.groupOf = new Uint32Array(this.rows);
    this.sizes = [ballotsOf(election)];
    this.of = [votesFor(election)];
  }

  /** Adds an empty group and gives its number. */
  newGroup(): number {
    this.sizes.push(0);
    return this.of.push(new Float64Array(this.election.options.length)) - 1;
  }

  /** Supporters of the option in all groups. */
  total(option: number): number {
    return this.of.reduce((sum, votes) => sum + votes[option]!, 0);
  }

  /** Groups in which the option has supporters. */
  groupsOf(option: number): number[] {
    return this.of.flatMap((votes, group) => (votes[option]! > 0 ? [group] : []));
  }

  /** Moves every supporter of `option` from its group to `target[group]`. */
  move(option: number, target: readonly number[]): void {
    const { marks, counts, options } = this.election;
    const width = options.length;
    const targets = Uint32Array.from(target);
    for (let row = 0, at = option; row < this.rows; row++, at += width) {
      if (marks[at] !== 1) continue;
      const from = this.groupOf[row]!;
      const to = targets[from]!;
      if (from === to) continue;
      const count = counts ? counts[row]! : 1;
      this.groupOf[row] = to;
      this.sizes[from]! -= count;
      this.sizes[to]! += count;
      const [less, more] = [this.of[from]!, this.of[to]!];
      const base = at - option;
      for (let other = 0; other < width; other++) {
        const moved = count * approves[marks[base + other]!]!;
        less[other]! -= moved;
        more[other]! += moved;
      }
    }
  }
}
