import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { languages, type Text } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { optionLetter } from '#shared/rounds/manifest.ts';
import { call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { groupWord } from '../rounds/group-word.ts';
import { selectField } from '../ui/field.ts';
import { readForm, submitting } from '../ui/form.ts';
import { type Content, message, plainWords, words } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import { focusRow } from './focus-row.ts';
import type { Round, RoundDraft } from './round-draft.ts';
import { RoundPart } from './round-part.ts';

type Option = RoundDraft['options'][number];

/** A candidate as the page holds it: what was loaded, under a key that stays while it is moved. */
interface Row {
  readonly key: string;
  readonly option: Pick<Option, 'title' | 'presentedBy' | 'group'>;
}

interface Written {
  readonly title?: Text;
  readonly presentedBy?: string;
  readonly group?: string;
}

const empty: Row['option'] = { title: {}, presentedBy: null, group: null };

/**
 * The candidates of an election, in the order that gives the letters: written, added, moved and removed on the page, and saved
 * together. Where the rule has named them for a further ballot they are only read.
 */
export class RoundCandidatesPage extends RoundPart {
  #members: Reply<'GET /api/members'>['members'] = [];
  /** Undefined until the reader has changed the list. */
  #rows: readonly Row[] | undefined;
  #made = 0;
  #news = '';

  protected heading = (): string => t('admin.round.candidates');

  protected override async load(): Promise<Problem | undefined> {
    const refusal = await super.load();
    if (refusal) return refusal;
    const answer = await call('GET /api/members');
    if (!answer.ok) return answer.refusal;
    this.#members = answer.value.members.filter(({ status }) => status === 'member');
    return undefined;
  }

  protected section(round: Round): Content {
    if (round.restricted) {
      return html`
        ${message('plain', html`<p>${t('admin.candidates.fixed')}</p>`)}
        <ul class="plain-list">
          ${round.options.map(({ letter, title }) => html`<li><bdi>${letter}</bdi>. ${words(title)}</li>`)}
        </ul>
      `;
    }
    const rows = this.#present(round);
    return html`
      <p>${t('admin.candidates.hint')}</p>
      <p role="status" class=${this.#news ? 'small' : 'out-of-sight'}>${this.#news}</p>
      <form novalidate @submit=${this.#submit}>
        ${rows.length === 0 ? html`<p>${t('admin.candidates.none')}</p>` : nothing}
        ${repeat(
          rows,
          ({ key }) => key,
          (row, at) => this.#row(round, row, at, rows),
        )}
        ${
          rows.length < limits.options
            ? html`<p>
                <button type="button" class="button" data-act="add" @click=${() => this.#add(rows)}>
                  ${t('admin.candidates.add')}
                </button>
              </p>`
            : nothing
        }
        <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
      </form>
    `;
  }

  #row(round: Round, { key, option }: Row, at: number, rows: readonly Row[]): Content {
    const letter = optionLetter(at);
    const named = html`<span class="out-of-sight"> ${letter}</span>`;
    const groups = Object.keys(round.seats);
    const button = (act: 'up' | 'down', to: number) =>
      html`<button type="button" class="plain" data-act=${act} @click=${() => this.#move(rows, at, to)}>
        ${t(`admin.${act}`)}${named}
      </button>`;
    return html`<fieldset class="field" data-row>
      <legend>${t('elect.candidate')} <bdi>${letter}</bdi></legend>
      ${textFields(this.errors, { name: `candidates/${key}/title`, label: t('admin.candidates.name'), value: option.title })}
      ${selectField(this.errors, {
        name: `candidates/${key}/presentedBy`,
        label: t('admin.candidates.presentedBy'),
        value: option.presentedBy ?? '',
        optional: true,
        choices: [
          { value: '', label: t('admin.candidates.nobody') },
          ...this.#members.map(({ code, names }) => ({ value: code, label: plainWords(names) })),
        ],
      })}
      ${
        groups.length > 0
          ? selectField(this.errors, {
              name: `candidates/${key}/group`,
              label: t('admin.candidates.group'),
              value: option.group ?? '',
              choices: [
                { value: '', label: t('admin.candidates.noGroup') },
                ...groups.map((value) => ({ value, label: groupWord(value) })),
              ],
            })
          : nothing
      }
      <p class="buttons">
        ${at > 0 ? button('up', at - 1) : nothing} ${at < rows.length - 1 ? button('down', at + 1) : nothing}
        <button type="button" class="plain" data-act="remove" @click=${() => this.#remove(rows, at)}>
          ${t('admin.candidates.remove')}${named}
        </button>
      </p>
    </fieldset>`;
  }

  #present(round: Round): readonly Row[] {
    return this.#rows ?? round.options.map((option) => ({ key: option.letter, option }));
  }

  #add(rows: readonly Row[]): void {
    this.#made += 1;
    const letter = optionLetter(rows.length);
    this.#set([...rows, { key: `new-${this.#made}`, option: empty }], t('admin.candidates.added', { letter }));
    void this.updateComplete.then(() =>
      [...this.querySelectorAll<HTMLElement>('[data-row]')].at(-1)?.querySelector('input')?.focus(),
    );
  }

  #remove(rows: readonly Row[], at: number): void {
    this.#set(rows.toSpliced(at, 1), t('admin.candidates.removed', { letter: optionLetter(at) }));
    void focusRow(this, at);
  }

  #move(rows: readonly Row[], at: number, to: number): void {
    const [here, there] = [rows[at], rows[to]];
    if (!here || !there) return;
    this.#set(rows.with(at, there).with(to, here), t('admin.candidates.moved', { letter: optionLetter(to) }));
    void focusRow(this, to, to < at ? 'up' : 'down');
  }

  #set(rows: readonly Row[], news: string): void {
    this.#rows = rows;
    this.#news = news;
    this.requestUpdate();
  }

  readonly #submit = submitting(async (form) => {
    const { round } = this;
    if (!round) return;
    const { candidates = {} } = readForm<{ candidates?: Record<string, Written> }>(form);
    const options = this.#present(round).map(({ key }): Option => {
      const { title, presentedBy, group } = candidates[key] ?? {};
      return { topic: null, title: inAll(title), presentedBy: presentedBy || null, group: group || null };
    });
    await this.save({ options });
  });

  /** The server names candidates by their place, the page by their key, so that what is written moves with it. */
  protected override refused(refusal: Problem): void {
    const rows = this.round ? this.#present(this.round) : [];
    const errors = refusal.errors.map((error) => {
      const [, list, at = '', field = '', language = 'en'] = error.pointer.split('/');
      const row = list === 'options' ? rows[Number(at || -1)] : undefined;
      if (!row) return error;
      const pointer = `/candidates/${row.key}/${field}${field === 'title' ? `/${language}` : ''}`;
      return { ...error, pointer };
    });
    super.refused({ ...refusal, errors });
  }
}

/** A name written in one language is the name in all: people are called alike everywhere. */
function inAll(title: Text | undefined): Text {
  const written = textOrNull(title);
  const only = languages.flatMap((name) => written?.[name] ?? []);
  const [name] = only;
  return only.length === 1 && name ? { en: name, fr: name, es: name } : (written ?? {});
}

customElements.define('round-candidates-page', RoundCandidatesPage);
