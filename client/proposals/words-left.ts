import { countWords } from '#shared/proposals/check-topic.ts';
import { t } from '../messages.ts';
import { LengthLeft } from '../ui/length-left.ts';

/** How many words the field with the id `for` may still take, of `max`. */
export class WordsLeft extends LengthLeft {
  protected override measure(text: string): number {
    return countWords(text);
  }

  protected override say(left: number): string {
    return left >= 0 ? t('topic.page.wordsLeft', { n: left }) : t('topic.page.wordsOver', { n: -left });
  }
}

customElements.define('words-left', WordsLeft);

declare global {
  interface HTMLElementTagNameMap {
    'words-left': WordsLeft;
  }
}
