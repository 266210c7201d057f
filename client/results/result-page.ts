import { html, nothing } from 'lit';
import { languages } from '#shared/languages.ts';
import { address, call, type Problem, type Reply } from '../api.ts';
import { byName, loadNames, memberName } from '../consultations/member-names.ts';
import { language, loadWordsOf, t, tOf } from '../messages.ts';
import { declareAddress } from '../rounds/declare-address.ts';
import { isChair, type Round, stamp, trailOf } from '../rounds/round-words.ts';
import { Page } from '../ui/page.ts';
import { code, message, plainWords, statusWord, table, words } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import '../ui/time-stamp.ts';
import { electedHeadline, nextBallotPart } from './election-result.ts';
import { decidedBy, retainedTitles } from './declaration.ts';
import { choiceWords } from './choice-words.ts';
import { mainTable } from './main-table.ts';
import { ruleSections } from './rule-sections.ts';
import { groupsTable, participationTable } from './figures-tables.ts';
import { type Figures, outcomeSentences } from './outcome-words.ts';

type Consultation = Reply<'GET /api/consultations/:consultation'>;
type Declaration = Consultation['declarations'][number];

type Coming = Round & { readonly state: 'ready' | 'open' | 'closed' | 'tallied' };
const isComing = (round: Round): round is Coming => ['ready', 'open', 'closed', 'tallied'].includes(round.state);

