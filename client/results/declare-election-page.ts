import { html, nothing } from 'lit';
import { limits } from '#shared/limits.ts';
import { checkElection, electedBy, type ElectionGround } from '#shared/results/check-election.ts';
import { openTies, type OpenTie } from '#shared/results/next-ballot.ts';
import type { Text } from '#shared/languages.ts';
import { type Args, call, type Problem } from '../api.ts';
import { language, loadWordsOf, t } from '../messages.ts';
import { router } from '../router.ts';
import { type Round, trailOf, withStateWord } from '../rounds/round-words.ts';
import { textField, tickBox } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { message, plainWords } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import { mainTable } from './main-table.ts';
import { type Figures, outcomeSentences } from './outcome-words.ts';

type Body = Args<'POST /api/rounds/:round/declaration'>['body'];
type Lot = NonNullable<Body['lots']>[number];

interface Given {
  readonly words?: Text;
  readonly lots?: Readonly<
    Record<
      string,
      { readonly drawn?: boolean; readonly order?: string; readonly drawnBy?: string; readonly witnesses?: string }
    >
  >;
}

/**
 * The Chair declares one ballot of an election beside its figures. Who is elected is not chosen here: the figures say it, and where a
 * lot was drawn among those level, the lot.
 */
export class DeclareElectionPage extends Page<'round'> {
  readonly #errors = new FormErrors(this);
  #round: Round | undefined;
  #figures: Figures | undefined;
  #given: Given = {};

  protected override async load(): Promise<Problem | undefined> {
    const params = { round: this.params.round };
    const round = await call('GET /api/rounds/:round', { params });
    if (!round.ok) return round.refusal;
    await loadWordsOf(round.value.kind);
    this.#round = round.value;
    if (!round.value.may.includes('declareElection')) return undefined;
    const figures = await call('GET /api/rounds/:round/figures', { params });
    if (!figures.ok) return figures.refusal;
    this.#figures = figures.value;
    return undefined;
  }

  protected override content() {
    const round = this.#round;
    const figures = this.#figures;
    if (!round) return nothing;
    if (!figures || !round.may.includes('declareElection')) {
      return html`${trailOf(round)}
        <h1>${t('round.act.notYoursTitle')}</h1>
        <p>${t('round.act.notYours', { state: t(`round.state.${round.state}`) })}</p>
        <p><a href="/rounds/${round.id}">${t('ballot.page.toRound')}</a></p>`;
    }
    const isList = figures.fills === 'list';
    return html`
      ${trailOf(round)} ${this.#errors.summary()}
      <h1>${t(isList ? 'elect.declareList' : 'elect.declare')}</h1>
      <div class="beside">
        <section class="the-figures" aria-labelledby="the-figures">
          <h2 id="the-figures">${t('declare.figures')}</h2>
          ${outcomeSentences(figures, { t, language: language(), isOpen: true }).map((words) => html`<p>${words}</p>`)}
          ${mainTable(figures)}
        </section>
        <form novalidate @submit=${this.#submit} @change=${this.#read}>
          ${this.#ties(round).map((tie, at) => this.#lot(tie, at))}
          <section class="decision" aria-labelledby="words">
            <h2 id="words">${t('declare.wordsTitle')}</h2>
            <p role="status"><strong>${this.#said(figures)}</strong></p>
            ${textFields(this.#errors, {
              name: 'words',
              label: t('declare.words'),
              hint: t('declare.wordsHint'),
              rows: 3,
              max: limits.declaration,
            })}
          </section>
          ${message('warn', html`<p>${t('elect.declareWords')}</p>`)}
          <p class="buttons">
            <button class="button primary">${t('declare.button')}</button>
            <a href="/rounds/${round.id}">${t('ui.cancel')}</a>
          </p>
        </form>
      </div>
    `;
  }

  /** Ties that a lot may settle: by the manifest, or because the rule itself ends in one. */
  #ties({ tieMeans }: Round): OpenTie[] {
    const ties = this.#figures ? openTies(this.#figures.outcome) : [];
    return ties.filter(({ byLot }) => byLot || tieMeans.includes('lot'));
  }

  #lot({ among, places }: OpenTie, at: number) {
    const list = new Intl.ListFormat(language(), { type: 'conjunction' }).format(among.toSorted());
    const name = `lots/${at}`;
    return html`<section class="decision">
      ${tickBox(this.#errors, {
        name: `${name}/drawn`,
        label: t('elect.lotDrawn', { list }),
        hint: t('elect.lotHint', { n: places }),
        checked: this.#given.lots?.[at]?.drawn ?? false,
      })}
      ${
        this.#given.lots?.[at]?.drawn
          ? html`${textField(this.#errors, {
              name: `${name}/order`,
              label: t('declare.order'),
              hint: t('declare.orderHint', { example: among.toReversed().join(', ') }),
              width: 'short',
            })}
            ${textField(this.#errors, { name: `${name}/drawnBy`, label: t('declare.drawnBy') })}
            ${textField(this.#errors, { name: `${name}/witnesses`, label: t('declare.witnesses') })}`
          : nothing
      }
    </section>`;
  }

  /** Who will be declared elected, from the figures and the lots written so far. */
  #said(figures: Figures): string {
    const elected = electedBy(figures, this.#lots());
    if (elected.length === 0) return t('elect.nobody');
    const names = figures.options
      .filter(({ letter }) => elected.includes(letter))
      .map(({ letter, title }) => `${letter} ${plainWords(title)}`);
    const list = new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);
    return t(figures.fills === 'list' ? 'elect.listedNow' : 'elect.electedNow', { n: elected.length, list });
  }

  /** Only lots that were drawn; they stand under the numbers of their ties. */
  #lots(): Lot[] {
    return Object.values(this.#given.lots ?? {}).flatMap(({ drawn, order = '', drawnBy = '', witnesses = '' }) =>
      drawn ? [{ order: lettersIn(order), drawnBy, witnesses }] : [],
    );
  }

  readonly #read = (event: Event): void => {
    this.#given = readForm<Given>(event.currentTarget as HTMLFormElement);
    this.requestUpdate();
  };

  readonly #submit = submitting(async (form) => {
    const round = this.#round;
    const figures = this.#figures;
    if (!round || !figures) return;
    this.#given = readForm<Given>(form);
    const lots = this.#lots();
    const ground: ElectionGround = { outcome: figures.outcome, ties: round.tieMeans };
    const elected = electedBy(ground, lots);
    const reasons = [
      ...lots.flatMap((lot, at) =>
        (['order', 'drawnBy', 'witnesses'] as const)
          .filter((name) => lot[name].length === 0)
          .map((name) => missing(`/lots/${at}/${name}`)),
      ),
      ...(textOrNull(this.#given.words) ? [] : [missing('/words/en')]),
    ];
    if (reasons.length > 0) return this.#errors.show(reasons);
    const wrong = checkElection({ elected, lots }, ground);
    if (wrong.length > 0) return this.#errors.show(wrong);
    const body: Body = { elected, lots, words: { ...this.#given.words } };
    const answer = await call('POST /api/rounds/:round/declaration', { params: { round: round.id }, body });
    if (!answer.ok) return this.#errors.show(withStateWord(answer.refusal));
    this.#errors.clear();
    await router.go(`/rounds/${round.id}/result`, { replace: true });
  });
}

const lettersIn = (order: string): string[] =>
  order
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(Boolean);

customElements.define('declare-election-page', DeclareElectionPage);
