import { html, nothing } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { majorityLine } from '../ballots/majority-line.ts';
import { numberWord } from '../ballots/number-word.ts';
import { joinNames, loadNames } from '../consultations/member-names.ts';
import { loadWordsOf, t, tOf } from '../messages.ts';
import { session } from '../session.ts';
import { Page } from '../ui/page.ts';
import { type Content, message, summaryList, type SummaryRow, words } from '../ui/pieces.ts';
import { reasonText } from '../ui/problem-text.ts';
import { sentence } from '../ui/sentence.ts';
import '../ui/time-left.ts';
import '../ui/time-stamp.ts';
import { closeOf } from './close-of.ts';
import { acclamation, candidateNote } from './election-parts.ts';
import { electionWords, formWords, ruleWords } from './form-words.ts';
import './read-out.ts';
import './round-turnout.ts';
import { declareAddress } from './declare-address.ts';
import { isChair, meansLine, type Round, stamp, stateWord, trailOf } from './round-words.ts';
import './rounds.css';

type Outcome = Reply<'GET /api/rounds/:round/figures'>['outcome'];

/** A round as it is now: its state, what it asks of the reader, who has answered, its text and hours, and whose turn it is. */
export class RoundPage extends Page<'round'> {
  #round: Round | undefined;
  #outcome: Outcome | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const params = { round: this.params.round };
    const answer = await call('GET /api/rounds/:round', { params });
    if (!answer.ok) return answer.refusal;
    await loadWordsOf(answer.value.kind);
    this.#round = answer.value;
    if (this.#round.names || this.#round.options.some(({ presentedBy }) => presentedBy !== null)) await loadNames();
    this.#outcome = undefined;
    if (this.#round.state === 'tallied' && isChair(this.#round)) {
      const figures = await call('GET /api/rounds/:round/figures', { params });
      if (figures.ok) this.#outcome = figures.value.outcome;
    }
    return undefined;
  }

  protected override content() {
    const round = this.#round;
    if (!round) return nothing;
    return html`
      <div @round-moves=${this.#reload} @time-is-up=${this.#reload}>
        ${trailOf(round, true)}
        <h1>${sentence('round.page.title', { n: round.sequence, question: words(round.question) })}</h1>
        ${this.#state(round)} ${round.own.map((own) => this.#own(round, own))} ${this.#chair(round)}
        ${this.#administration(round)} ${this.#answered(round)} ${this.#text(round)} ${this.#hours(round)}
        <section aria-labelledby="next">
          <h2 id="next">${t('round.page.next')}</h2>
          ${this.#next(round)}
        </section>
      </div>
    `;
  }

  readonly #reload = (): void => void this.refresh();

