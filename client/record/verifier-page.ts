import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { isLanguage, type Language, languageNames, languages } from '#shared/languages.ts';
import { record as en } from '#shared/locales/en/record.ts';
import { record as es } from '#shared/locales/es/record.ts';
import { record as fr } from '#shared/locales/fr/record.ts';
import { type Messages, type Translate, translator } from '#shared/locales/translate.ts';
import { codeIn, type KeptReceipt, type ReceiptFile } from '#shared/record/find-receipt.ts';
import { type Verified, verifyFile } from '#shared/record/verify-record.ts';
import '../ui/style.css';
import { verdict } from './verdict.ts';

const catalogues: Readonly<Record<Language, Partial<Messages>>> = { en, fr, es };

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

type Wrong = 'file' | 'key' | 'entry' | 'codes' | 'receipts';

/**
 * The page that verifies a record without a network: one file with everything in it, for a reader that trusts neither the service
 * nor its operator. It keeps nothing and sends nothing; its own policy forbids it to.
 */
export class VerifierPage extends LitElement {
  #language: Language = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
  #file: File | undefined;
  #verified: Verified | undefined;
  #isKeyKnown = false;
  #wrong: Wrong | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Anywhere on the page: a browser would otherwise leave the page to show the file.
    window.addEventListener('dragover', this.#allow);
    window.addEventListener('drop', this.#drop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('dragover', this.#allow);
    window.removeEventListener('drop', this.#drop);
  }

  get #t(): Translate {
    return translator(this.#language, catalogues[this.#language]);
  }

  protected override render(): TemplateResult {
    const t = this.#t;
    document.documentElement.lang = this.#language;
    document.title = t('record.page.title');
    return html`
      <header><div class="width bar-of-service">${this.#languages()}</div></header>
      <main class="width">
        <h1>${t('record.page.title')}</h1>
        <p>${t('record.page.lead')}</p>
        <form novalidate @submit=${this.#submit}>
          ${this.#input('file', { type: 'file', change: this.#choose })}
          <details>
            <summary>${t('record.page.known')}</summary>
            ${this.#input('key', { type: 'text' })} ${this.#input('entry', { type: 'text' })}
            ${this.#input('codes', { type: 'text' })} ${this.#input('receipts', { type: 'file', multiple: true })}
          </details>
          <p class="buttons"><button class="button primary">${t('record.page.verify')}</button></p>
        </form>
        ${this.#verified ? verdict(this.#verified, this.#file?.name ?? '', this.#isKeyKnown, t, this.#language) : nothing}
        <p class="muted">${t('record.limits')}</p>
        ${
          location.protocol === 'file:'
            ? nothing
            : html`<p><a href="/verify.html" download="verify.html">${t('record.page.keep')}</a></p>`
        }
      </main>
    `;
  }

  #languages(): TemplateResult {
    return html`<nav aria-label=${this.#t('record.page.languages')}>
      <ul class="inline">
        ${languages.map(
          (offered) =>
            html`<li>
              <button
                type="button"
                class="plain"
                lang=${offered}
                aria-current=${offered === this.#language ? 'true' : 'false'}
                @click=${() => {
                  this.#language = offered;
                  this.requestUpdate();
                }}
              >
                ${languageNames[offered]}
              </button>
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #input(
    name: Wrong,
    { type, multiple = false, change }: { type: 'file' | 'text'; multiple?: boolean; change?: (event: Event) => void },
  ): TemplateResult {
    const t = this.#t;
    const isWrong = this.#wrong === name;
    return html`<div class="field ${isWrong ? 'wrong' : ''}">
      <label for=${name}>${t(`record.page.${name}`)}</label>
      <p class="hint" id="${name}-hint">${t(`record.page.${name}Hint`)}</p>
      ${isWrong ? html`<p class="field-error" id="${name}-error">${t(`record.page.${name}Wrong`)}</p>` : nothing}
      <input
        id=${name}
        name=${name}
        type=${type}
        ?multiple=${multiple}
        autocomplete="off"
        spellcheck="false"
        aria-describedby="${name}-hint${isWrong ? ` ${name}-error` : ''}"
        aria-invalid=${isWrong ? 'true' : nothing}
        @change=${change ?? nothing}
      />
    </div>`;
  }

  readonly #allow = (event: DragEvent): void => event.preventDefault();

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void this.#verify(file);
  };

  readonly #choose = (event: Event): void => {
    const file = (event.currentTarget as HTMLInputElement).files?.[0];
    if (file) void this.#verify(file);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const file = this.querySelector<HTMLInputElement>('#file')?.files?.[0] ?? this.#file;
    void this.#verify(file);
  };

  async #verify(file: File | undefined): Promise<void> {
    this.#wrong = undefined;
    this.#verified = undefined;
    this.#file = file;
    const known = await this.#known();
    if (!file) this.#wrong = 'file';
    if (file && known) {
      this.#isKeyKnown = known.knownKey !== undefined;
      this.#verified = verifyFile(new Uint8Array(await file.arrayBuffer()), decode, {
        sha256,
        // By the letter of RFC 8032, as the other verifiers read it.
        verifies: (key, signature, bytes) => ed25519.verify(signature, bytes, key, { zip215: false }),
        ...known,
      });
    }
    this.requestUpdate();
    await this.updateComplete;
    const target = this.#wrong ? `#${this.#wrong}` : 'h2';
    if (this.#wrong && this.#wrong !== 'file') this.querySelector('details')?.setAttribute('open', '');
    this.querySelector<HTMLElement>(target)?.focus();
  }

  /** What the reader knows from elsewhere; undefined where it cannot be read, and then the field says so. */
  async #known(): Promise<{ knownKey?: string; knownEntry?: string; receipts: KeptReceipt[] } | undefined> {
    const typed = (name: Wrong): string =>
      (this.querySelector<HTMLInputElement>(`#${name}`)?.value ?? '').replaceAll(/\s/g, '').toLowerCase();
    const [key, entry] = [typed('key'), typed('entry')];
    const isHash = (text: string) => text === '' || /^[0-9a-f]{64}$/.test(text);
    const codes = (this.querySelector<HTMLInputElement>('#codes')?.value ?? '').split(/[\s,;]+/).filter(Boolean);
    const files = [...(this.querySelector<HTMLInputElement>('#receipts')?.files ?? [])];
    const receipts: KeptReceipt[] = [];
    for (const code of codes) {
      const read = codeIn(code);
      if (read === undefined) this.#wrong = 'codes';
      else receipts.push(read);
    }
    try {
      for (const file of files) receipts.push(JSON.parse(await file.text()) as ReceiptFile);
    } catch {
      this.#wrong = 'receipts';
    }
    if (!isHash(entry)) this.#wrong = 'entry';
    if (!isHash(key)) this.#wrong = 'key';
    if (this.#wrong) return undefined;
    return { receipts, ...(key && { knownKey: key }), ...(entry && { knownEntry: entry }) };
  }
}

customElements.define('verifier-page', VerifierPage);
