import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Text } from '#shared/languages.ts';
import type { ApproveForm, ChooseForm, GroupPlaces } from '#shared/rounds/form.ts';
import { t } from '../messages.ts';
import { groupWord } from '../rounds/group-word.ts';
import { Element } from '../ui/element.ts';
import { fieldId } from '../ui/form.ts';
import { type Content, words } from '../ui/pieces.ts';
import { nameWindow } from '../ui/window-title.ts';
import './ballots.css';
import { numberWord } from './number-word.ts';

export interface Choosable {
  /** A, B, C …: fixes the option in every language. */
  readonly letter: string;
  readonly title: Text;
  /** Where the proposal is read; a candidate has none. */
  readonly href?: string | undefined;
  /** Beside the name: who presents a candidate. */
  readonly note?: string | undefined;
}

export interface Choices {
  /** Letters in the order of the options. */
  readonly chosen: readonly string[];
  readonly abstains: boolean;
  /** Marks in the order of the options, in a form whose marks say more than which options are chosen. */
  readonly marks?: readonly (number | null)[];
}

/** Fires `choices-change` after each change that the reader made, with all that is chosen then. */
export type ChoicesChange = CustomEvent<Choices>;

/**
 * The question of a ballot that chooses: its heading is the legend of the group, then a box for each option, then the
 * abstention, which stands apart and excludes the rest.
 *
 * - `options` in the frozen order; `rule` says how many may be chosen, `chosen` and `abstains` what is.
 * - `isElection` (attribute `is-election`): the options are candidates, and where the rule has groups each stands under its own.
 * - `isPart` (attribute `is-part`): the page has a heading of its own, and the question is of the second order.
 * - `error` is what is wrong with the answer, in the words of the rule; it stands under the legend.
 * - `choices-change` tells each change. One more than possible is not chosen: the box stays empty, the focus stays on it, and
 *   under it stands why, with a button to remove each of the others. Nothing is ever disabled.
 */
export class ChooseTopics extends Element {
  static override properties = {
    options: { attribute: false },
    rule: { attribute: false },
    chosen: { attribute: false },
    abstains: { type: Boolean },
    error: {},
    isPart: { type: Boolean, attribute: 'is-part' },
    isElection: { type: Boolean, attribute: 'is-election' },
    tooMany: { state: true },
  };

  declare options: readonly Choosable[];
  declare rule: ChooseForm | ApproveForm;
  declare chosen: readonly string[];
  declare abstains: boolean;
  declare error: string;
  declare isPart: boolean;
  declare isElection: boolean;
  /** The letter that was pressed when there was no room left. */
  declare private tooMany: string | undefined;

  constructor() {
    super();
    this.options = [];
    this.rule = { form: 'choose', minimum: 1, maximum: 1 };
    this.chosen = [];
    this.abstains = false;
    this.error = '';
    this.isPart = false;
    this.isElection = false;
    this.tooMany = undefined;
  }

  /** Its heading is that of the window, and stands later than the page around it is told. */
  protected override updated(): void {
    nameWindow();
  }

