import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Reason } from '#shared/result.ts';
import type { Problem, ProblemReason } from '../api.ts';
import { t } from '../messages.ts';
import { problemText, reasonText } from './problem-text.ts';
import { nameWindow } from './window-title.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** The id of the field of a name; the first of a group of choices has it as well. */
export const fieldId = (name: string): string => `field-${name.replaceAll('/', '-')}`;

/** Something that was left empty. */
export const missing = (pointer: string): Reason => ({ reason: 'missing', pointer });

/**
 * What is wrong with a form, from a rule of `shared/` or from the server alike. A field's `name` is the JSON pointer of its value
 * without the first slash (`title/en`), so a reason finds its field by itself.
 *
 * In the page: `readonly errors = new FormErrors(this)`, `${this.errors.summary()}` before the form, the field helpers of
 * `field.ts` with `this.errors`, and in the submit handler `this.errors.show(reasons)` or `this.errors.show(answer.refusal)`.
 */
export class FormErrors implements ReactiveController {
  readonly #host: Host;
  #reasons: readonly (Reason | ProblemReason)[] = [];
  #problem: Problem | undefined;
  readonly #labels = new Map<string, string>();
  #mustFocus = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Shows every reason in the summary and at its field, and moves the focus to the summary. */
  show(found: readonly Reason[] | Problem): void {
    // The shell asks to sign in again, above the page and what is written on it.
    if ('code' in found && found.code === 'notSignedIn') return;
    this.#problem = 'code' in found ? found : undefined;
    this.#reasons = this.#inOrder('code' in found ? found.errors : found);
    this.#mustFocus = true;
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#problem = undefined;
    this.#reasons = [];
    this.#host.requestUpdate();
  }

  get any(): boolean {
    return this.#reasons.length > 0 || this.#problem !== undefined;
  }

  /**
   * What is wrong with the value of a field, in words that name the field; the same words stand in the summary. The helpers of
   * `field.ts` ask this; a list is asked for without the `[]` of its name.
   */
  at(name: string, label: string): string | undefined {
    this.#labels.set(name, label);
    const reason = this.#reasons.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
    return reason && this.#words(reason);
  }

  /** The summary of all errors; nothing while there is none. */
  summary(): TemplateResult | typeof nothing {
    if (!this.any) return nothing;
    return html`<div class="summary" tabindex="-1" aria-labelledby="summary-title">
      <h2 id="summary-title">${t('ui.summaryTitle')}</h2>
      ${this.#problem && this.#reasons.length === 0 ? html`<p>${problemText(this.#problem)}</p>` : nothing}
      ${
        this.#reasons.length > 0
          ? html`<ul>
              ${this.#reasons.map((reason) => this.#line(reason))}
            </ul>`
          : nothing
      }
    </div>`;
  }

  hostUpdated(): void {
    if (this.#mustFocus) {
      this.#mustFocus = false;
      this.#host.querySelector<HTMLElement>('.summary')?.focus();
    }
    nameWindow();
  }

  /** The field of a reason: that of its pointer, or the one that holds what it points into. */
  #nameOf({ pointer }: Reason | ProblemReason): string | undefined {
    const steps = pointer.slice(1).split('/');
    for (let length = steps.length; length > 0; length -= 1) {
      const name = steps.slice(0, length).join('/');
      if (this.#labels.has(name)) return name;
    }
    return undefined;
  }

  /** In the order of the fields, whichever way the rules went. */
  #inOrder<R extends Reason | ProblemReason>(reasons: readonly R[]): R[] {
    const fields = [...this.#labels.keys()];
    const place = (reason: R) => {
      const at = fields.indexOf(this.#nameOf(reason) ?? '');
      return at < 0 ? fields.length : at;
    };
    return reasons.toSorted((one, other) => place(one) - place(other));
  }

  #words(reason: Reason | ProblemReason): string {
    const label = this.#labels.get(this.#nameOf(reason) ?? '');
    const words = reasonText(reason);
    if (!label) return words;
    // A question is followed by its answer, not by a colon.
    return label.endsWith('?') ? `${label} ${words}` : t('ui.fieldError', { label, words });
  }

  #line(reason: Reason | ProblemReason): TemplateResult {
    const name = this.#nameOf(reason);
    if (name === undefined) return html`<li>${this.#words(reason)}</li>`;
    const id = fieldId(name);
    const toField = (event: Event) => {
      const field = this.#host.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
      if (!field) return;
      event.preventDefault();
      field.focus();
    };
    return html`<li><a href="#${id}" @click=${toField}>${this.#words(reason)}</a></li>`;
  }
}

interface Values {
  [name: string]: unknown;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (element: globalThis.Element): element is Control =>
  element.matches('input[name], textarea[name], select[name]');

/**
 * The answers of a form as the body that its names describe: `title/en` becomes `{ title: { en } }`, a name that ends in `[]` a
 * list of what is chosen, `data-as="number"` a number, `data-as="boolean"` whether a box is ticked, `data-as="secret"` the words
 * without trimming. Empty answers are left out, so that "missing" is one thing for page and server. The type is what the
 * contract asks for; whether the answers are of it is judged by the server, which names what is not. `otherwise` stands where
 * nothing was answered.
 */
export function readForm<Body>(form: HTMLFormElement, otherwise: Partial<Body> = {}): Body {
  const body: Values = {};
  for (const control of [...form.elements].filter(isControl)) {
    const value = valueOf(control);
    if (value === undefined || control.disabled) continue;
    const isList = control.name.endsWith('[]');
    const steps = (isList ? control.name.slice(0, -2) : control.name).split('/');
    const last = steps.pop() ?? '';
    let place = body;
    for (const step of steps) place = (place[step] ??= {}) as Values;
    if (isList) place[last] = [...((place[last] as unknown[] | undefined) ?? []), value];
    else place[last] = value;
  }
  return { ...otherwise, ...body } as Body;
}

function valueOf(control: Control): string | number | boolean | undefined {
  const { as } = control.dataset;
  const isBox = control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
  if (isBox && as === 'boolean') return control.checked;
  if (isBox && !control.checked) return undefined;
  const words = as === 'secret' ? control.value : control.value.trim();
  if (words === '') return undefined;
  // What is no number is left as it was typed, for the server to name.
  return as === 'number' && Number.isFinite(Number(words)) ? Number(words) : words;
}

/** One submit at a time: the handler is not called again before it has ended. Use: `@submit=${submitting((form) => …)}`. */
export function submitting(handler: (form: HTMLFormElement) => Promise<void>): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (form.ariaBusy === 'true') return;
    form.ariaBusy = 'true';
    void handler(form).finally(() => (form.ariaBusy = null));
  };
}
