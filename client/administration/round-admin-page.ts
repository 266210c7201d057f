import { html, nothing } from 'lit';
import { isLanguage, missingLanguages } from '#shared/languages.ts';
import { call, type Problem } from '../api.ts';
import { language, t, tIfKnown } from '../messages.ts';
import { electionWords, formWords, ruleWords } from '../rounds/form-words.ts';
import { FormErrors } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { type Content, message, plainWords, statusWord, type SummaryRow, summaryList, words } from '../ui/pieces.ts';
import { reasonText } from '../ui/problem-text.ts';
import { backTo, type Task, taskList } from '../ui/task-list.ts';
import '../ui/time-stamp.ts';
import { focusHeading } from '../ui/window-title.ts';
import { preparationOf } from './consultation-draft.ts';
import { missingIn } from './missing-in.ts';
import {
  loadRound,
  partAddress,
  partOfRound,
  type Round,
  type RoundPartName,
  roundParts,
  setUpOf,
} from './round-draft.ts';

/** A round as the Administration sets it up: its parts as tasks, what is missing, and what may still change once it is open. */
export class RoundAdminPage extends Page<'round'> {
  readonly #errors = new FormErrors(this);
  #round: Round | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await loadRound(this.params.round);
    if (!answer.ok) return answer.refusal;
    this.#round = answer.value;
    return undefined;
  }

  protected override content() {
    const round = this.#round;
    if (!round) return nothing;
    const { consultation, sequence, state } = round;
    const isDraft = state === 'draft' || state === 'ready';
    return html`
      ${backTo(preparationOf(consultation.id), words(consultation.title))} ${this.#errors.summary()}
      <h1>${t('admin.rounds.round', { n: sequence })}</h1>
      <p>${statusWord(state === 'ready' ? 'ok' : 'plain', t(`round.state.${state}`))} ${words(round.question)}</p>
      ${isDraft ? this.#setUp(round) : this.#frozen(round)}
    `;
  }

  #setUp(round: Round): Content {
    return html`
      ${taskList(roundParts.map((part) => taskOf(round, part)))}
      <p><a href=${setUpOf(round.id, 'preview')}>${t('admin.round.preview')}</a></p>
      ${round.state === 'ready' ? this.#ready(round) : this.#toReady(round)}
    `;
  }

  #toReady(round: Round): Content {
    const { missing, may } = round;
    if (missing.length > 0) {
      return html`
        <h2>${t('admin.round.missing')}</h2>
        <ul>
          ${gathered(missing).map(
            ({ pointer, words: said }) =>
              html`<li>
                <a href=${partAddress(round, partOfRound(pointer))}
                  >${t('ui.fieldError', { label: this.#named(pointer), words: said })}</a
                >
              </li>`,
          )}
        </ul>
      `;
    }
    if (!may.includes('makeRoundReady')) return nothing;
    return html`
      <h2>${t('admin.round.readyTitle')}</h2>
      <p>${t('admin.round.readyHint')}</p>
      <p class="buttons">
        <button type="button" class="button primary" @click=${this.#makeReady}>${t('admin.round.readyButton')}</button>
      </p>
    `;
  }

  #ready({ opensAt, id }: Round): Content {
    return message(
      'ok',
      html`<p>
          ${t('admin.round.opensAt')} <time-stamp instant=${opensAt ?? ''}></time-stamp>.
          ${t('admin.round.opensEarlier')}
        </p>
        <p><a href="/rounds/${id}">${t('admin.round.page')}</a></p>`,
      { title: t('admin.round.isReady') },
    );
  }

  #frozen(round: Round): Content {
    const { id, may, opensAt, closesAt, turnout, state } = round;
    const time = (instant: string | null): Content =>
      instant ? html`<time-stamp instant=${instant}></time-stamp>` : '';
    return html`
      ${
        state === 'closed'
          ? message('warn', html`<p><a href="/rounds/${id}/tally">${t('admin.round.check')}</a></p>`, {
              title: t('admin.rounds.await.closed'),
            })
          : nothing
      }
      ${turnout ? html`<p>${t('ui.turnout', turnoutWords(turnout))}</p>` : nothing}
      <ul>
        ${may.includes('seeAnswers') ? html`<li><a href="/rounds/${id}/answers">${t('admin.answers.title')}</a></li>` : nothing}
        <li><a href="/rounds/${id}">${t('admin.round.page')}</a></li>
      </ul>
      <h2>${t('admin.round.frozen')}</h2>
      <p>${t('admin.round.frozenHint')}</p>
      <ul>
        <li>${t('admin.round.mayExtend')}</li>
        <li>${t('admin.round.mayClose')}</li>
        <li>${t('admin.round.mayVoid')}</li>
        <li>${t('admin.round.nothingElse')}</li>
      </ul>
      ${summaryList([
        { term: t('admin.round.question'), value: words(round.question) },
        ...roundParts
          .filter((part) => part !== 'question' && part !== 'hours')
          .map((part): SummaryRow => ({
            term: titleOf(round, part),
            value: summaryOf(round, part),
          })),
        { term: t('admin.field.opensAt'), value: time(opensAt) },
        { term: t('admin.field.closesAt'), value: time(closesAt) },
      ])}
    `;
  }

  #named(pointer: string): string {
    const [, field = '', at = ''] = pointer.split('/');
    if (field === 'opensAt' || field === 'closesAt') return t(`admin.field.${field}`);
    if (partOfRound(pointer) === 'form') return tIfKnown(`admin.round.${field}`, t('admin.round.form'));
    const option = field === 'options' ? this.#round?.options[Number(at || -1)] : undefined;
    if (option) return `${option.letter}. ${plainWords(option.title)}`;
    if (field === 'kind') return t('admin.round.kind');
    if (field !== 'options') return t('admin.round.question');
    return t(this.#round?.kind === 'election' ? 'admin.round.candidates' : 'admin.round.options');
  }

  readonly #makeReady = async (): Promise<void> => {
    const answer = await call('POST /api/rounds/:round/ready', { params: this.params });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    this.#round = answer.value;
    this.requestUpdate();
    await this.updateComplete;
    focusHeading();
  };
}

