import { tIfKnown } from '../messages.ts';

/** A number as a ballot says it: in words as far as the catalogue has them. */
export const numberWord = (n: number): string => tIfKnown(`number.${n}`, String(n));
