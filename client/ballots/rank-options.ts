import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { firstGap } from '#shared/ballots/close-gaps.ts';
import type { RankForm } from '#shared/rounds/form.ts';
import { t } from '../messages.ts';
import type { Choosable } from './choose-topics.ts';
import { type Mark, MarksElement } from './marks-element.ts';

/**
 * The question of a ballot that ranks: one select an option, and two buttons that move it a rank up or down. The options keep
 * their order. Where ranks are not to be equal, an option that takes the rank of another gives it its own, and that is said.
 */
export class RankOptions extends MarksElement<RankForm> {
  protected readonly unmarked = null;

  protected heading = (): string => t('ballot.rank.title');

  protected hint(): string {
    const { minimum, equalRanks } = this.rule;
    const hint = t('ballot.rank.hint', { n: Math.min(minimum, this.options.length) });
    return equalRanks ? `${hint} ${t('ballot.rank.equalHint')}` : hint;
  }

  protected status(): string {
    const marks = this.allMarks();
    const ranked = marks.filter((mark) => mark !== null).length;
    const status = t('ballot.rank.ranked', { n: ranked, max: this.options.length });
    const gap = firstGap(marks);
    return gap === undefined ? status : `${status} ${t('ballot.rank.gap', { rank: gap })}`;
  }

  protected row(option: Choosable, at: number) {
    const mark = this.markAt(at);
    return this.optionRow(
      option,
      at,
      html`<select
          id=${this.idAt(at)}
          .value=${live(mark === null ? '' : String(mark))}
          @change=${(event: Event) => this.#choose(at, (event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${mark === null}>${t('ballot.rank.none')}</option>
          ${this.options.map(
            (_, rank) =>
              html`<option value=${rank + 1} ?selected=${mark === rank + 1}>
                ${t('ballot.rank.rank', { rank: rank + 1 })}
              </option>`,
          )}
        </select>
        ${this.#button(at, 'up')} ${this.#button(at, 'down')}`,
    );
  }

  #button(at: number, way: 'up' | 'down') {
    return html`<button type="button" class="button" @click=${() => this.#move(at, way)}>
      ${t(`ballot.rank.${way}`)}<span class="out-of-sight"> ${this.letterAt(at)}</span>
    </button>`;
  }

  #choose(at: number, value: string): void {
    this.#give(at, value === '' ? null : Number(value));
  }

  /** An option without a rank comes in at the first rank that is free. */
  #move(at: number, way: 'up' | 'down'): void {
    const marks = this.allMarks();
    const mark = marks[at] ?? null;
    if (mark === null) {
      const free = this.options.map((_, rank) => rank + 1).find((rank) => !marks.includes(rank));
      return this.#give(at, free ?? this.options.length);
    }
    const next = way === 'up' ? mark - 1 : mark + 1;
    if (next < 1 || next > this.options.length) {
      this.news = t(way === 'up' ? 'ballot.rank.first' : 'ballot.rank.last', { letter: this.letterAt(at) });
      return;
    }
    this.#give(at, next);
  }

  #give(at: number, rank: number | null): void {
    const marks: Mark[] = this.allMarks();
    const before = marks[at] ?? null;
    const holder = rank === null || this.rule.equalRanks ? -1 : marks.findIndex((mark, i) => mark === rank && i !== at);
    marks[at] = rank;
    const letter = this.letterAt(at);
    const now = rank === null ? '' : t('ballot.rank.now', { letter, rank });
    if (holder < 0) return this.answer(marks, now);
    marks[holder] = before;
    const other = this.letterAt(holder);
    const swapped =
      before === null
        ? t('ballot.rank.pushedOut', { letter: other })
        : t('ballot.rank.now', { letter: other, rank: before });
    this.answer(marks, `${now} ${swapped}`);
  }
}

customElements.define('rank-options', RankOptions);

declare global {
  interface HTMLElementTagNameMap {
    'rank-options': RankOptions;
  }
}
