import { html } from 'lit';
import { checkCase } from '#shared/proposals/check-topic.ts';
import { call, type Problem, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { router } from '../router.ts';
import { selectField } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import { HourFields } from '../ui/hour-field.ts';
import { type Content, plainWords } from '../ui/pieces.ts';
import { textOrNull } from '../ui/text-fields.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';
import { buildsOnField, type Card, loadEarlier, takenUpField, type TopicAnswers, topicFields } from './topic-fields.ts';

type Member = Reply<'GET /api/members'>['members'][number];

/** A topic that a delegation proposed by note or in the room, entered on its behalf with the time at which it did. */
export class EnterTopicPage extends ConsultationPart {
  readonly #hours = new HourFields();
  #earlier: readonly Card[] = [];
  #members: readonly Member[] = [];

  protected heading = (): string => t('admin.enter.title');

  protected override isOpen = ({ may }: Consultation): boolean => may.includes('enterTopic');

  protected override async load(): Promise<Problem | undefined> {
    const [refusal, earlier, members] = await Promise.all([
      super.load(),
      loadEarlier(this.params.consultation),
      call('GET /api/members'),
    ]);
    if (!earlier.ok) return earlier.refusal;
    if (!members.ok) return members.refusal;
    this.#earlier = earlier.value;
    this.#members = members.value.members.filter(({ status }) => status === 'member');
    return refusal;
  }

  protected section({ id }: Consultation): Content {
    const { compare } = new Intl.Collator(language());
    const members = this.#members
      .map(({ code, names }) => ({ value: code, label: plainWords(names) }))
      .sort((one, other) => compare(one.label, other.label));
    return html`
      <p>${t('admin.enter.hint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${selectField(this.errors, {
          name: 'member',
          label: t('admin.enter.member'),
          value: '',
          choices: [{ value: '', label: t('admin.enter.choose') }, ...members],
        })}
        ${this.#hours.field(this.errors, {
          name: 'proposedAt',
          label: t('admin.enter.proposedAt'),
          hint: t('admin.enter.proposedAtHint'),
        })}
        ${takenUpField(this.errors, this.#earlier)} ${topicFields(this.errors, {}, { reasonsNeeded: true })}
        ${buildsOnField(this.errors, this.#earlier)}
        <p class="buttons">
          <button class="button primary">${t('admin.enter.button')}</button>
          <a href=${preparationOf(id)}>${t('ui.cancel')}</a>
        </p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { consultation } = this.params;
    const read = readForm<TopicAnswers & { member?: string }>(form);
    const { title, member, buildsOn, topic } = read;
    const [reasons, remark] = [textOrNull(read.reasons), textOrNull(read.remark)];
    const proposedAt = this.#hours.read(form, 'proposedAt');
    const found = [
      !member && missing('/member'),
      proposedAt === null && missing('/proposedAt'),
      !textOrNull(title) && missing('/title/en'),
      !reasons && missing('/reasons/en'),
      ...checkCase(reasons),
    ].filter((reason) => reason !== false);
    if (found.length > 0 || !member || proposedAt === null || !title || !reasons) return this.errors.show(found);
    const answer = await call('POST /api/consultations/:consultation/topics/entered', {
      params: { consultation },
      body: { member, proposedAt, title, reasons, remark, ...(buildsOn && { buildsOn }), ...(topic && { topic }) },
    });
    if (!answer.ok) {
      this.#hours.take(form, answer.refusal);
      return this.errors.show(answer.refusal);
    }
    await router.go(preparationOf(consultation), { replace: true });
  });
}

customElements.define('enter-topic-page', EnterTopicPage);
