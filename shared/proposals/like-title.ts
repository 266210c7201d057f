import { languages, type Text } from '../languages.ts';

/** Words that say nothing about a topic, in the three languages. */
const small = new Set(
  (
    'a an and at by for from in its of on or the to with au aux avec d dans de des du en et l la le les ou par pour sur un une ' +
    'al con del e el las los o por su sus u y'
  ).split(' '),
);

/** From here on two titles are shown to each other's authors. */
export const likeFrom = 0.6;

/** The words of a title without accents, case, punctuation and small words. */
function wordsOf(title: string): string[] {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !small.has(word));
}

function trigramsOf(words: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const word of words) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/** Twice what two sets share, of all that they hold: 1 for equal sets, 0 for strangers. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let common = 0;
  for (const element of one) if (other.has(element)) common += 1;
  return (2 * common) / (one.size + other.size);
}

/**
 * How alike two titles are, from 0 to 1: by whole words or by the three-letter pieces of words, whichever is more.
 *
 * @example likeness('Migration and the Environment', 'Environnement et migrations') // more than 0.6
 */
export function likeness(one: string, other: string): number {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  return Math.max(shared(new Set(left), new Set(right)), shared(trigramsOf(left), trigramsOf(right)));
}

/** The candidates whose title, in any language, is like the given one; the most alike first, else in the order given. */
export function likeTitles<T extends { readonly title: Text }>(
  title: string,
  candidates: readonly T[],
): (T & { likeness: number })[] {
  return candidates
    .map((candidate) => {
      const degrees = languages.map((language) => likeness(title, candidate.title[language] ?? ''));
      return { ...candidate, likeness: Math.max(...degrees) };
    })
    .filter((candidate) => candidate.likeness >= likeFrom)
    .sort((one, other) => other.likeness - one.likeness);
}
