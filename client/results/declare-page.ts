import { html, nothing } from 'lit';
import { languages, languageNames } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { call, type Problem } from '../api.ts';
import { language, t } from '../messages.ts';
import { router } from '../router.ts';
import { stateWord, withStateWord } from '../rounds/round-words.ts';
import { trail } from '../consultations/consultation.ts';
import { textArea } from '../ui/field.ts';
import { FormErrors, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { message, plainWords, summaryList, type SummaryRow } from '../ui/pieces.ts';
import { textFields } from '../ui/text-fields.ts';
import { focusHeading } from '../ui/window-title.ts';
import type { Body } from './declaration.ts';
import { bodyOf, departures, type Given, reasonsAgainst } from './declaration-draft.ts';
import { type Beside, loadBeside } from './declaration-ground.ts';
import { themeFields, tieFields, topicFields } from './declare-fields.ts';
import { mainTable } from './main-table.ts';
import { outcomeSentences } from './outcome-words.ts';

/**
 * The Chair declares, beside the figures and not over them: theme, every admitted topic, how a tie was resolved, why the figures
 * are departed from. Then everything is shown once more, and one button declares. The form stays where it is meanwhile, so going
 * back finds it as it was written.
 */
export class DeclarePage extends Page<'consultation'> {
  readonly #errors = new FormErrors(this);
  #beside: Beside | undefined;
  #given: Given = {};
  /** What is being checked on the second page; undefined while the form is filled in. */
  #checked: Body | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await loadBeside(this.params.consultation);
    if (!answer.ok) return answer.refusal;
    const isFirst = this.#beside === undefined;
    this.#beside = answer.value;
    if (isFirst) this.#given = suggested(answer.value);
    return undefined;
  }

  protected override content() {
    const beside = this.#beside;
    if (!beside) return nothing;
    const { consultation, running } = beside;
    if (!consultation.may.includes('declareOutcome')) {
      return html`${trail(consultation)}
        <h1>${t('round.act.notYoursTitle')}</h1>
        <p>${t('declare.notYours')}</p>`;
    }
    if (running.length > 0) return this.#waiting(beside);
    return html`
      ${trail(consultation)} ${this.#checked ? this.#checkPage(this.#checked, beside) : nothing}
      <div ?hidden=${this.#checked !== undefined}>${this.#formPage(beside)}</div>
    `;
  }

  #waiting({ consultation, running }: Beside) {
    return html`${trail(consultation)}
      <h1>${t('declare.title')}</h1>
      <p>${t('declare.running')}</p>
      <ul class="list">
        ${running.map(
          ({ id, sequence, state }) =>
            html`<li><a href="/rounds/${id}">${t('round.page.short', { n: sequence })}</a> ${stateWord(state)}</li>`,
        )}
      </ul>`;
  }

  #formPage(beside: Beside) {
    const { consultation, last } = beside;
    return html`
      ${this.#checked ? nothing : this.#errors.summary()}
      ${this.#checked ? nothing : html`<h1>${t(last ? 'declare.title' : 'declare.titleAgreement')}</h1>`}
      <div class=${last ? 'beside' : nothing}>
        ${last ? this.#figures(last.figures) : html`<p>${t('declare.agreementWords')}</p>`}
        <form novalidate @submit=${this.#check} @input=${this.#read} @change=${this.#read}>
          ${tieFields(this.#errors, beside, this.#given)} ${themeFields(this.#errors, consultation, this.#given)}
          ${topicFields(this.#errors, beside, this.#given)} ${this.#departure(beside)}
          <section class="decision" aria-labelledby="words">
            <h2 id="words">${t('declare.wordsTitle')}</h2>
            ${textFields(this.#errors, {
              name: 'words',
              label: t('declare.words'),
              hint: t('declare.wordsHint'),
              rows: 4,
              max: limits.declaration,
            })}
          </section>
          <p class="buttons"><button class="button primary">${t('declare.check')}</button></p>
        </form>
      </div>
    `;
  }

  #figures(figures: NonNullable<Beside['last']>['figures']) {
    return html`<section class="the-figures" aria-labelledby="the-figures">
      <h2 id="the-figures">${t('declare.figures')}</h2>
      ${outcomeSentences(figures, { t, language: language(), isOpen: true }).map((words) => html`<p>${words}</p>`)}
      ${mainTable(figures)}
    </section>`;
  }

  /** Asked for as soon as what is retained is not what the figures say; it names which. */
  #departure({ ground, topics }: Beside) {
    const { admitted } = ground;
    const isDecided = admitted.every((_, at) => this.#given.topics?.[at]?.outcome);
    const found = isDecided ? departures(bodyOf(this.#given, admitted, null), ground) : null;
    if (!found) return nothing;
    const list = new Intl.ListFormat(language(), { type: 'conjunction' });
    const named = (ids: readonly string[]) =>
      list.format(topics.filter(({ id }) => ids.includes(id)).map(({ title }) => plainWords(title)));
    return html`<section class="decision">
      ${message(
        'warn',
        html`<p>${t('declare.departs')}</p>
          ${found.more.length > 0 ? html`<p>${t('declare.more', { list: named(found.more) })}</p>` : nothing}
          ${found.less.length > 0 ? html`<p>${t('declare.less', { list: named(found.less) })}</p>` : nothing}`,
      )}
      ${textArea(this.#errors, { name: 'departure', label: t('declare.departure'), rows: 3, max: limits.reason })}
    </section>`;
  }

  #checkPage(body: Body, { consultation, topics }: Beside) {
    const titleOf = (id: string | undefined) => {
      const topic = topics.find((candidate) => candidate.id === id);
      return topic ? plainWords(topic.title) : '';
    };
    const rows: SummaryRow[] = [
      {
        term: `${t('declare.theme')}${consultation.theme ? `: ${plainWords(consultation.theme.title)}` : ''}`,
        value: said(body.theme, ''),
      },
      ...body.topics.map((topic) => ({ term: titleOf(topic.topic), value: said(topic, titleOf(topic.mergedInto)) })),
    ];
    if (body.tie?.means === 'bothRetained')
      rows.push({ term: t('results.check.tie'), value: t('results.page.tieBoth') });
    if (body.tie?.means === 'lot')
      rows.push({
        term: t('results.check.tie'),
        value: t('results.page.tieLot', { ...body.tie, order: body.tie.order.join(', ') }),
      });
    if (body.departure) rows.push({ term: t('declare.departure'), value: body.departure });
    for (const name of languages) {
      const words = body.words[name];
      if (words)
        rows.push({
          term: `${t('declare.words')} (${languageNames[name]})`,
          value: html`<span class="declared-words" lang=${name}>${words}</span>`,
        });
    }
    return html`
      ${this.#errors.summary()}
      <h1>${t('declare.check')}</h1>
      ${message('warn', html`<p>${t('declare.checkWords')}</p>`)} ${summaryList(rows)}
      <form novalidate @submit=${this.#declare}>
        <p class="buttons">
          <button class="button primary">${t('declare.button')}</button>
          <button type="button" class="plain" @click=${() => void this.#turn(undefined)}>${t('declare.back')}</button>
        </p>
      </form>
    `;
  }

  readonly #read = (event: Event): void => {
    this.#given = readForm<Given>(event.currentTarget as HTMLFormElement);
    if (event.type === 'change') this.requestUpdate();
  };

  readonly #check = submitting(async (form) => {
    if (!this.#beside) return;
    const { ground, last } = this.#beside;
    this.#given = readForm<Given>(form);
    const body = bodyOf(this.#given, ground.admitted, last?.round.id ?? null);
    const reasons = reasonsAgainst(this.#given, body, ground);
    if (reasons.length > 0) {
      this.#errors.show(reasons);
      await this.updateComplete;
      for (const wrong of form.querySelectorAll('details:has([aria-invalid=true])')) wrong.setAttribute('open', '');
      return;
    }
    this.#errors.clear();
    await this.#turn(body);
  });

  readonly #declare = submitting(async () => {
    if (!this.#checked) return;
    const { consultation } = this.params;
    const answer = await call('POST /api/consultations/:consultation/declaration', {
      params: { consultation },
      body: this.#checked,
    });
    if (!answer.ok) return this.#errors.show(withStateWord(answer.refusal));
    this.#errors.clear();
    const { round } = answer.value;
    await router.go(round ? `/rounds/${round}/result` : `/consultations/${consultation}`, { replace: true });
  });

  /** From the form to the check and back, as from page to page. */
  async #turn(body: Body | undefined): Promise<void> {
    this.#errors.clear();
    this.#checked = body;
    this.requestUpdate();
    await this.updateComplete;
    focusHeading();
    scrollTo(0, 0);
  }
}

/** What the figures select begins as retained; nothing else is answered for the Chair. */
function suggested({ topics, last }: Beside): Given {
  const selected = new Set(
    last?.figures.options.filter(({ standing }) => standing === 'selected').map(({ topic }) => topic),
  );
  return {
    topics: Object.fromEntries(topics.map(({ id }, at) => [at, selected.has(id) ? { outcome: 'retained' } : {}])),
  };
}

function said(
  decided: (Body['theme'] & { readonly ofGeneralInterest?: boolean }) | Body['topics'][number],
  into: string,
): string {
  const { outcome, title, deferredTo, reason } = decided;
  const words =
    outcome === 'retained' && title
      ? t('declare.said.retainedAs', { title: plainWords(title) })
      : t(`declare.said.${outcome}`, { year: String(deferredTo ?? ''), title: into });
  const more = [decided.ofGeneralInterest ? t('declare.interest') : '', reason ?? ''].filter(Boolean);
  return [words, ...more].join('. ');
}

customElements.define('declare-page', DeclarePage);
