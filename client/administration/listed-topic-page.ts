import { html, nothing } from 'lit';
import { checkCase } from '#shared/proposals/check-topic.ts';
import { call, type Problem } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import { type Content, message } from '../ui/pieces.ts';
import { textOrNull } from '../ui/text-fields.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';
import { buildsOnField, type Card, loadEarlier, takenUpField, type TopicAnswers, topicFields } from './topic-fields.ts';
import { type Topic, topicHistory } from './topic-rows.ts';

/** One topic of the note in a draft, or a new one. */
export class ListedTopicPage extends ConsultationPart<'topic'> {
  #earlier: readonly Card[] = [];

  protected heading = (): string => t(this.#isNew ? 'admin.topics.add' : 'admin.topics.change');

  get #isNew(): boolean {
    return this.params.topic === 'new';
  }

  protected override async load(): Promise<Problem | undefined> {
    const [refusal, earlier] = await Promise.all([super.load(), loadEarlier(this.params.consultation)]);
    if (!earlier.ok) return earlier.refusal;
    this.#earlier = earlier.value;
    return refusal;
  }

  protected section(consultation: Consultation): Content {
    const { id, topics, year } = consultation;
    const topic = topics.find((candidate) => candidate.id === this.params.topic);
    if (!topic && !this.#isNew) return message('plain', html`<p>${t('admin.topics.gone')}</p>`);
    return html`
      ${topic ? topicHistory(topic, year) : nothing}
      <form novalidate @submit=${this.#submit}>
        ${topic ? nothing : takenUpField(this.errors, this.#earlier)} ${topicFields(this.errors, topic ?? {})}
        ${buildsOnField(this.errors, this.#earlier, topic ? linksOf(topic) : [])}
        <p class="buttons">
          <button class="button primary">${t('ui.save')}</button>
          <a href=${preparationOf(id, 'topics')}>${t('ui.cancel')}</a>
        </p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { consultation, topic } = this.params;
    const { title, buildsOn = [], topic: takenUp, ...read } = readForm<TopicAnswers>(form);
    const [reasons, remark] = [textOrNull(read.reasons), textOrNull(read.remark)];
    const found = [...(textOrNull(title) ? [] : [missing('/title/en')]), ...checkCase(reasons)];
    if (found.length > 0 || !title) return this.errors.show(found);
    const words = { title, reasons, remark };
    const answer = this.#isNew
      ? await call('POST /api/consultations/:consultation/topics/listed', {
          params: { consultation },
          body: { ...words, ...(buildsOn.length > 0 && { buildsOn }), ...(takenUp && { topic: takenUp }) },
        })
      : await call('PUT /api/consultations/:consultation/topics/:topic', {
          params: { consultation, topic },
          body: { ...words, ...(this.#linksWereAsked() && { buildsOn }) },
        });
    if (!answer.ok) return this.errors.show(answer.refusal);
    await router.go(preparationOf(consultation, 'topics'));
  });

  /** Links are replaced as a whole; those to what is not kept here would be lost, so they are sent only where all can be shown. */
  #linksWereAsked(): boolean {
    const topic = this.consultation?.topics.find(({ id }) => id === this.params.topic);
    const links = topic?.history.filter(({ relation }) => relation === 'buildsOn') ?? [];
    return links.every((link) => this.#earlier.some((card) => card.topic === link.topic));
  }
}

const linksOf = ({ history }: Topic): string[] =>
  history.flatMap(({ relation, topic }) => (relation === 'buildsOn' && topic !== null ? [topic] : []));

customElements.define('listed-topic-page', ListedTopicPage);
