import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Text } from '#shared/languages.ts';
import { optionLetter } from '#shared/rounds/manifest.ts';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { readForm, submitting } from '../ui/form.ts';
import { type Content, plainWords, words } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import { type Consultation, loadConsultation } from './consultation-draft.ts';
import { focusRow } from './focus-row.ts';
import type { Round } from './round-draft.ts';
import { RoundPart } from './round-part.ts';

/**
 * The options of a round: admitted topics in the order that gives the letters, each with its title as it stands on the ballot. They are
 * arranged on the page and saved together.
 */
export class RoundOptionsPage extends RoundPart {
  #topics: Consultation['topics'] = [];
  /** Topics in their order; undefined until the reader has changed it. */
  #order: readonly string[] | undefined;
  #news = '';

  protected heading = (): string => t('admin.round.options');

  protected override async load(): Promise<Problem | undefined> {
    const refusal = await super.load();
    if (refusal || !this.round) return refusal;
    const answer = await loadConsultation(this.round.consultation.id);
    if (!answer.ok) return answer.refusal;
    this.#topics = answer.value.topics.filter(({ state }) => state === 'admitted');
    return undefined;
  }

  protected section(round: Round): Content {
    const order = this.#present(round);
    const others = this.#topics.filter(({ id }) => !order.includes(id));
    return html`
      <p>${t('admin.round.optionsHint')}</p>
      <p role="status" class=${this.#news ? 'small' : 'out-of-sight'}>${this.#news}</p>
      <form novalidate @submit=${this.#submit}>
        ${repeat(
          order,
          (topic) => topic,
          (topic, at) => this.#option(round, topic, at, order),
        )}
        ${
          others.length > 0
            ? html`<h2>${t('admin.round.notOptions')}</h2>
                <ul class="list">
                  ${others.map(
                    ({ id, title }) =>
                      html`<li>
                        <p>${words(title)}</p>
                        <p>
                          <button
                            type="button"
                            class="plain"
                            @click=${() => this.#set([...order, id], t('admin.round.added', { title: plainWords(title), letter: optionLetter(order.length) }), order.length)}
                          >
                            ${t('admin.round.add')}<span class="out-of-sight"> ${plainWords(title)}</span>
                          </button>
                        </p>
                      </li>`,
                  )}
                </ul>`
            : nothing
        }
        <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
      </form>
    `;
  }

  #option(round: Round, topic: string, at: number, order: readonly string[]): Content {
    const title = this.#titleOf(round, topic);
    const letter = optionLetter(at);
    const named = html`<span class="out-of-sight"> ${letter}</span>`;
    const move = (to: number) =>
      this.#set(
        order.with(at, order[to] ?? topic).with(to, topic),
        t('admin.round.moved', { title: plainWords(title), letter: optionLetter(to) }),
        to,
        to < at ? 'up' : 'down',
      );
    const leaveOut = () => this.#set(order.toSpliced(at, 1), t('admin.round.left', { title: plainWords(title) }), at);
    const button = (act: 'up' | 'down', to: number) =>
      html`<button type="button" class="plain" data-act=${act} @click=${() => move(to)}>
        ${t(`admin.${act}`)}${named}
      </button>`;
    return html`<fieldset class="field" data-row>
      <legend><bdi>${letter}</bdi>. ${words(title)}</legend>
      ${textFields(this.errors, { name: `titles/${topic}`, label: t('admin.round.optionTitle', { letter }), value: title })}
      <p class="buttons">
        ${at > 0 ? button('up', at - 1) : nothing} ${at < order.length - 1 ? button('down', at + 1) : nothing}
        <button type="button" class="plain" data-act="leaveOut" @click=${leaveOut}>
          ${t('admin.round.leaveOut')}${named}
        </button>
      </p>
    </fieldset>`;
  }

  #present(round: Round): readonly string[] {
    return this.#order ?? round.options.flatMap(({ topic }) => topic ?? []);
  }

  #titleOf(round: Round, topic: string): Text {
    const option = round.options.find((candidate) => candidate.topic === topic);
    return option?.title ?? this.#topics.find(({ id }) => id === topic)?.title ?? {};
  }

  #set(order: readonly string[], news: string, at: number, act = ''): void {
    this.#order = order;
    this.#news = news;
    this.requestUpdate();
    void focusRow(this, at, act);
  }

  readonly #submit = submitting(async (form) => {
    const { round } = this;
    if (!round) return;
    const { titles = {} } = readForm<{ titles?: Record<string, Text> }>(form);
    const options = this.#present(round).map((topic) => ({ topic, title: textOrNull(titles[topic]) ?? {} }));
    await this.save({ options });
  });

  /** The server names options by their place, the page by their topic, so that what is written moves with it. */
  protected override refused(refusal: Problem): void {
    const order = this.round ? this.#present(this.round) : [];
    const errors = refusal.errors.map((error) => {
      const [, , at = '', field = '', language = 'en'] = error.pointer.split('/');
      const topic = order[Number(at)];
      return topic !== undefined && field === 'title' ? { ...error, pointer: `/titles/${topic}/${language}` } : error;
    });
    super.refused({ ...refusal, errors });
  }
}

customElements.define('round-options-page', RoundOptionsPage);
