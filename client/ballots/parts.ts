import { html, nothing, type TemplateResult } from 'lit';
import { clockTime, dayOf, readerTime } from '#shared/time.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { type Content, words } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import '../ui/time-left.ts';
import { readerZone } from '../ui/time-stamp.ts';
import { closeOf } from '../rounds/close-of.ts';
import type { OwnBallot, Round } from './own-ballot.ts';
import './ballots.css';

export const stamp = (instant: string, seconds = false): TemplateResult =>
  html`<time-stamp instant=${instant} ?seconds=${seconds}></time-stamp>`;

/** An hour of the same day needs no day: 18:00 (Geneva), 12:00 (Lima). */
function shortStamp(instant: string): TemplateResult {
  const { seat } = session;
  const now = new Date(session.now()).toISOString();
  if (dayOf(now, language(), seat.zone) !== dayOf(instant, language(), seat.zone)) return stamp(instant);
  const reader = readerTime(instant, language(), seat, readerZone());
  return html`<time datetime=${instant}
    ><bdi>${clockTime(instant, language(), seat.zone)} (${seat.place[language()]})</bdi>${
      reader ? html`, <bdi class="muted">${reader}</bdi>` : nothing
    }</time
  >`;
}

/** On top of everything that has to do with a ballot: for whom it is cast, and until when. */
export const votingFor = ({ own, round }: Pick<OwnBallot, 'own' | 'round'>): TemplateResult => html`
  <div class="for">
    <p>
      ${own ? sentence('ballot.page.votingFor', { name: html`<strong>${words(own.names)}</strong>` }) : nothing}
      ${round.closesAt ? sentence('ballot.page.closes', { at: shortStamp(round.closesAt) }) : nothing}
      ${round.closesAt && round.state === 'open' ? html`<span class="muted">· <time-left until=${round.closesAt}></time-left></span>` : nothing}
    </p>
  </div>
`;

/** Whether a ballot can be changed, and who will see it: the level of the round, said before anything is chosen. */
export const levelWords = ({ secrecy }: Pick<Round, 'secrecy'>): TemplateResult =>
  html`<p class="muted">
    ${t(secrecy === 'secret' ? 'ballot.page.hintFinal' : 'ballot.page.hint')} ${t(`ballot.secrecy.${secrecy}`)}
  </p>`;

/** Options by letter, as a ballot names them: A Environment. */
export const lettered = (letter: string, title: Content): TemplateResult =>
  html`<span class="lettered"><bdi class="letter">${letter}</bdi> <span>${title}</span></span>`;

export const chosenList = ({ options }: Pick<Round, 'options'>, chosen: readonly string[]): TemplateResult => html`
  <ul class="plain-list">
    ${options
      .filter(({ letter }) => chosen.includes(letter))
      .map(({ letter, title }) => html`<li>${lettered(letter, words(title))}</li>`)}
  </ul>
`;

/** The page in the place of a ballot that cannot be cast: cause, what stands, next step. */
export function barredPage({ bar, own, round }: OwnBallot): TemplateResult {
  const closed = closeOf(round);
  return html`
    <h1>
      ${
        bar === 'closed'
          ? t('ballot.page.closedTitle')
          : bar === 'notOpen'
            ? t('ballot.page.notOpenTitle')
            : bar === 'final'
              ? t('ballot.page.finalTitle')
              : t('ballot.page.barredTitle')
      }
    </h1>
    ${
      bar === 'closed' && closed
        ? html`<p>${sentence('ballot.page.closedAt', { at: stamp(closed) })}</p>
            <p>${own ? whatStands(own) : nothing}</p>`
        : bar === 'notOpen' && round.opensAt && round.state !== 'void'
          ? html`<p>${sentence('ballot.page.opensAt', { at: stamp(round.opensAt) })}</p>`
          : bar === 'final'
            ? html`<p>${sentence('ballot.page.final', { at: stamp(own?.castAt ?? ''), who: own?.castBy ?? '' })}</p>`
            : bar === 'noDelegation'
              ? html`<p>${t('ballot.page.noDelegation')}</p>`
              : bar === 'notOnRoll' || bar === 'mayNotCast'
                ? html`<p>${t(`error.${bar}`)}</p>`
                : nothing
    }
    ${
      own && own.revision > 0
        ? html`<p>
            <a href="/rounds/${round.id}/receipt/${own.member}"
              >${t(round.secrecy === 'secret' ? 'round.page.receipt' : 'ballot.page.lookAtStanding')}</a
            >
          </p>`
        : nothing
    }
    <p><a href="/rounds/${round.id}">${t('ballot.page.toRound')}</a></p>
    <p class="muted">${t('ui.askAdministration')}</p>
  `;
}

const whatStands = ({ castAt, castBy }: NonNullable<OwnBallot['own']>): Content =>
  castAt ? sentence('ballot.page.stands', { at: stamp(castAt), who: castBy ?? '' }) : t('ballot.page.nothingStands');
