import { html, nothing } from 'lit';
import { isLanguage, type Language, languageNames, languages } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { language, t } from '../messages.ts';
import { radios, textArea } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';
import { joinNote, type Pasted, splitNote } from './split-note.ts';

/** A text in one language is pasted and split into numbered paragraphs; what came of it is looked at before it is kept. */
export class NotePastePage extends ConsultationPart {
  #split: { readonly pasted: readonly Pasted[]; readonly in: Language; readonly replaces: boolean } | undefined;

  protected heading = (): string => t('admin.note.paste');

  protected section(consultation: Consultation): Content {
    const { paragraphs } = consultation;
    return html`
      <p>${t('admin.paste.hint')}</p>
      <form novalidate @submit=${this.#submit} @input=${this.#forget}>
        ${radios(this.errors, {
          name: 'language',
          label: t('admin.paste.language'),
          chosen: [language()],
          choices: languages.map((value) => ({ value, label: languageNames[value] })),
        })}
        ${
          paragraphs.length > 0
            ? radios(this.errors, {
                name: 'way',
                label: t('admin.paste.way', { n: paragraphs.length }),
                chosen: ['join'],
                choices: [
                  { value: 'join', label: t('admin.paste.join'), hint: t('admin.paste.joinHint') },
                  { value: 'replace', label: t('admin.paste.replace'), hint: t('admin.paste.replaceHint') },
                ],
              })
            : nothing
        }
        ${textArea(this.errors, { name: 'text', label: t('admin.paste.text'), rows: 12 })}
        <p class="buttons">
          <button class="button ${this.#split ? '' : 'primary'}">${t('admin.paste.split')}</button>
          <a href=${preparationOf(consultation.id, 'note')}>${t('ui.cancel')}</a>
        </p>
      </form>
      ${this.#split ? this.#preview(consultation) : nothing}
    `;
  }

  #preview({ paragraphs }: Consultation): Content {
    const { pasted, in: pastedIn, replaces } = this.#split ?? { pasted: [], in: 'en', replaces: false };
    const fresh = pasted.filter(({ number }) => !paragraphs.some((paragraph) => paragraph.number === number));
    return html`
      <h2 tabindex="-1" id="split">${t('admin.paste.found', { n: pasted.length })}</h2>
      ${
        !replaces && paragraphs.length > 0 && fresh.length > 0
          ? html`<p>${t('admin.paste.fresh', { n: fresh.length })}</p>`
          : nothing
      }
      <div lang=${pastedIn}>
        ${pasted.map(
          ({ number, heading, words }) => html`
            ${heading === null ? nothing : html`<h3>${heading}</h3>`}
            <p class="as-written">${number}. ${words}</p>
          `,
        )}
      </div>
      <p class="buttons">
        <button type="button" class="button primary" @click=${this.#keep}>${t('admin.paste.keep')}</button>
      </p>
    `;
  }

  readonly #forget = (): void => {
    if (!this.#split) return;
    this.#split = undefined;
    this.requestUpdate();
  };

  readonly #submit = submitting(async (form) => {
    const { language: chosen, way, text } = readForm<{ language?: string; way?: string; text?: string }>(form);
    if (!text || !isLanguage(chosen)) return this.errors.show([missing('/text')]);
    const replaces = way === 'replace';
    const first = replaces ? 1 : (this.consultation?.paragraphs[0]?.number ?? 1);
    const pasted = splitNote(text, first);
    const max = limits.paragraphs;
    if (pasted.length > max) return this.errors.show([{ reason: 'tooMany', pointer: '/text', values: { max } }]);
    const long = pasted.find(({ words }) => words.length > limits.paragraph);
    if (long) {
      const values = { number: long.number, max: limits.paragraph };
      return this.errors.show([{ reason: 'paragraphLong', pointer: '/text', values }]);
    }
    this.errors.clear();
    this.#split = { pasted, in: chosen, replaces };
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('#split')?.focus();
  });

  readonly #keep = async (): Promise<void> => {
    if (!this.#split || !this.consultation) return;
    const { pasted, in: pastedIn, replaces } = this.#split;
    const paragraphs = joinNote(replaces ? [] : this.consultation.paragraphs, pasted, pastedIn);
    await this.save({ paragraphs }, preparationOf(this.consultation.id, 'note'));
  };
}

customElements.define('note-paste-page', NotePastePage);
