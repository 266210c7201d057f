import { readMarks } from '#shared/ballots/read-marks.ts';
import type { Ballot } from '#shared/ballots/check-ballot.ts';
import type { Language } from '#shared/languages.ts';
import type { Translate } from '#shared/locales/translate.ts';
import type { Manifest } from '#shared/rounds/manifest.ts';

/** What a ballot says, line by line, as its page says it: “B  Water”, “B  Water: rank 2”. */
export function choiceLines(
  { options, form }: Pick<Manifest, 'options' | 'form'>,
  { marks, abstains }: Ballot,
  language: Language,
  t: Translate,
): string[] {
  if (abstains) return [t('ballot.receipt.abstention')];
  const { marked, left, wordOf, leftWord } = readMarks(form.form, options, marks ?? []);
  const lines = marked.map(({ option: { letter, title }, mark }) => {
    const word = wordOf(mark);
    const label = `${letter}  ${title[language]}`;
    return word ? t('ui.fieldError', { label, words: t(word, { n: mark, rank: mark }) }) : label;
  });
  return left.length > 0 ? [...lines, t(leftWord, { letters: left.map(({ letter }) => letter).join(', ') })] : lines;
}
