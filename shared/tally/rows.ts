import { NOT_MARKED, type Form } from '#shared/ballots/marks.ts';
import type { Election } from './election.ts';

/** Rows of marks while a file is being read: arrays that double when they are full, so that memory follows the ballots. */
export class Rows {
  marks: Uint8Array;
  counts: Uint32Array;
  rows = 0;
  readonly width: number;
  private readonly blank: number;
  private readonly progress: (() => number) | undefined;
  private single = true;

  /**
   * @param blank the byte of an option that a ballot does not mention
   * @param progress how much of the file has been read, from 0 to 1, where that is known
   */
  constructor(width: number, blank: number = NOT_MARKED, progress?: () => number) {
    const capacity = 1024;
    this.progress = progress;
    this.width = width;
    this.blank = blank;
    this.marks = new Uint8Array(capacity * width).fill(blank);
    this.counts = new Uint32Array(capacity);
  }

  /** Room for twice as many, or for as many as the part of the file that was read promises. */
  private capacity(): number {
    const twice = this.rows * 2;
    const read = this.progress?.() ?? 0;
    return read > 0 ? Math.max(this.rows + 1024, Math.ceil((this.rows / read) * 1.02)) : twice;
  }

  /** Begins a row that stands for `count` equal ballots and gives the place of its first mark. */
  begin(count: number): number {
    if (this.rows === this.counts.length) this.grow(this.capacity());
    this.counts[this.rows] = count;
    if (count !== 1) this.single = false;
    return this.rows++ * this.width;
  }

  /** Makes room for so many rows in all. */
  private grow(capacity: number): void {
    const marks = new Uint8Array(capacity * this.width).fill(this.blank, this.marks.length);
    marks.set(this.marks);
    const counts = new Uint32Array(capacity);
    counts.set(this.counts);
    this.marks = marks;
    this.counts = counts;
  }

  /** What was read, as an election. */
  election(form: Form, options: readonly string[], seats: number): Election {
    const marks = this.marks.subarray(0, this.rows * this.width);
    if (this.single) return { form, options, seats, marks };
    return { form, options, seats, marks, counts: this.counts.subarray(0, this.rows) };
  }

  /** Gives the mark to an option of the row that begins at `at`; false when it has one already. */
  mark(at: number, option: number, mark: number): boolean {
    if (this.marks[at + option] !== this.blank) return false;
    this.marks[at + option] = mark;
    return true;
  }
}
