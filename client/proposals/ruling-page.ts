import { html, nothing } from 'lit';
import { limits } from '#shared/limits.ts';
import { checkRuling } from '#shared/proposals/check-ruling.ts';
import { type Ruling, rulings, rulingSteps, stands, topicSteps } from '#shared/proposals/topic-state.ts';
import { call } from '../api.ts';
import { trail } from '../consultations/consultation.ts';
import { memberName } from '../consultations/member-names.ts';
import { prose } from '../consultations/prose.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { radios, selectField, textArea } from '../ui/field.ts';
import { FormErrors, readForm, submitting } from '../ui/form.ts';
import { confirmation, plainWords, statusWord } from '../ui/pieces.ts';
import { OneTopicPage } from './one-topic.ts';
import { standingTone, standingWords } from './topic-words.ts';

interface Answers {
  readonly to?: Ruling;
  readonly reason?: string;
  readonly into?: string;
}

/** The Chair admits a topic, does not admit it, or merges it into another. */
export class RulingPage extends OneTopicPage {
  readonly #errors = new FormErrors(this);

  protected override content() {
    const { consultation, topic } = this;
    if (!consultation || !topic) return nothing;
    const others = consultation.topics.filter(({ id, state }) => id !== topic.id && stands(state));
    const possible = rulings.filter(
      (ruling) =>
        topicSteps[rulingSteps[ruling]].from.some((from) => from === topic.state) &&
        (ruling !== 'merged' || others.length > 0),
    );
    return html`${trail(consultation)}
    ${confirmation({
      errors: this.#errors.summary(),
      title: t('topic.page.ruleTitle', { title: plainWords(topic.title) }),
      consequences: html`
        <p>${statusWord(standingTone(topic), standingWords(topic))}</p>
        ${topic.proposedBy ? html`<p>${t('topic.page.proposedBy', { name: memberName(topic.proposedBy) })}</p>` : nothing}
        ${topic.reasons ? html`<blockquote>${prose(topic.reasons)}</blockquote>` : nothing}
        <p>${t('topic.page.ruleMeans')}</p>
      `,
      button: t('topic.page.ruleButton'),
      cancel: this.list,
      onSubmit: this.#submit,
      fields: html`
        ${radios(this.#errors, {
          name: 'to',
          label: t('topic.page.ruling'),
          choices: possible.map((value) => ({
            value,
            label: t(`topic.page.ruling.${value}`),
            hint: t(`topic.page.rulingHint.${value}`),
          })),
        })}
        ${textArea(this.#errors, {
          name: 'reason',
          label: t('topic.page.reasonLabel'),
          hint: t('topic.page.reasonHint'),
          max: limits.reason,
          rows: 4,
        })}
        ${
          possible.includes('merged')
            ? selectField(this.#errors, {
                name: 'into',
                label: t('topic.page.into'),
                hint: t('topic.page.intoHint'),
                choices: [
                  { value: '', label: t('topic.page.intoNone') },
                  ...others.map(({ id, title }) => ({ value: id, label: plainWords(title) })),
                ],
              })
            : nothing
        }
      `,
    })}`;
  }

  readonly #submit = submitting(async (form) => {
    const { topic, consultation, params } = this;
    const { to, reason, into } = readForm<Answers>(form);
    if (!topic || !consultation) return;
    if (!to) return this.#errors.show([{ reason: 'notAChoice', pointer: '/to' }]);
    // A choice that belongs to another ruling is left aside, not held against the Chair.
    const body = { to, ...(reason && { reason }), ...(to === 'merged' && into && { into }) };
    const checked = checkRuling(topic, body, topic.inOpenedRound, consultation.topics);
    if (!checked.ok && checked.refusal.reasons) return this.#errors.show(checked.refusal.reasons);
    const answer = await call('POST /api/consultations/:consultation/topics/:topic/ruling', { params, body });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    await router.go(`${this.list}#topic-${topic.id}`, { replace: true });
  });
}

customElements.define('ruling-page', RulingPage);