/** What is missing, a line each; the languages of one text in one line. */
function gathered(missing: Round['missing']): { pointer: string; words: string }[] {
  const texts = Map.groupBy(missing, ({ reason, pointer }) =>
    reason === 'languageMissing' ? pointer.slice(0, pointer.lastIndexOf('/')) : `${pointer} ${reason}`,
  );
  return [...texts.values()].flatMap((reasons) => {
    const [first] = reasons;
    if (!first) return [];
    const lacking = reasons.map(({ values }) => values?.language).filter(isLanguage);
    const words = lacking.length > 0 ? missingIn(lacking) : reasonText({ ...first, values: first.values ?? {} });
    return [{ pointer: first.pointer, words }];
  });
}

const turnoutWords = ({ answered, entitled }: { answered: number; entitled: number }) => ({
  n: answered,
  m: entitled,
  share: new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(
    entitled > 0 ? answered / entitled : 0,
  ),
});

function taskOf(round: Round, part: RoundPartName): Task {
  const isMissing = round.missing.some(({ pointer }) => partOfRound(pointer) === part);
  return {
    title: titleOf(round, part),
    href: round.may.includes('editRound') ? partAddress(round, part) : undefined,
    hint: summaryOf(round, part),
    status: t(isMissing ? 'admin.task.toDo' : 'admin.task.done'),
    tone: isMissing ? 'warn' : 'plain',
  };
}

function titleOf({ kind }: Round, part: RoundPartName): string {
  if (part === 'hours') return t('admin.part.hours');
  return t(part === 'options' && kind === 'election' ? 'admin.round.candidates' : `admin.round.${part}`);
}

/** What a part says now, in a line or a few. */
function summaryOf(round: Round, part: RoundPartName): Content {
  const { question, options, form, minimum, maximum, places, rule, secrecy, namesOfAnswered, closesAt, tieMeans } =
    round;
  switch (part) {
    case 'kind':
      return t(`admin.round.kind.${round.kind}`);
    case 'question': {
      const lacking = missingLanguages(question);
      return lacking.length > 0 ? missingIn(lacking) : words(question);
    }
    case 'options':
      return options.map(
        ({ letter, title }, at) => html`${at > 0 ? html`<br />` : nothing}<bdi>${letter}</bdi>. ${words(title)}`,
      );
    case 'form': {
      const means = tieMeans.map((name) => t(`admin.round.tie.${name}`)).join(' · ');
      if (round.kind === 'election')
        return html`${electionWords(round)}<br />${ruleWords(round)}<br />${t('admin.round.ties')}: ${means}`;
      if (form !== 'choose' || rule !== 'plurality')
        return html`${formWords(round)}<br />${ruleWords(round)}<br />${t('admin.round.ties')}: ${means}`;
      return html`${t(minimum === maximum ? 'admin.round.chooseExactly' : 'admin.round.choose', { minimum, maximum })},
        ${t('admin.round.placesAre', { n: places })}<br />${t('admin.round.ties')}: ${means}`;
    }
    case 'secrecy':
      return html`${t('admin.round.secrecyLabel')}: ${t(`admin.round.secrecy.${secrecy}`)}<br />${t('admin.round.names')}:
        ${t(`admin.round.names.${namesOfAnswered}`)}`;
    default:
      return closesAt ? html`${t('admin.field.closesAt')}: <time-stamp instant=${closesAt}></time-stamp>` : '';
  }
}

customElements.define('round-admin-page', RoundAdminPage);
