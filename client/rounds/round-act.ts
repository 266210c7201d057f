import { html, nothing } from 'lit';
import { type Answer, call, type Problem } from '../api.ts';
import { loadWordsOf, t } from '../messages.ts';
import { router } from '../router.ts';
import { FormErrors, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { confirmation, type Content } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';
import { type Round, trailOf, withStateWord } from './round-words.ts';

/** What is asked before an act of a round: the heading, what will follow, the button, and fields that the act needs. */
export interface Question {
  readonly title: string;
  readonly consequences: Content;
  readonly button: string;
  readonly fields?: Content;
}

/**
 * The page before an act of a round. Each has an address of its own: it is read, it can be left, and the act is one button. An act
 * that the reader may not do, or not in this state, is said instead of the button.
 */
export abstract class RoundAct extends Page<'round'> {
  protected readonly errors = new FormErrors(this);
  protected found: Round | undefined;

  /** One of the acts that the round says the reader may do. */
  protected abstract readonly act: string;
  protected abstract ask(round: Round): Question;
  protected abstract send(form: HTMLFormElement, round: Round): Promise<Answer<Round>>;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/rounds/:round', { params: { round: this.params.round } });
    if (!answer.ok) return answer.refusal;
    await loadWordsOf(answer.value.kind);
    this.found = answer.value;
    return undefined;
  }

  /** Where the reader is led once it is done. */
  protected leadsTo({ id }: Round): string {
    return `/rounds/${id}`;
  }

  protected mayAct(round: Round): boolean {
    return round.may.includes(this.act);
  }

  protected override content() {
    const round = this.found;
    if (!round) return nothing;
    if (!this.mayAct(round)) {
      return html`${trailOf(round)}
        <h1>${t('round.act.notYoursTitle')}</h1>
        <p>${t('round.act.notYours', { state: t(`round.state.${round.state}`) })}</p>
        <p><a href="/rounds/${round.id}">${t('ballot.page.toRound')}</a></p>`;
    }
    const { title, consequences, button, fields } = this.ask(round);
    return html`${trailOf(round)}
    ${confirmation({
      title,
      consequences,
      button,
      cancel: `/rounds/${round.id}`,
      onSubmit: this.#submit,
      errors: this.errors.summary(),
      ...(fields !== undefined && { fields }),
    })}`;
  }

  readonly #submit = submitting(async (form) => {
    if (!this.found) return;
    const answer = await this.send(form, this.found);
    if (!answer.ok) {
      this.refused(form, answer.refusal);
      return this.errors.show(withStateWord(answer.refusal));
    }
    this.errors.clear();
    await router.go(this.leadsTo(answer.value), { replace: true });
  });

  /** For a page whose fields ask back. */
  protected refused(_form: HTMLFormElement, _refusal: Problem): void {}
}
