import { html, nothing, type TemplateResult } from 'lit';
import { figureKind } from '#shared/results/figure-kind.ts';
import { call, type Problem } from '../api.ts';
import { language, loadWordsOf, t } from '../messages.ts';
import { router } from '../router.ts';
import { type Round, stamp, trailOf, withStateWord } from '../rounds/round-words.ts';
import { FormErrors, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { code, statusWord } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import '../ui/time-stamp.ts';
import { mainTable } from './main-table.ts';
import { ruleSections } from './rule-sections.ts';
import { groupsTable, participationTable } from './figures-tables.ts';
import type { Figures } from './outcome-words.ts';

/** Where the Administration checks what the closing transaction counted, and releases exactly that to the Chair. */
export class CheckFiguresPage extends Page<'round'> {
  readonly #errors = new FormErrors(this);
  #round: Round | undefined;
  #figures: Figures | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const params = { round: this.params.round };
    const [round, figures] = await Promise.all([
      call('GET /api/rounds/:round', { params }),
      call('GET /api/rounds/:round/figures', { params }),
    ]);
    if (!round.ok) return round.refusal;
    if (!figures.ok) return figures.refusal;
    await loadWordsOf(round.value.kind);
    this.#round = round.value;
    this.#figures = figures.value;
    return undefined;
  }

  protected override content() {
    const round = this.#round;
    const figures = this.#figures;
    if (!round || !figures) return nothing;
    const { outcome, resultHash } = figures;
    return html`
      ${trailOf(round)} ${this.#errors.summary()}
      <h1>${t('results.check.title', { n: round.sequence })}</h1>
      <p>${t('results.check.intro')}</p>
      <h2>${t('results.check.checks')}</h2>
      <ul class="checks">
        ${checks(round, figures)}
        <li>
          <strong>${t('results.check.tie')}</strong>:
          ${outcome.tied ? outcome.line[language()] : t('results.check.noTie')}
        </li>
      </ul>
      <h2>${t('declare.figures')}</h2>
      ${mainTable(figures)} ${ruleSections(figures)} ${participationTable(figures)}
      ${round.secrecy === 'secret' ? nothing : groupsTable(figures)}
      <p class="small digest">${t('results.digest')}: ${code(resultHash)}</p>
      ${
        round.may.includes('tallyRound')
          ? html`<form novalidate @submit=${this.#release}>
              <p>${t('results.check.releaseWords')}</p>
              <p class="buttons">
                <button class="button primary">${t('results.check.release')}</button>
                <a href="/rounds/${round.id}">${t('ui.cancel')}</a>
              </p>
            </form>`
          : round.talliedAt
            ? html`<p>${sentence('results.check.done', { at: stamp(round.talliedAt) })}</p>`
            : nothing
      }
    `;
  }

  readonly #release = submitting(async () => {
    if (!this.#figures) return;
    const { round, resultHash } = this.#figures;
    const answer = await call('POST /api/rounds/:round/tally', { params: { round }, body: { resultHash } });
    if (!answer.ok) return this.#errors.show(withStateWord(answer.refusal));
    this.#errors.clear();
    await router.go(`/rounds/${round}/result`, { replace: true });
  });
}

/** Sums that must agree, each written out, so that whoever releases the figures has seen them. */
function checks(round: Round, { participation, papers, options, count }: Figures): TemplateResult[] {
  const { withChoice, abstentions, noAnswer, entitled } = participation;
  const answers = withChoice + abstentions;
  const onPaper = papers.valid + papers.invalid;
  const { turnout } = round;
  const line = (agrees: boolean, words: string) =>
    html`<li>
      ${agrees ? statusWord('ok', t('results.check.agrees')) : statusWord('error', t('results.check.differs'))} ${words}
    </li>`;
  return [
    line(
      papers.valid === answers,
      t('results.check.papers', { ...papers, sum: onPaper, withChoice, abstentions, answers }),
    ),
    line(
      answers + noAnswer === entitled,
      t('results.check.roll', { withChoice, abstentions, noAnswer, sum: answers + noAnswer, entitled }),
    ),
    ...marksCheck(round, { participation, options, count }).map(({ agrees, words }) => line(agrees, words)),
    ...(turnout
      ? [
          line(
            turnout.answered === answers && turnout.entitled === entitled,
            t('results.check.turnout', { ...only(turnout) }),
          ),
        ]
      : []),
  ];
}

/** What the marks of all ballots must add up to, where the form says so. */
function marksCheck(
  { minimum, maximum, budget }: Round,
  { participation: { withChoice }, options, count }: Pick<Figures, 'participation' | 'options' | 'count'>,
): { agrees: boolean; words: string }[] {
  const sum = options.reduce((all, { votes }) => all + votes, 0);
  switch (count.form) {
    case 'choose':
    case 'approve': {
      if (figureKind(count.rule, count.form) !== 'preferences') return [];
      const max = count.form === 'choose' ? maximum : options.length;
      const [least, most] = [withChoice * minimum, withChoice * max];
      const words = t('results.check.preferences', { sum, least, most, min: minimum, max });
      return [{ agrees: least <= sum && sum <= most, words }];
    }
    case 'points': {
      const most = withChoice * budget;
      return [
        { agrees: withChoice <= sum && sum <= most, words: t('results.check.points', { sum, most, max: budget }) },
      ];
    }
    case 'decide': {
      const { yes = 0, no = 0 } = count.decision ?? {};
      const words = t('results.check.votes', { yes, no, sum: yes + no, withChoice });
      return [{ agrees: yes + no === withChoice, words }];
    }
    default:
      return [];
  }
}

const only = ({ answered, entitled }: NonNullable<Round['turnout']>) => ({ answered, entitled });

customElements.define('check-figures-page', CheckFiguresPage);
