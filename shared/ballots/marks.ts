import { limits } from '../limits.ts';

/** The byte of an option that a ballot leaves unmarked: no rank, no score, no answer. */
export const NOT_MARKED = 255;

/** The byte of a "no" in the form `decide`, whose mark is -1. */
export const NO_BYTE = 254;

/**
 * The highest rank, score or number of points that one byte can hold beside the two sentinels; also the most options of one
 * election, as each may be ranked alone.
 */
export const MARK_MAX = limits.mark;

/**
 * What the marks of a ballot mean. `choose` and `approve`: 1 or 0. `rank`: 1, 2, 3 … or not marked. `score`: 0 … max or
 * not marked. `points`: a number of points. `decide`: one proposal, 1 yes or -1 no.
 */
export type Form = 'choose' | 'approve' | 'rank' | 'score' | 'points' | 'decide';

/** A mark as written in a ballot (`null`: not marked) as the byte that is stored and counted. */
export const markToByte = (mark: number | null): number => (mark === null ? NOT_MARKED : mark === -1 ? NO_BYTE : mark);

/** The byte of one option read back as a mark. */
export const byteToMark = (byte: number): number | null => (byte === NOT_MARKED ? null : byte === NO_BYTE ? -1 : byte);
