import { html, nothing } from 'lit';
import { clockTime } from '#shared/time.ts';
import { address, call, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { type Line, subscribe } from '../stream.ts';
import { Element } from '../ui/element.ts';
import { table } from '../ui/pieces.ts';
import '../ui/turnout-line.ts';
import { groupWord } from './group-word.ts';

type Live = Reply<'GET /api/rounds/:round/turnout'>;

/** Fires `round-moves` when the round has another state or another close than the page shows. */
type RoundMoves = CustomEvent<undefined>;

/**
 * How many have answered, as it changes: the sentence with its bar, and the table by regional group. `round` is the id; `turnout`,
 * `state` and `closesAt` are what the page was loaded with. What is shown follows the event stream, or is asked for where the stream
 * does not come through; then it says as of when it is.
 */
export class RoundTurnout extends Element {
  static override properties = {
    round: {},
    state: {},
    closesAt: {},
    turnout: { attribute: false },
    line: { state: true },
  };

  declare round: string;
  declare state: string;
  declare closesAt: string;
  declare turnout: Live['turnout'] | undefined;
  declare private line: Line;

  #end: (() => void) | undefined;
  #asOf = 0;

  constructor() {
    super();
    this.round = this.state = this.closesAt = '';
    this.turnout = undefined;
    this.line = 'live';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
    this.#end = undefined;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('state') || changed.has('round')) this.#follow();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#follow();
  }

  /** Only an open round moves by itself. */
  #follow(): void {
    this.#end?.();
    this.#end = undefined;
    this.#asOf = session.now();
    if (this.state !== 'open' || !this.round) return;
    const params = { round: this.round };
    this.#end = subscribe<Live>({
      url: address('GET /api/rounds/:round/events', { params }),
      event: 'round',
      poll: async () => {
        const answer = await call('GET /api/rounds/:round/turnout', { params, seconds: 5 });
        return answer.ok ? answer.value : undefined;
      },
      onFacts: (live) => this.#take(live),
      onLine: (line) => (this.line = line),
    });
  }

  #take({ turnout, state, closesAt }: Live): void {
    this.turnout = turnout;
    this.#asOf = session.now();
    if (state === this.state && closesAt === this.closesAt) return;
    this.dispatchEvent(new CustomEvent('round-moves', { bubbles: true }) satisfies RoundMoves);
  }

  protected override render() {
    if (!this.turnout) return nothing;
    const { answered, entitled, groups } = this.turnout;
    return html`
      <turnout-line answered=${answered} entitled=${entitled}></turnout-line>
      <p class="muted">${this.#freshness()}</p>
      ${
        groups.length === 0
          ? nothing
          : html`${table(
                t('round.live.byGroup'),
                [
                  { title: t('round.live.group'), cell: ({ group }) => groupWord(group) },
                  {
                    title: t('round.live.answered'),
                    cell: (row) => t('round.live.of', { n: row.answered, m: row.entitled }),
                    isFigure: true,
                  },
                ],
                groups,
              )}
              <p class="muted small">${t('round.live.small')}</p>`
      }
    `;
  }

  #freshness() {
    const time = clockTime(new Date(this.#asOf).toISOString(), language(), session.seat.zone, true);
    if (this.line === 'lost') return html`<span role="status">${t('ui.updatedAt', { time })}</span>`;
    return this.line === 'polling' ? t('round.live.updatedAt', { time }) : nothing;
  }
}

customElements.define('round-turnout', RoundTurnout);

declare global {
  interface HTMLElementTagNameMap {
    'round-turnout': RoundTurnout;
  }
  interface HTMLElementEventMap {
    'round-moves': RoundMoves;
  }
}
