import { html, nothing } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { language, t, tIfKnown } from '../messages.ts';
import { Page } from '../ui/page.ts';
import { type Content, plainWords, statusWord, table, words } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import '../ui/copy-text.ts';
import '../ui/time-stamp.ts';

type Answer = Reply<'GET /api/rounds/:round/answers'>['answers'][number];
const filters = ['all', 'notAnswered', 'nobody'] as const;
type Filter = (typeof filters)[number];

/** Who has answered, when and through whom, and who has not. Never what was chosen. */
export class AnswersPage extends Page<'round'> {
  #round: Reply<'GET /api/rounds/:round'> | undefined;
  #answers: readonly Answer[] = [];
  #filter: Filter | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const [round, answers] = await Promise.all([
      call('GET /api/rounds/:round', { params: this.params }),
      call('GET /api/rounds/:round/answers', { params: this.params }),
    ]);
    if (!round.ok) return round.refusal;
    if (!answers.ok) return answers.refusal;
    this.#round = round.value;
    this.#answers = answers.value.answers;
    return undefined;
  }

  protected override content() {
    const round = this.#round;
    if (!round) return nothing;
    const filter = this.#filter ?? (this.query.get('show') === 'notAnswered' ? 'notAnswered' : 'all');
    const { compare } = new Intl.Collator(language());
    const shown = this.#answers
      .filter((answer) => fits(answer, filter))
      .sort((one, other) => compare(plainWords(one.names), plainWords(other.names)));
    return html`
      ${backTo(`/admin/rounds/${round.id}`, html`${t('admin.rounds.round', { n: round.sequence })}, ${words(round.consultation.title)}`)}
      <h1>${t('admin.answers.title')}</h1>
      <p>
        ${t('admin.answers.sentence', { n: this.#answers.filter(isAnswered).length, m: this.#answers.length })}
        ${t('admin.answers.noChoice')}
      </p>
      <div class="field">
        <label for="answers-filter">${t('admin.answers.show')}</label>
        <select id="answers-filter" @change=${this.#choose}>
          ${filters.map(
            (name) =>
              html`<option value=${name} ?selected=${name === filter}>
                ${t(`admin.answers.filter.${name}`, { n: this.#answers.filter((answer) => fits(answer, name)).length })}
              </option>`,
          )}
        </select>
      </div>
      <p class="out-of-sight" role="status">${t('admin.answers.shown', { n: shown.length })}</p>
      ${
        shown.length > 0
          ? html`<copy-text
              .label=${t('admin.answers.copy')}
              .value=${shown.map(({ names, member }) => `${plainWords(names)} (${member})`).join('\n')}
            ></copy-text>`
          : nothing
      }
      ${table(
        t('admin.answers.caption'),
        [
          {
            title: t('admin.answers.member'),
            cell: ({ names, group }) =>
              html`${words(names)}<br /><span class="muted small">${groupWords(group)}</span>`,
          },
          { title: t('admin.answers.answer'), cell: answerCell },
        ],
        shown,
      )}
    `;
  }

  readonly #choose = (event: Event): void => {
    this.#filter = filters.find((name) => name === (event.target as HTMLSelectElement).value);
    this.requestUpdate();
  };
}

const isAnswered = ({ revision }: Answer): boolean => revision > 0;

const fits = (answer: Answer, filter: Filter): boolean =>
  filter === 'all' || (!isAnswered(answer) && (filter === 'notAnswered' || answer.people === 0));

const groupWords = (group: string | null): string =>
  group === null ? t('group.none') : tIfKnown(`group.${group}`, group);

function answerCell({ castAt, castBy, revision, people, member }: Answer): Content {
  if (castAt) {
    return html`<time-stamp instant=${castAt}></time-stamp><br /><span class="muted small"
        >${castBy}${revision > 1 ? html`, ${t('admin.answers.revision', { n: revision })}` : nothing}</span
      >`;
  }
  return html`${t('admin.answers.none')}<br />${
      people === 0
        ? html`${statusWord('warn', t('admin.answers.nobody'))}
            <a href="/members/${member}">${t('admin.answers.people')}</a>`
        : html`<span class="muted small">${t('admin.answers.canSignIn', { n: people })}</span>`
    }`;
}

customElements.define('answers-page', AnswersPage);
