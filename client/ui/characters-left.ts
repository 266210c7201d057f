import { t } from '../messages.ts';
import { LengthLeft } from './length-left.ts';

/** How many characters the field with the id `for` may still take, of `max`. */
export class CharactersLeft extends LengthLeft {
  protected override measure(text: string): number {
    return text.trim().length;
  }

  protected override say(left: number): string {
    return left >= 0 ? t('ui.charactersLeft', { n: left }) : t('ui.charactersOver', { n: -left });
  }
}

customElements.define('characters-left', CharactersLeft);

declare global {
  interface HTMLElementTagNameMap {
    'characters-left': CharactersLeft;
  }
}
