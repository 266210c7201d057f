import { html, nothing, type TemplateResult } from 'lit';
import { call, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { Element } from '../ui/element.ts';
import { fieldId } from '../ui/form.ts';
import { plainWords, words } from '../ui/pieces.ts';
import { outcomeWords } from './topic-words.ts';

type Like = Reply<'GET /api/consultations/:consultation/topics/like'>[number];

/** After this pause in writing it is asked for titles that are alike; fewer letters say nothing yet. */
const pause = 500;
const enough = 4;

/**
 * Topics whose title is like the one that is being written in the field with the id `for`: those of this consultation to look
 * at, those of earlier years to be taken up again (`topic` in the form). It hinders nobody from proposing a new one.
 */
export class LikeTitles extends Element {
  static override properties = { for: {}, consultation: {}, found: { state: true } };

  declare for: string;
  declare consultation: string;
  declare private found: readonly Like[];

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor() {
    super();
    this.for = this.consultation = '';
    this.found = [];
  }

  protected override firstUpdated(): void {
    const field = document.getElementById(this.for);
    if (!(field instanceof HTMLInputElement)) return;
    field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#look(field.value.trim()), pause);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #look(title: string): Promise<void> {
    const asked = ++this.#asked;
    if (title.length < enough) {
      this.found = [];
      return;
    }
    const params = { consultation: this.consultation };
    const answer = await call('GET /api/consultations/:consultation/topics/like', { params, query: { title } });
    // Only the answer to the last question counts; without an answer nothing is hinted at.
    if (asked === this.#asked && answer.ok) this.found = answer.value;
  }

  protected override render() {
    const here = this.found.filter((one) => one.here);
    const earlier = this.found.filter((one) => !one.here);
    return html`
      <p role="status" class=${this.found.length > 0 ? '' : 'out-of-sight'}>
        ${this.found.length > 0 ? t('topic.page.alike', { n: this.found.length }) : ''}
      </p>
      ${
        here.length > 0
          ? html`<ul>
              ${here.map(
                ({ topic, title }) =>
                  html`<li>
                    <a href="/consultations/${this.consultation}/topics#topic-${topic}" target="_blank"
                      >${words(title)}</a
                    >: ${t('topic.page.alikeHere')}
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      ${earlier.length > 0 ? this.#takeUp(earlier) : nothing}
    `;
  }

  #takeUp(earlier: readonly Like[]): TemplateResult {
    const id = fieldId('topic');
    const choice = (value: string, label: string, at: number) =>
      html`<div class="choice">
        <input id="${id}-${at}" type="radio" name="topic" value=${value} ?checked=${value === ''} />
        <label for="${id}-${at}">${label}</label>
      </div>`;
    return html`<fieldset class="field">
      <legend>${t('topic.page.takeUp')}</legend>
      <p class="hint">${t('topic.page.takeUpHint')}</p>
      ${choice('', t('topic.page.takeUpNone'), 0)} ${earlier.map((one, at) => choice(one.topic, lineOf(one), at + 1))}
    </fieldset>`;
  }
}

/** “Migration and the Environment (2005, deferred to 2006)”. */
function lineOf(one: Like): string {
  const said = outcomeWords({ outcome: one.outcome, deferredTo: one.deferredTo });
  const values = { title: plainWords(one.title), year: String(one.year), outcome: said ?? '' };
  return t(said ? 'topic.page.earlierWith' : 'topic.page.earlier', values);
}

customElements.define('like-titles', LikeTitles);

declare global {
  interface HTMLElementTagNameMap {
    'like-titles': LikeTitles;
  }
}
