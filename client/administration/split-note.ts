import type { Language, Text } from '#shared/languages.ts';

/** A paragraph of a pasted text, in its one language. */
export interface Pasted {
  readonly number: number;
  readonly heading: string | null;
  readonly words: string;
}

interface Paragraph {
  readonly number: number;
  readonly heading: Text | null;
  readonly words: Text;
}

/** A number at the start of a line, as notes have it: `12.`, `12)` or `12` and a tab. */
const numbered = /^(\d{1,4})(?:[.)]\s+|\t\s*)(?=\S)/;
/** A point within a paragraph that keeps its own line: (a), a), -, •. */
const point = /^(?:[-–—•*]\s|\(?[a-z]{1,3}\)\s)/i;
/** A number further on than this is part of the text, such as a year. */
const widestGap = 50;
const longestHeading = 120;

/**
 * Splits a pasted text into numbered paragraphs. Blank lines part paragraphs, and so does a number that goes on from the last one; where
 * there is neither, each line is a paragraph. A short line without a full stop before a paragraph is its heading. Paragraphs without a
 * number of their own count on.
 *
 * @param first the number of the first paragraph if it has none
 * @example splitNote('I. Introduction\n\n1. The theme …\n\n2. Delegations …') // two paragraphs, the first with a heading
 */
export function splitNote(text: string, first = 1): Pasted[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .split('\n')
    .map((line) => line.trim());
  const hasBlocks = lines.some((line, at) => line === '' && at > 0 && at < lines.length - 1);
  const found: Pasted[] = [];
  let last: number | undefined;
  let heading: string | null = null;
  let open: { number: number; heading: string | null; words: string } | undefined;

  const end = () => {
    if (open) found.push(open);
    open = undefined;
  };
  const begin = (words: string, number: number) => {
    end();
    open = { number, heading, words };
    heading = null;
    last = number;
  };
  const isNext = (number: number) => (last === undefined ? number > 0 : number > last && number - last <= widestGap);
  const hasNumbers = lines.some((line) => numbered.test(line));

  lines.forEach((line, at) => {
    if (line === '') return end();
    const own = numbered.exec(line);
    const number = own && isNext(Number(own[1])) ? Number(own[1]) : undefined;
    if (own && number !== undefined) return begin(line.slice(own[0].length), number);
    const next = last === undefined ? first : last + 1;
    if (open && (hasBlocks || hasNumbers)) {
      open.words += point.test(line) ? `\n${line}` : ` ${line}`;
    } else if (!open && isHeading(line, lines[at + 1])) {
      heading = heading === null ? line : `${heading}: ${line}`;
    } else {
      begin(line, next);
    }
    if (!hasBlocks && !hasNumbers) end();
  });
  end();
  // A last line that no paragraph follows is no heading.
  if (heading !== null) found.push({ number: last === undefined ? first : last + 1, heading: null, words: heading });
  return found;
}

/** Alone on its line, short, and it does not end like a sentence. */
const isHeading = (line: string, following: string | undefined): boolean =>
  line.length <= longestHeading &&
  !/[.;:,?!…]$/.test(line) &&
  !point.test(line) &&
  (following === '' || (following !== undefined && numbered.test(following)));

/**
 * The note with a pasted language in it: paragraphs of the same number get its words beside those in other languages, new numbers
 * are added in their place.
 */
export function joinNote(note: readonly Paragraph[], pasted: readonly Pasted[], language: Language): Paragraph[] {
  const numbers = [...new Set([...note, ...pasted].map(({ number }) => number))].sort((one, other) => one - other);
  return numbers.map((number) => {
    const before = note.find((paragraph) => paragraph.number === number);
    const now = pasted.find((paragraph) => paragraph.number === number);
    if (!now) return before ?? { number, heading: null, words: {} };
    const heading = now.heading === null ? (before?.heading ?? null) : { ...before?.heading, [language]: now.heading };
    return { number, heading, words: { ...before?.words, [language]: now.words } };
  });
}
