import { html, nothing } from 'lit';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { FormErrors } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { type Content, message, words } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { draftOf, loadRound, type Round, type RoundDraft, saveRound, setUpOf } from './round-draft.ts';

/** A page on which one part of a round is set up, as long as the round has not opened. */
export abstract class RoundPart extends Page<'round'> {
  protected readonly errors = new FormErrors(this);
  protected round: Round | undefined;
  /** The same part as somebody else has saved it meanwhile. */
  #present: object | undefined;

  protected abstract heading(): string;
  protected abstract section(round: Round): Content;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await loadRound(this.params.round);
    if (!answer.ok) return answer.refusal;
    this.round = answer.value;
    return undefined;
  }

  protected override content(): unknown {
    const { round } = this;
    if (!round) return nothing;
    const back = html`${t('admin.rounds.round', { n: round.sequence })}, ${words(round.consultation.title)}`;
    return html`
      ${backTo(setUpOf(round.id), back)} ${this.errors.summary()}
      <h1>${this.heading()}</h1>
      ${this.#present ? changedMeanwhile(this.#present) : nothing}
      ${round.state === 'ready' ? message('warn', html`<p>${t('admin.round.readyEdit')}</p>`) : nothing}
      ${round.may.includes('editRound') ? this.section(round) : message('plain', html`<p>${t('admin.round.fixed')}</p>`)}
    `;
  }

  /** Saves and goes back to the set-up; where it was refused the page says why. */
  protected async save(part: Partial<RoundDraft>): Promise<void> {
    const { round } = this;
    if (!round) return;
    const saved = await saveRound(round, part);
    if (saved.is === 'refused') return this.refused(saved.refusal);
    this.errors.clear();
    if (saved.is === 'saved') return router.go(setUpOf(round.id));
    this.round = saved.present;
    const now = draftOf(saved.present);
    this.#present = Object.fromEntries(Object.keys(part).map((name) => [name, now[name as keyof RoundDraft]]));
    this.requestUpdate();
  }

  protected refused(refusal: Problem): void {
    this.errors.show(refusal);
  }
}
