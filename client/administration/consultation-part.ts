import { html, nothing } from 'lit';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { FormErrors } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { type Content, message, words } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import {
  type Consultation,
  type Draft,
  draftOf,
  loadConsultation,
  preparationOf,
  saveConsultation,
} from './consultation-draft.ts';

/** A page on which one part of a draft is written: where it belongs, its errors, and what happens when two people write. */
export abstract class ConsultationPart<Param extends string = never> extends Page<'consultation' | Param> {
  protected readonly errors = new FormErrors(this);
  protected consultation: Consultation | undefined;
  /** The same part as somebody else has saved it meanwhile. */
  #present: object | undefined;

  /** The h1. */
  protected abstract heading(consultation: Consultation): string;
  protected abstract section(consultation: Consultation): Content;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await loadConsultation(this.params.consultation);
    if (!answer.ok) return answer.refusal;
    this.consultation = answer.value;
    return undefined;
  }

  protected override content(): unknown {
    const { consultation } = this;
    if (!consultation) return nothing;
    return html`
      ${backTo(preparationOf(consultation.id), words(consultation.title))} ${this.errors.summary()}
      <h1>${this.heading(consultation)}</h1>
      ${this.#present ? changedMeanwhile(this.#present) : nothing}
      ${this.isOpen(consultation) ? this.section(consultation) : message('plain', html`<p>${t('admin.part.fixed')}</p>`)}
    `;
  }

  /** Whether this part can be written now; the text of a note only in a draft. */
  protected isOpen(consultation: Consultation): boolean {
    return consultation.may.includes('editConsultation');
  }

  /** Saves and goes on to `to`, the preparation unless said. False where it was refused; the page says why. */
  protected async save(part: Partial<Draft>, to?: string): Promise<boolean> {
    const { consultation } = this;
    if (!consultation) return false;
    const saved = await saveConsultation(consultation, part);
    if (saved.is === 'refused') {
      this.refused(saved.refusal);
      return false;
    }
    this.errors.clear();
    if (saved.is === 'changed') {
      this.consultation = saved.present;
      const now = draftOf(saved.present);
      this.#present = Object.fromEntries(Object.keys(part).map((name) => [name, now[name as keyof Draft]]));
      this.requestUpdate();
      return false;
    }
    this.#present = undefined;
    if (to === '') await this.refresh();
    else await router.go(to ?? preparationOf(consultation.id));
    return true;
  }

  protected refused(refusal: Problem): void {
    this.errors.show(refusal);
  }
}
