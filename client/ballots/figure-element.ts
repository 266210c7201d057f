import { html, type TemplateResult } from 'lit';
import type { BallotForm } from '#shared/rounds/form.ts';
import type { Choosable } from './choose-topics.ts';
import { MarksElement } from './marks-element.ts';

/** A ballot that gives each option a whole number, written into a field of its own. */
export abstract class FigureElement<Form extends BallotForm> extends MarksElement<Form> {
  protected row(option: Choosable, at: number): TemplateResult {
    const mark = this.markAt(at);
    const isWrong = mark !== null && !this.isPossible(mark);
    return this.optionRow(
      option,
      at,
      html`<input
        id=${this.idAt(at)}
        type="text"
        class="short"
        inputmode="numeric"
        autocomplete="off"
        aria-describedby="choose-hint"
        aria-invalid=${isWrong ? 'true' : 'false'}
        .defaultValue=${mark === null || mark === this.unmarked || Number.isNaN(mark) ? '' : String(mark)}
        @input=${(event: Event) => this.#write(at, (event.target as HTMLInputElement).value.trim())}
      />`,
    );
  }

  /** Whether an option can get this figure. */
  protected abstract isPossible(mark: number): boolean;

  /** What is no whole number is kept as none at all, so that the rule refuses it. */
  #write(at: number, written: string): void {
    const marks = this.allMarks();
    marks[at] = written === '' ? this.unmarked : /^\d+$/.test(written) ? Number(written) : Number.NaN;
    this.answer(marks);
  }

  protected override abstain(abstains: boolean): void {
    super.abstain(abstains);
    if (!abstains) return;
    for (const field of this.querySelectorAll<HTMLInputElement>('input[type=text]')) field.value = '';
  }
}
