import { html, nothing, type TemplateResult } from 'lit';
import { type Language, languageNames, languages, type Text } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { checkCase } from '#shared/proposals/check-topic.ts';
import { call, type Problem, type Reply } from '../api.ts';
import { type Consultation, trail } from '../consultations/consultation.ts';
import { language, t } from '../messages.ts';
import { router } from '../router.ts';
import { session } from '../session.ts';
import { checkboxes, textArea, textField } from '../ui/field.ts';
import { fieldId, FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { plainWords, words } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';
import './like-titles.ts';
import './words-left.ts';

type Card = Reply<'GET /api/topics'>[number];

interface Answers {
  readonly title?: Text;
  readonly reasons?: Text;
  readonly topic?: string;
  readonly buildsOn?: string[];
}

/**
 * A delegation proposes a topic: its title, topics of this or of earlier years that are like it (one may be taken up again), the
 * case in 150 words, what it builds on.
 */
export class ProposePage extends Page<'consultation'> {
  readonly #errors = new FormErrors(this);
  #consultation: Consultation | undefined;
  #earlier: readonly Card[] = [];
  /** The language that is asked for first stays so: a switch of language moves no field. */
  readonly #first: Language = language();

  protected override async load(): Promise<Problem | undefined> {
    const [answer, topics] = await Promise.all([
      call('GET /api/consultations/:consultation', { params: this.params }),
      call('GET /api/topics'),
    ]);
    if (!answer.ok) return answer.refusal;
    this.#consultation = answer.value;
    this.#earlier = topics.ok
      ? topics.value.filter(({ stations }) => stations.every((station) => station.consultation !== answer.value.id))
      : [];
    return undefined;
  }

  protected override content() {
    const consultation = this.#consultation;
    if (!consultation) return nothing;
    const { delegation } = session;
    const others = languages.filter((one) => one !== this.#first);
    return html`
      ${trail(consultation)} ${this.#errors.summary()}
      <h1>${t('topic.page.propose')}</h1>
      ${
        delegation && consultation.may.includes('proposeTopic')
          ? html`
              <p>${t('topic.page.for', { name: plainWords(delegation.names) })}</p>
              ${
                consultation.topicsCloseAt
                  ? html`<p>
                      ${t('topic.page.closes')} <time-stamp instant=${consultation.topicsCloseAt}></time-stamp>
                    </p>`
                  : nothing
              }
              <form novalidate @submit=${this.#submit}>
                ${this.#title(this.#first)}
                <like-titles for=${fieldId(`title/${this.#first}`)} consultation=${consultation.id}></like-titles>
                ${this.#case(this.#first)}
                <details ?open=${others.some((one) => this.#isWrong(one))}>
                  <summary>${t('topic.page.otherLanguages')}</summary>
                  ${others.map((one) => html`${this.#title(one)} ${this.#case(one)}`)}
                </details>
                ${this.#buildsOn()}
                <p>${t('topic.page.proposeMeans')}</p>
                <p class="buttons">
                  <button class="button primary">${t('topic.page.proposeButton')}</button>
                  <a href="/consultations/${consultation.id}/topics">${t('ui.cancel')}</a>
                </p>
              </form>
            `
          : html`<p>${t('topic.page.notNow')}</p>`
      }
    `;
  }

  #title(one: Language): TemplateResult {
    return textField(this.#errors, {
      name: `title/${one}`,
      label: t('topic.page.titleIn', { language: languageNames[one] }),
      lang: one,
      optional: one !== this.#first,
    });
  }

  #case(one: Language): TemplateResult {
    const name = `reasons/${one}`;
    return html`${textArea(this.#errors, {
        name,
        label: t('topic.page.caseIn', { language: languageNames[one] }),
        hint: t('topic.page.caseHint', { n: limits.topicCaseWords }),
        lang: one,
        optional: one !== this.#first,
        rows: 7,
      })} <words-left for=${fieldId(name)} max=${limits.topicCaseWords}></words-left>`;
  }

  #isWrong(one: Language): boolean {
    const titleLabel = t('topic.page.titleIn', { language: languageNames[one] });
    const caseLabel = t('topic.page.caseIn', { language: languageNames[one] });
    return [this.#errors.at(`title/${one}`, titleLabel), this.#errors.at(`reasons/${one}`, caseLabel)].some(Boolean);
  }

  #buildsOn(): TemplateResult | typeof nothing {
    if (this.#earlier.length === 0) return nothing;
    return html`<details>
      <summary>${t('topic.page.addBuildsOn')}</summary>
      ${checkboxes(this.#errors, {
        name: 'buildsOn',
        label: t('topic.page.buildsOnLabel'),
        choices: this.#earlier.map(({ topic, title, stations }) => ({
          value: topic,
          label: html`${words(title)} (${stations.at(-1)?.year ?? ''})`,
        })),
      })}
    </details>`;
  }

  readonly #submit = submitting(async (form) => {
    const member = session.delegation?.member;
    const { title, reasons, topic, buildsOn } = readForm<Answers>(form);
    if (!member) return;
    const found = checkCase(reasons ?? null);
    if (!reasons) found.unshift(missing(`/reasons/${this.#first}`));
    if (!title) found.unshift(missing(`/title/${this.#first}`));
    if (found.length > 0 || !title || !reasons) return this.#errors.show(found);
    const body = { member, title, reasons, ...(topic && { topic }), ...(buildsOn && { buildsOn }) };
    const answer = await call('POST /api/consultations/:consultation/topics', { params: this.params, body });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    await router.go(`/consultations/${this.params.consultation}/topics#topic-${answer.value.id}`, { replace: true });
  });
}

customElements.define('propose-page', ProposePage);
