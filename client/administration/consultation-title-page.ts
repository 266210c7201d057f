import { html } from 'lit';
import type { Text } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { t } from '../messages.ts';
import { textField } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import type { Consultation } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';

/** Title, symbol, how many topics are to be chosen, and a remark beside the note. */
export class ConsultationTitlePage extends ConsultationPart {
  protected heading = (): string => t('admin.part.title');

  protected section({ title, symbol, places, remark }: Consultation): Content {
    return html`<form novalidate @submit=${this.#submit}>
      ${textFields(this.errors, { name: 'title', label: t('admin.field.title'), value: title })}
      ${textField(this.errors, {
        name: 'symbol',
        label: t('admin.field.symbol'),
        hint: t('admin.field.symbolHint'),
        value: symbol ?? '',
        optional: true,
      })}
      ${textField(this.errors, {
        name: 'places',
        label: t('admin.field.places'),
        hint: t('admin.field.placesHint'),
        type: 'number',
        width: 'short',
        value: places,
      })}
      ${textFields(this.errors, {
        name: 'remark',
        label: t('admin.field.remark'),
        hint: t('admin.field.remarkHint'),
        value: remark,
        optional: true,
        rows: 3,
        max: limits.paragraph,
      })}
      <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
    </form>`;
  }

  readonly #submit = submitting(async (form) => {
    const { title, symbol, places, remark } = readForm<{
      title?: Text;
      symbol?: string;
      places?: number;
      remark?: Text;
    }>(form);
    const reasons = [!textOrNull(title) && missing('/title/en'), places === undefined && missing('/places')];
    const found = reasons.filter((reason) => reason !== false);
    if (found.length > 0 || !title || places === undefined) return this.errors.show(found);
    await this.save({ title, symbol: symbol ?? null, places, remark: textOrNull(remark) });
  });
}

customElements.define('consultation-title-page', ConsultationTitlePage);