  protected override render() {
    const { minimum } = this.rule;
    const maximum = this.#maximum();
    const question = this.#heading();
    return html`<fieldset class="field choose ${this.error ? 'wrong' : ''}" aria-describedby="choose-hint choose-error">
      <legend>${this.isPart ? html`<h2>${question}</h2>` : html`<h1>${question}</h1>`}</legend>
      <p class="hint" id="choose-hint">
        ${this.rule.form === 'approve' ? t('ballot.approve.hint') : nothing}
        ${this.rule.form === 'choose' && minimum < maximum && !this.isElection ? t('ballot.page.fewer', { number: numberWord(minimum) }) : nothing}
      </p>
      <p class="field-error" id="choose-error" ?hidden=${!this.error}>${this.error}</p>
      ${this.#groups().map(
        ({ heading, options }) =>
          html`${heading ? html`<p><strong>${heading}</strong></p>` : nothing}
            <div class="options" role="group" aria-label=${heading || nothing}>
              ${options.map((option) => this.#option(option, this.options.indexOf(option)))}
            </div>`,
      )}
      <p class="or">${t('ballot.page.or')}</p>
      <div class="choice">
        <input
          id="abstains"
          type="checkbox"
          aria-describedby="abstains-hint"
          .checked=${live(this.abstains)}
          @change=${(event: Event) => this.#abstain(isChecked(event))}
        />
        <label for="abstains">${t('ballot.page.abstain')}</label>
        <p class="hint" id="abstains-hint">${t('ballot.page.abstainHint')}</p>
      </div>
      <p class="count" role="status">${this.#count()}</p>
    </fieldset>`;
  }

  #option({ letter, title, href, note }: Choosable, at: number) {
    // The error summary leads to the first box by the name of the whole answer.
    const id = at === 0 ? fieldId('marks') : `option-${letter}`;
    return html`<div class="option" ?data-chosen=${this.chosen.includes(letter)}>
      <div class="choice">
        <input
          id=${id}
          type="checkbox"
          value=${letter}
          aria-describedby=${note ? `${id}-note` : nothing}
          .checked=${live(this.chosen.includes(letter))}
          @change=${(event: Event) => this.#choose(letter, event)}
        />
        <label for=${id} class="lettered"><bdi class="letter">${letter}</bdi> <span>${words(title)}</span></label>
        ${note ? html`<p class="hint" id="${id}-note">${note}</p>` : nothing}
      </div>
      ${
        href
          ? html`<a class="proposal" href=${href}
              >${t('ballot.page.readProposal')}<span class="out-of-sight"> ${letter}: ${words(title)}</span></a
            >`
          : nothing
      }
      ${this.tooMany === letter ? this.#explanation(id, letter) : nothing}
    </div>`;
  }

  #explanation(id: string, rival: string) {
    return html`<div class="too-many" role="group" aria-labelledby="too-many-words">
      <p id="too-many-words">${this.#tooManyWords(rival)}</p>
      <p class="buttons">
        ${this.#rivals(rival).map(
          (letter) =>
            html`<button type="button" class="button" @click=${() => this.#remove(letter, id)}>
              ${t('ballot.page.remove', { letter })}<span class="out-of-sight"> ${this.#titleOf(letter)}</span>
            </button>`,
        )}
      </p>
    </div>`;
  }

  /** Heard after each change; why a box stayed empty is heard here once, and read where it stands. */
  #count(): Content {
    if (this.abstains) return t('ballot.page.abstaining');
    const count = t('ballot.page.chosen', { n: this.chosen.length, max: this.#maximum() });
    if (this.tooMany === undefined) return count;
    return html`${count}<span class="out-of-sight">. ${this.tooMany}: ${this.#tooManyWords(this.tooMany)}</span>`;
  }

  #tooManyWords(letter: string): string {
    const n = this.#fullGroup(letter)?.places ?? this.#maximum();
    return t(this.isElection ? 'ballot.elect.tooMany' : 'ballot.page.tooMany', { n, number: numberWord(n) });
  }

  #heading(): string {
    if (this.rule.form === 'approve') return t('ballot.approve.title');
    const n = this.#maximum();
    const isExact = this.rule.minimum === n;
    const key = this.isElection ? (isExact ? 'ballot.elect.exactly' : 'ballot.elect.atMost') : 'ballot.page.choose';
    return t(key, { n, number: numberWord(n) });
  }

  /** The options as they stand on the page: together, or each under the group whose seat it is about. */
  #groups(): { heading: string; options: readonly Choosable[] }[] {
    const groups = this.#placesByGroup();
    if (groups.length === 0) return [{ heading: '', options: this.options }];
    return groups.map(({ group, places, letters }) => ({
      heading: t('ballot.elect.group', { group: groupWord(group), n: places }),
      options: this.options.filter(({ letter }) => letters.includes(letter)),
    }));
  }

  #placesByGroup(): readonly GroupPlaces[] {
    return (this.rule.form === 'choose' && this.rule.groups) || [];
  }

  /** The group of an option, where all its places are taken. */
  #fullGroup(letter: string): GroupPlaces | undefined {
    const isTaken = ({ letters, places }: GroupPlaces) =>
      letters.includes(letter) && this.chosen.filter((other) => letters.includes(other)).length >= places;
    return this.#placesByGroup().find(isTaken);
  }

  /** What can give way for an option: where its group is full only those of the group. */
  #rivals(letter: string): readonly string[] {
    const full = this.#fullGroup(letter);
    return full ? this.chosen.filter((other) => full.letters.includes(other)) : this.chosen;
  }

  /** Approval has no most. */
  #maximum(): number {
    return this.rule.form === 'approve' ? this.options.length : this.rule.maximum;
  }

  #titleOf(letter: string): Content {
    const option = this.options.find((candidate) => candidate.letter === letter);
    return option ? words(option.title) : letter;
  }

  #choose(letter: string, event: Event): void {
    const box = event.target as HTMLInputElement;
    if (!box.checked) return this.#change({ chosen: this.chosen.filter((other) => other !== letter), abstains: false });
    if (this.#fullGroup(letter) || this.chosen.length >= this.#maximum()) {
      box.checked = false;
      this.tooMany = letter;
      return;
    }
    const wanted = new Set([...this.chosen, letter]);
    const chosen = this.options.map((option) => option.letter).filter((candidate) => wanted.has(candidate));
    this.#change({ chosen, abstains: false });
  }

  /** The box that was refused has the focus next: one press chooses it now. */
  #remove(letter: string, id: string): void {
    this.#change({ chosen: this.chosen.filter((other) => other !== letter), abstains: false });
    this.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }

  #abstain(abstains: boolean): void {
    this.#change({ chosen: abstains ? [] : this.chosen, abstains });
  }

  #change({ chosen, abstains }: Choices): void {
    this.chosen = chosen;
    this.abstains = abstains;
    this.tooMany = undefined;
    const detail: Choices = { chosen, abstains };
    this.dispatchEvent(new CustomEvent('choices-change', { detail, bubbles: true }) satisfies ChoicesChange);
  }
}

const isChecked = (event: Event): boolean => (event.target as HTMLInputElement).checked;

customElements.define('choose-topics', ChooseTopics);

declare global {
  interface HTMLElementTagNameMap {
    'choose-topics': ChooseTopics;
  }
  interface HTMLElementEventMap {
    'choices-change': ChoicesChange;
  }
}