/** The result: the outcome in a sentence, then the table, then how it was counted. The same page is the printed one. */
export class ResultPage extends Page<'round'> {
  #round: Round | undefined;
  #figures: Figures | undefined;
  #declaration: Declaration | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const params = { round: this.params.round };
    const [round, figures] = await Promise.all([
      call('GET /api/rounds/:round', { params }),
      call('GET /api/rounds/:round/figures', { params }),
    ]);
    if (!round.ok) return round.refusal;
    await loadWordsOf(round.value.kind);
    this.#round = round.value;
    this.#figures = undefined;
    if (!figures.ok) return isComing(round.value) && figures.refusal.code === 'notNow' ? undefined : figures.refusal;
    this.#figures = figures.value;
    if (figures.value.choices) await loadNames();
    if (round.value.state !== 'declared') return undefined;
    const { consultation } = round.value;
    const about = await call('GET /api/consultations/:consultation', { params: { consultation: consultation.id } });
    if (!about.ok) return about.refusal;
    const { declarations } = about.value;
    const isOwn = ({ round: id }: Declaration) => round.value.kind !== 'election' || id === round.value.id;
    this.#declaration = declarations.filter(isOwn).at(-1);
    return undefined;
  }

  protected override content() {
    const round = this.#round;
    const figures = this.#figures;
    if (!round) return nothing;
    if (!figures) return this.#notYet(round);
    const isDeclared = round.state === 'declared';
    const isElection = round.kind === 'election';
    const sentences = outcomeSentences(figures, { t, language: language(), isOpen: !isDeclared });
    return html`
      ${trailOf(round)}
      <h1>${t(isDeclared ? 'results.page.title' : 'results.page.figuresTitle', { n: round.sequence })}</h1>
      ${
        this.#declaration
          ? isElection
            ? electedHeadline(this.#declaration.facts, figures)
            : this.#headline(this.#declaration)
          : nothing
      }
      ${sentences.map((words) => html`<p class=${isDeclared ? nothing : 'question'}>${words}</p>`)}
      ${
        figures.outcome.tied && !isElection
          ? html`<p><strong>${t('results.page.inShort', { line: figures.outcome.line[language()] })}</strong></p>`
          : nothing
      }
      ${this.#state(round)} ${isElection ? nextBallotPart(round, figures) : nothing}
      <p>${words(round.question)}</p>
      ${mainTable(figures)} ${ruleSections(figures)}
      <h2>${t('results.page.participation')}</h2>
      ${participationTable(figures)}
      <h2>${t('results.page.groups')}</h2>
      ${round.secrecy === 'secret' ? html`<p>${t('results.page.groupsSecret')}</p>` : groupsTable(figures)}
      <h2>${t('results.page.howCounted')}</h2>
      <ol>
        ${figures.steps.map(({ words: step }) => html`<li>${step[language()]}</li>`)}
      </ol>
      ${this.#choices(figures)} ${this.#downloads(figures)}
    `;
  }

  /** Nobody sees figures before their turn; what has to happen first is said. */
  #notYet(round: Round) {
    return html`
      ${trailOf(round)}
      <h1>${t('results.page.notYet')}</h1>
      <p>${isComing(round) ? t(`round.page.next.${round.state}`) : nothing}</p>
      <p><a href="/rounds/${round.id}">${t('ballot.page.toRound')}</a></p>
    `;
  }

  /** What was decided comes before what was counted; whether by the figures or by the Chair beside them is said. */
  #headline(declaration: Declaration) {
    const decided = decidedBy(declaration);
    const titleOf = (topic: string) => this.#figures?.options.find((option) => option.topic === topic)?.title ?? {};
    const retained = retainedTitles(decided, titleOf).map((title) => plainWords(title));
    const list = new Intl.ListFormat(language(), { type: 'conjunction' }).format(retained);
    const isByChair = decided.tie !== undefined || decided.departure !== undefined;
    const values = { n: retained.length, list };
    return html`<p class="question">
      <strong
        >${
          retained.length === 0
            ? t('results.page.noneRetained')
            : t(isByChair ? 'results.page.retainedByChair' : 'results.page.retained', values)
        }</strong
      >
    </p>`;
  }

  #state(round: Round) {
    const declaration = this.#declaration;
    if (!declaration) {
      const key = round.state === 'closed' ? 'results.page.provisionalClosed' : 'results.page.provisionalTallied';
      return html`<p>${statusWord('warn', t('results.page.provisional'))} ${t(key)}</p>
        ${
          round.may.includes('tallyRound')
            ? html`<p>
                <a class="button primary" href="/rounds/${round.id}/tally">${t('round.page.checkFigures')}</a>
              </p>`
            : nothing
        }
        ${
          isChair(round) && round.state === 'tallied'
            ? html`<p>
                <a class="button primary" href=${declareAddress(round)}>${tOf(round.kind)('round.page.declare')}</a>
              </p>`
            : nothing
        }`;
    }
    const { declaredBy, declaredAt, words: said } = declaration;
    const { tie, departure } = decidedBy(declaration);
    return html`
      <p>
        ${statusWord('ok', t('results.page.declared'))}
        ${sentence('results.page.declaredBy', { who: declaredBy, at: stamp(declaredAt) })}
      </p>
      ${tie?.means === 'bothRetained' ? html`<p>${t('results.page.tieBoth')}</p>` : nothing}
      ${
        tie?.means === 'lot'
          ? html`<p>${t('results.page.tieLot', { ...tie, order: tie.order.join(', ') })}</p>`
          : nothing
      }
      ${departure ? message('plain', html`<p>${t('results.page.departure', { reason: departure })}</p>`) : nothing}
      <h2>${t('results.page.words')}</h2>
      ${languages.map((name) =>
        said[name] ? html`<blockquote class="declared-words" lang=${name}>${said[name]}</blockquote>` : nothing,
      )}
    `;
  }

  #choices(figures: Figures) {
    const { choices } = figures;
    if (!choices) return nothing;
    const isConfidential = this.#round?.secrecy === 'confidential';
    return html`<h2>${t('results.page.choices')}</h2>
      ${isConfidential ? html`<p class="hint">${t('results.page.choicesConfidential')}</p>` : nothing}
      ${table(
        t('results.page.choices'),
        [
          { title: t('results.page.member'), cell: ({ member }) => memberName(member) },
          {
            title: t('results.page.choice'),
            cell: (choice) => choiceWords(choice, figures),
          },
        ],
        byName(choices),
        { isCaptionHidden: true },
      )}`;
  }

  /** For whoever may check the round and count it again; it names what each Member chose. */
  #record(round: string) {
    if (!this.#round?.may.includes('exportRecord')) return nothing;
    const file = address('GET /api/rounds/:round/record', { params: { round } });
    return html`<p>
      <a href=${file} download>${t('results.page.record')}</a>
      <span class="hint"
        >${t(this.#round.secrecy === 'secret' ? 'results.page.recordHintSecret' : 'results.page.recordHint')}</span
      >
    </p>`;
  }

  #downloads({ round, resultHash }: Figures) {
    const asked = { params: { round }, query: { language: language() } };
    return html`<section class="no-print" aria-labelledby="downloads">
        <h2 id="downloads">${t('results.page.downloads')}</h2>
        <p><a href=${address('GET /api/rounds/:round/figures.csv', asked)} download>${t('results.page.csv')}</a></p>
        <p><a href=${address('GET /api/rounds/:round/figures.xlsx', asked)} download>${t('results.page.xlsx')}</a></p>
        ${this.#record(round)}
        <p><button type="button" class="button" @click=${() => print()}>${t('ui.print')}</button></p>
      </section>
      <p class="small">${t('results.page.digestWords')}</p>
      <p class="small digest">${t('results.digest')}: ${code(resultHash)}</p>`;
  }
}

customElements.define('result-page', ResultPage);
