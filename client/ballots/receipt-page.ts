import { html, nothing } from 'lit';
import { address, call, type Problem, type Reply } from '../api.ts';
import { language, loadWordsOf, t } from '../messages.ts';
import { session } from '../session.ts';
import { Page } from '../ui/page.ts';
import { code, words } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import { closeOf } from '../rounds/close-of.ts';
import { choicesOf } from './draft.ts';
import { marksList } from './marks-list.ts';
import { stamp } from './parts.ts';
import type { Round } from './own-ballot.ts';

type Ballot = Reply<'GET /api/rounds/:round/ballots/:member'>;

/** What says that a ballot is cast: made from what is stored, so it is the same whenever the address is opened. Prints on one page. */
export class ReceiptPage extends Page<'round' | 'member'> {
  #round: Round | undefined;
  #ballot: Ballot | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const { round, member } = this.params;
    const [about, ballot] = await Promise.all([
      call('GET /api/rounds/:round', { params: { round } }),
      call('GET /api/rounds/:round/ballots/:member', { params: { round, member } }),
    ]);
    if (!about.ok) return about.refusal;
    if (!ballot.ok) return ballot.refusal;
    await loadWordsOf(about.value.kind);
    this.#round = about.value;
    this.#ballot = ballot.value;
    return undefined;
  }

  protected override content() {
    const ballot = this.#ballot;
    const round = this.#round;
    if (!ballot || !round) return nothing;
    const { receipt, history } = ballot;
    const former = history.at(-2);
    const params = { round: round.id, member: receipt.member };
    const isSecret = round.secrecy === 'secret';
    return html`
      <div class="receipt">
        <div class="panel">
          <h1>${t('ballot.receipt.title')}</h1>
          <p>${sentence('ballot.receipt.for', { name: html`<strong>${words(receipt.names)}</strong>` })}</p>
          <p>${sentence('ballot.receipt.recorded', { at: stamp(receipt.acceptedAt) })}</p>
          <p>${t('ballot.receipt.receipt')}<br />${code(receipt.code)}</p>
          ${former ? html`<p>${sentence('ballot.receipt.replacedAt', { at: stamp(former.acceptedAt) })}</p>` : nothing}
        </div>
        <p class="paper-only">${session.organisation}. ${words(round.consultation.title)}</p>
        <h2>${t('ballot.receipt.choices')}</h2>
        <p>${words(round.question)}</p>
        ${isSecret ? html`<p>${t('ballot.receipt.secret')}</p>` : this.#choices(round, ballot)}
        <h2>${t('ballot.receipt.next')}</h2>
        ${this.#next(round)}
        <h2>${t('ballot.receipt.history')}</h2>
        <ol class="list history">
          ${history.map(
            ({ acceptedAt, castBy, revision }) =>
              html`<li value=${revision}>
                ${sentence('ballot.receipt.entry', { n: revision, at: stamp(acceptedAt, true), who: castBy })}
                ${revision === receipt.revision ? html`<strong>${t('ballot.receipt.counts')}</strong>` : nothing}
              </li>`,
          )}
        </ol>
        ${this.#howToCheck(ballot)}
        <div class="paper-only">
          ${this.#facts(receipt)}
          <p>${t('ballot.receipt.address')}: ${location.href}</p>
        </div>
        <p class="no-print">
          <a
            href=${address('GET /api/rounds/:round/ballots/:member/receipt.pdf', { params, query: { language: language() } })}
            download
            >${t('ballot.receipt.pdf')}</a
          ><br />
          <a href=${address('GET /api/rounds/:round/ballots/:member/receipt.json', { params })} download
            >${t('ballot.receipt.file')}</a
          >
        </p>
        <p class="buttons">
          <button type="button" class="button" @click=${() => print()}>${t('ui.print')}</button>
        </p>
      </div>
    `;
  }

  #choices(round: Round, ballot: Ballot) {
    const letters = round.options.map(({ letter }) => letter);
    const seen = round.secrecy === 'recorded' ? 'ballot.receipt.recordedRound' : 'ballot.receipt.onlyYours';
    return html`${
      ballot.abstains
        ? html`<p><strong>${t('ballot.receipt.abstention')}</strong></p>`
        : marksList(round, choicesOf(ballot, letters, round.form))
    }
    ${round.state === 'declared' ? nothing : html`<p class="muted">${t(seen)}</p>`}`;
  }

  #next(round: Round) {
    if (round.state === 'open' && round.closesAt) {
      const mayCast = round.own.some(({ member, mayCast: may }) => member === this.params.member && may);
      const isFinal = round.secrecy === 'secret';
      return html`<p>
          ${isFinal ? t('ballot.receipt.final') : sentence('ballot.receipt.until', { at: stamp(round.closesAt) })}
        </p>
        <p>${t('ballot.receipt.results')}</p>
        ${
          mayCast && !isFinal
            ? html`<p class="no-print">
                <a class="button" href="/rounds/${round.id}/ballot">${t('ballot.receipt.change')}</a>
              </p>`
            : nothing
        }`;
    }
    const closed = closeOf(round);
    return html`${closed ? html`<p>${sentence('ballot.receipt.closedAt', { at: stamp(closed) })}</p>` : nothing}
    ${
      round.state === 'declared'
        ? html`<p><a href="/rounds/${round.id}/result">${t('ballot.receipt.seeResult')}</a></p>`
        : html`<p>${t('ballot.receipt.results')}</p>`
    }`;
  }

  #howToCheck({ receipt }: Ballot) {
    const isSecret = receipt.ballotHash === null;
    return html`<details>
      <summary>${t('ballot.receipt.howToCheck')}</summary>
      <p>
        ${t(isSecret ? 'ballot.receipt.checkWordsSecret' : 'ballot.receipt.checkWords', { position: String(receipt.position) })}
      </p>
      <p>${t('ballot.receipt.checkFile')}</p>
      ${this.#facts(receipt)}
    </details>`;
  }

  #facts(receipt: Ballot['receipt']) {
    const digest = (name: string, value: string | null) =>
      value === null
        ? nothing
        : html`<dt>${name}</dt>
            <dd class="digest"><bdi>${value}</bdi></dd>`;
    return html`<dl>
      ${digest(t('ballot.receipt.ballotDigest'), receipt.ballotHash)}
      ${digest(t('ballot.receipt.manifestDigest'), receipt.manifestHash)}
      ${digest(t('ballot.receipt.eventHash'), receipt.eventHash)}
      ${digest(t('ballot.receipt.signature'), receipt.signature)}
      ${digest(t('ballot.receipt.fingerprint'), receipt.fingerprint)}
      <dt>${t('ballot.receipt.position')}</dt>
      <dd>${receipt.position}</dd>
    </dl>`;
  }
}

customElements.define('receipt-page', ReceiptPage);
