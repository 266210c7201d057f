import { html, nothing } from 'lit';
import { missingLanguages, type Text } from '#shared/languages.ts';
import { t } from '../messages.ts';
import { type Content, plainWords, words } from '../ui/pieces.ts';
import { type Consultation, type Paragraph, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';
import { focusRow } from './focus-row.ts';
import { missingIn } from './missing-in.ts';

/** The note as its numbered paragraphs: each can be written, moved or taken out, and a whole text can be pasted. */
export class NotePage extends ConsultationPart {
  #news = '';

  protected heading = (): string => t('admin.part.note');

  protected section({ id, paragraphs }: Consultation): Content {
    const at = (part: string) => preparationOf(id, `note/${part}`);
    return html`
      <p role="status" class=${this.#news ? 'small' : 'out-of-sight'}>${this.#news}</p>
      ${paragraphs.length === 0 ? html`<p>${t('admin.note.none')}</p>` : nothing}
      <p class="buttons">
        <a class="button" href=${at('paste')}>${t('admin.note.paste')}</a>
        <a href=${at('new')}>${t('admin.note.add')}</a>
      </p>
      <ul class="list">
        ${paragraphs.map((paragraph, index) => this.#row(paragraph, index, paragraphs, at(String(paragraph.number))))}
      </ul>
    `;
  }

  #row(paragraph: Paragraph, index: number, all: readonly Paragraph[], href: string): Content {
    const { number, heading } = paragraph;
    const lacking = [...new Set([paragraph.words, heading].flatMap((text) => (text ? missingLanguages(text) : [])))];
    const named = html`<span class="out-of-sight"> ${t('admin.note.paragraph', { number })}</span>`;
    return html`<li data-row>
      ${heading ? html`<p><strong>${words(heading)}</strong></p>` : nothing}
      <p class="as-written">${number}. ${beginning(paragraph.words)}</p>
      ${lacking.length > 0 ? html`<p class="hint">${missingIn(lacking)}</p>` : nothing}
      <p class="buttons">
        <a href=${href}>${t('ui.change')}${named}</a>
        ${
          index > 0
            ? html`<button type="button" class="plain" data-act="up" @click=${() => this.#swap(all, index, index - 1)}>
                ${t('admin.up')}${named}
              </button>`
            : nothing
        }
        ${
          index < all.length - 1
            ? html`<button
                type="button"
                class="plain"
                data-act="down"
                @click=${() => this.#swap(all, index, index + 1)}
              >
                ${t('admin.down')}${named}
              </button>`
            : nothing
        }
        <button type="button" class="plain" @click=${() => this.#remove(all, index)}>
          ${t('admin.remove')}${named}
        </button>
      </p>
    </li>`;
  }

  /** Words change places; the numbers stay where they are. */
  #swap(all: readonly Paragraph[], from: number, to: number): void {
    const [one, other] = [all[from], all[to]];
    if (!one || !other) return;
    const paragraphs = all.with(from, { ...other, number: one.number }).with(to, { ...one, number: other.number });
    void this.#keep(paragraphs, t('admin.note.moved', { number: other.number }), to, to < from ? 'up' : 'down');
  }

  /** Those that follow keep their numbers: references to them hold. */
  #remove(all: readonly Paragraph[], index: number): void {
    const number = all[index]?.number ?? 0;
    if (!confirm(t('admin.note.removeAsk', { number }))) return;
    void this.#keep(all.toSpliced(index, 1), t('admin.note.removed', { number }), index);
  }

  async #keep(paragraphs: Paragraph[], news: string, at: number, act = ''): Promise<void> {
    this.#news = '';
    const isSaved = await this.save({ paragraphs }, '');
    if (isSaved) this.#news = news;
    this.requestUpdate();
    if (isSaved) await focusRow(this, at, act);
  }
}

/** As much of a paragraph as tells it from others. */
function beginning(text: Text): Content {
  const whole = plainWords(text);
  return whole.length > 220 ? html`${whole.slice(0, 220)}…` : words(text);
}

customElements.define('draft-note-page', NotePage);
