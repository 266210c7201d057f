import { html, nothing, type TemplateResult } from 'lit';
import { wallTime } from '#shared/time.ts';
import type { Problem } from '../api.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { radios, textField } from './field.ts';
import { type FormErrors, fieldId } from './form.ts';
import './hour-words.ts';
import './time-stamp.ts';

interface HourField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** The instant that stands. */
  readonly value?: string | null | undefined;
}

/** An hour that exists twice, as it was written, with the instants that it may mean. */
interface Twofold {
  readonly local: string;
  readonly instants: readonly string[];
}

/**
 * The hours of a form. They are written as the clock of the organisation shows them, and the zone is named; what that means as an
 * instant is the server's arithmetic. Where it answers that an hour exists twice, the field asks which one is meant.
 *
 * `readonly hours = new HourFields()`; in the page `${this.hours.field(errors, { … })}`, when sending `this.hours.read(form, name, stands)`, and
 * after a refusal `this.hours.take(form, refusal)`.
 */
export class HourFields {
  readonly #twofold = new Map<string, Twofold>();

  field(errors: FormErrors, { name, label, hint, value }: HourField): TemplateResult {
    const { zone, place } = session.seat;
    const official = t('ui.officialHour', { place: place[language()] });
    const twofold = this.#twofold.get(name);
    return html`
      ${textField(errors, {
        name,
        label,
        type: 'datetime-local',
        hint: hint ? `${hint} ${official}` : official,
        value: value ? wallTime(value, zone) : '',
      })}
      <hour-words for=${fieldId(name)}></hour-words>
      ${
        twofold
          ? radios(errors, {
              name: which(name),
              label: t('ui.whichHour', { label }),
              choices: twofold.instants.map((instant, at) => ({
                value: instant,
                label: html`${t(at === 0 ? 'ui.firstHour' : 'ui.secondHour')}: <bdi>${instant.slice(11, 16)} UTC</bdi>`,
              })),
            })
          : nothing
      }
    `;
  }

  /** What was written, for the body: the instant that stands if it was left as it is, else the local time, or the one chosen. */
  read(form: HTMLFormElement, name: string, stands?: string | null): string | null {
    const field = form.elements.namedItem(name);
    const local = field instanceof HTMLInputElement ? field.value.trim().slice(0, 16) : '';
    if (local === '') return null;
    if (stands && wallTime(stands, session.seat.zone) === local) return stands;
    const twofold = this.#twofold.get(name);
    if (twofold?.local !== local) return local;
    const choices = [...form.querySelectorAll<HTMLInputElement>(`[name="${which(name)}"]`)];
    return choices.find(({ checked }) => checked)?.value ?? local;
  }

  /** Remembers the question that a refusal asks; the caller shows the refusal. */
  take(form: HTMLFormElement, { code, errors, facts }: Problem): void {
    this.#twofold.clear();
    if (code !== 'timeAmbiguous') return;
    const name = errors.find(({ reason }) => reason === 'timeAmbiguous')?.pointer.slice(1);
    const instants = facts?.instants;
    if (name === undefined || !Array.isArray(instants)) return;
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement)
      this.#twofold.set(name, { local: field.value.slice(0, 16), instants: instants.map(String) });
  }
}

const which = (name: string): string => `which ${name}`;