  #state(round: Round) {
    const { state, opensAt, closesAt } = round;
    const closed = closeOf(round);
    const hour =
      state === 'ready' && opensAt
        ? sentence('round.page.opens', { at: stamp(opensAt) })
        : closesAt && state === 'open'
          ? html`${sentence('round.page.closes', { at: stamp(closesAt) })}
              <span class="muted">· <time-left until=${closesAt}></time-left></span>`
          : closed && state !== 'draft' && state !== 'void' && state !== 'ready'
            ? sentence('round.page.closed', { at: stamp(closed) })
            : nothing;
    return html`<p>${stateWord(state)} ${hour}</p>`;
  }

  /** What the round asks of the reader's own delegation, before anything else. */
  #own(round: Round, own: Round['own'][number]) {
    const { state, id } = round;
    if (state === 'draft' || state === 'ready' || state === 'void') return nothing;
    const isActing = own.member === session.delegation?.member;
    const isFinal = round.secrecy === 'secret' && own.castAt !== null;
    const canCast = state === 'open' && own.mayCast && own.onRoll && isActing && !isFinal;
    const receipt = html`<a href="/rounds/${id}/receipt/${own.member}">${t('round.page.receipt')}</a>`;
    return html`<section aria-labelledby="own-${own.member}">
      <h2 id="own-${own.member}">${sentence('round.page.ownOf', { name: words(own.names) })}</h2>
      ${
        own.castAt
          ? html`<p>${sentence('round.page.cast', { who: own.castBy ?? '', at: stamp(own.castAt) })}</p>`
          : html`<p>${t(state === 'open' ? 'round.page.notCast' : 'round.page.neverCast')}</p>`
      }
      ${own.onRoll ? nothing : html`<p>${t('error.notOnRoll')}</p>`}
      ${state === 'open' && own.onRoll && !own.mayCast ? html`<p>${t('error.mayNotCast')}</p>` : nothing}
      ${
        canCast || own.castAt
          ? html`<p class="buttons">
              ${
                canCast
                  ? html`<a class="button ${own.castAt ? '' : 'primary'}" href="/rounds/${id}/ballot"
                      >${t(own.castAt ? 'ballot.receipt.change' : 'round.page.toBallot')}</a
                    >`
                  : nothing
              }
              ${own.castAt ? receipt : nothing}
            </p>`
          : nothing
      }
    </section>`;
  }

  #chair(round: Round) {
    if (!isChair(round)) return nothing;
    const { id, may, state } = round;
    const acts = [
      may.includes('openRound') && ['open', t('round.act.open')],
      may.includes('extendRound') && ['extend', t('round.act.extend')],
      may.includes('closeRound') && ['close', t('round.act.close')],
    ].filter((act) => act !== false);
    return html`<section aria-labelledby="chair">
      <h2 id="chair">${t('round.page.chair')}</h2>
      ${acclamation(round)}
      ${
        acts.length > 0
          ? html`<p class="buttons">
              ${acts.map(([path, name]) => html`<a class="button" href="/rounds/${id}/${path}">${name}</a>`)}
            </p>`
          : nothing
      }
      ${
        state === 'tallied'
          ? html`<p class="buttons">
              <a class="button primary" href=${declareAddress(round)}>${tOf(round.kind)('round.page.declare')}</a>
              <a href="/rounds/${id}/result">${t('round.page.figures')}</a>
            </p>`
          : nothing
      }
      <read-out .round=${round} .outcome=${this.#outcome?.line}></read-out>
      ${state === 'declared' ? nothing : html`<p><a href="/rounds/${id}/void">${t('round.act.void')}</a></p>`}
    </section>`;
  }

  #administration({ id, may }: Round) {
    const links: [string, string][] = [];
    if (may.includes('tallyRound')) links.push([`/rounds/${id}/tally`, t('round.page.checkFigures')]);
    if (may.includes('seeAnswers')) links.push([`/rounds/${id}/answers`, t('round.page.answers')]);
    if (may.includes('editRound')) links.push([`/admin/rounds/${id}`, t('round.page.setUp')]);
    if (links.length === 0) return nothing;
    return html`<section aria-labelledby="administration">
      <h2 id="administration">${t('shell.administration')}</h2>
      <ul class="plain-list">
        ${links.map(([href, name]) => html`<li><a href=${href}>${name}</a></li>`)}
      </ul>
    </section>`;
  }

  #answered({ id, state, closesAt, turnout, names }: Round) {
    if (!turnout) return nothing;
    return html`<section aria-labelledby="answered">
      <h2 id="answered">${t('round.live.title')}</h2>
      <round-turnout round=${id} state=${state} closesAt=${closesAt ?? ''} .turnout=${turnout}></round-turnout>
      ${names && names.length > 0 ? html`<p>${t('round.live.names', { names: joinNames(names) })}</p>` : nothing}
    </section>`;
  }

  #text(round: Round) {
    const { kind, options, form, rule, maximum, places, secrecy, tieMeans, consultation } = round;
    return html`<section aria-labelledby="options">
      <h2 id="options">${tOf(kind)('round.page.options')}</h2>
      <ul class="list">
        ${options.map((option) => {
          const { letter, topic, title } = option;
          const note = candidateNote(option);
          return html`<li>
            <span class="lettered"
              ><bdi class="letter">${letter}</bdi> ${
                topic === null
                  ? words(title)
                  : html`<a href="/consultations/${consultation.id}/topics/${topic}">${words(title)}</a>`
              }</span
            >
            ${note ? html`<span class="muted small">${note}</span>` : nothing}
          </li>`;
        })}
      </ul>
      ${
        kind === 'election'
          ? html`<p>${electionWords(round)} ${ruleWords(round)}</p>
              ${round.fills === 'list' ? html`<p>${t('ballot.elect.list')}</p>` : nothing}
              ${
                round.ballot > 1
                  ? html`<p>
                      ${t('elect.ballotNumber', { n: round.ballot })}
                      ${round.restricted ? t('elect.restricted') : nothing}
                    </p>`
                  : nothing
              }`
          : form === 'choose' && rule === 'plurality'
            ? html`<p>${t('round.page.rule', { n: places, max: numberWord(maximum), places: numberWord(places) })}</p>`
            : html`<p>${formWords(round)} ${form === 'decide' ? majorityLine(round.parameters) : ruleWords(round)}</p>`
      }
      <p>${t('round.page.ties', { means: meansLine(tieMeans) })}</p>
      <p>${t(`round.page.${secrecy}`)}</p>
    </section>`;
  }

  #hours(round: Round) {
    const rows: SummaryRow[] = [];
    const row = (term: string, instant: string | null) => instant && rows.push({ term, value: stamp(instant) });
    row(t('round.page.opening'), round.openedAt ?? round.opensAt);
    row(t('round.page.close'), round.closesAt);
    if (closeOf(round) !== round.closesAt) row(t('round.page.closedEarly'), round.closedAt);
    if (round.announcedCloseAt !== round.closesAt) row(t('round.page.announced'), round.announcedCloseAt);
    for (const { at, from, to, reason } of round.extensions) {
      const value = sentence('round.page.extension', { at: stamp(at), from: stamp(from), to: stamp(to), reason });
      rows.push({ term: t('round.page.extended'), value });
    }
    row(t('round.page.releasedAt'), round.talliedAt);
    row(t('round.page.declaredAt'), round.declaredAt);
    if (rows.length === 0) return nothing;
    return html`<section aria-labelledby="hours">
      <h2 id="hours">${t('round.page.hours')}</h2>
      ${summaryList(rows)}
    </section>`;
  }

  #next(round: Round): Content {
    const { state, secrecy, missing, voidedAt, voidReason, may, id, furtherOf, further } = round;
    const words =
      state === 'void'
        ? sentence('round.page.next.void', { at: voidedAt ? stamp(voidedAt) : '', reason: voidReason ?? '' })
        : state === 'open' && secrecy === 'secret'
          ? t('round.page.next.openSecret')
          : t(state === 'draft' && missing.length === 0 ? 'round.page.next.draftComplete' : `round.page.next.${state}`);
    const of = tOf(round.kind);
    const link = (sentence: string, href: string, name: string) =>
      message('plain', html`<p>${sentence} <a href=${href}>${name}</a></p>`);
    return html`
      <p>${words}</p>
      ${
        state === 'draft' && missing.length > 0
          ? html`<ul>
              ${missing.map(({ values, ...reason }) => {
                const said = reasonText({ ...reason, ...(values && { values }) });
                const label = partNamed(reason.pointer);
                return html`<li>${label ? t('ui.fieldError', { label, words: said }) : said}</li>`;
              })}
            </ul>`
          : nothing
      }
      ${
        may.includes('readFigures')
          ? html`<p>
              <a href="/rounds/${id}/result">${t(state === 'declared' ? 'round.page.result' : 'round.page.figures')}</a>
            </p>`
          : nothing
      }
      ${may.includes('readEvents') ? html`<p><a href="/rounds/${id}/record">${t('round.page.record')}</a></p>` : nothing}
      ${furtherOf ? link(of('round.page.furtherOf'), `/rounds/${furtherOf}`, of('round.page.earlier')) : nothing}
      ${further ? link(of('round.page.further'), `/rounds/${further}`, of('round.page.later')) : nothing}
    `;
  }
}

/** The part of a round that a pointer leads into, as far as its reason does not name it itself. */
function partNamed(pointer: string): string {
  const [, part = ''] = pointer.split('/');
  if (part === 'opensAt') return t('round.page.opening');
  if (part === 'closesAt') return t('round.page.close');
  return part === 'options' ? t('round.page.options') : '';
}

customElements.define('round-page', RoundPage);
