import { html, nothing } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { Element } from '../ui/element.ts';
import { message, plainWords } from '../ui/pieces.ts';
import { problemText } from '../ui/problem-text.ts';

type Person = Reply<'GET /api/demo/people'>['people'][number];

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The people of a demonstration, grouped by what they are and found by name or delegation; choosing one signs in as them. */
export class DemoPeople extends Element {
  static override properties = { people: { attribute: false }, sought: { state: true }, refusal: { state: true } };

  declare people: readonly Person[];
  declare private sought: string;
  declare private refusal: Problem | undefined;

  constructor() {
    super();
    this.people = [];
    this.sought = '';
    this.refusal = undefined;
  }

  protected override render() {
    const found = this.people.filter((person) => folded(described(person)).includes(folded(this.sought.trim())));
    const groups = groupsOf(found);
    return html`
      ${this.refusal ? message('error', html`<p>${problemText(this.refusal)}</p>`, { isNews: true }) : nothing}
      <div class="field">
        <label for="demo-search">${t('account.page.demo.search')}</label>
        <input
          id="demo-search"
          type="search"
          autocomplete="off"
          @input=${(event: InputEvent) => (this.sought = (event.target as HTMLInputElement).value)}
        />
        <p class="hint" role="status">${t('account.page.demo.found', { n: found.length })}</p>
      </div>
      ${groups.map(
        ({ title, rows }) =>
          html`<h2>${title}</h2>
            <ul class="list">
              ${rows.map((row) => this.#row(row))}
            </ul>`,
      )}
    `;
  }

  #row({ delegation, people }: Row) {
    return html`<li>
      ${delegation ? html`<div>${delegation}</div>` : nothing}
      <ul class="inline">
        ${people.map(
          (person) =>
            html`<li>
              <button type="button" class="plain" @click=${() => void this.#signIn(person)}>${person.name}</button>
              ${
                person.memberships[0]
                  ? html`<span class="muted small">${t(`members.position.${person.memberships[0].position}`)}</span>`
                  : nothing
              }
            </li>`,
        )}
      </ul>
    </li>`;
  }

  async #signIn(person: Person): Promise<void> {
    const answer = await call('POST /api/demo/sessions', { body: { account: person.account } });
    if (answer.ok) await session.take(answer.value);
    else this.refusal = answer.refusal;
  }
}

const described = ({ name, memberships }: Person): string =>
  [name, ...memberships.flatMap(({ names, member }) => [plainWords(names), member])].join(' ');

/** The people of one delegation, or one person who belongs to none. */
interface Row {
  readonly delegation: string;
  readonly people: Person[];
}

/** Administration, chair, delegations, observers: the order in which a demonstration needs them. */
function groupsOf(people: readonly Person[]): { title: string; rows: Row[] }[] {
  const order = ['administration', 'chair', 'auditors', 'delegations', 'observers', 'others'] as const;
  const { compare } = new Intl.Collator(language());
  return order
    .map((name) => {
      const rows = Map.groupBy(
        people.filter((person) => groupOf(person) === name),
        ({ memberships: [first], account }) => (first ? plainWords(first.names) : account),
      );
      return {
        title: t(`account.page.demo.${name}`),
        rows: [...rows.values()]
          .map((those) => ({
            delegation: those[0]?.memberships[0] ? plainWords(those[0].memberships[0].names) : '',
            people: those,
          }))
          .sort((one, other) => compare(one.delegation, other.delegation)),
      };
    })
    .filter(({ rows }) => rows.length > 0);
}

function groupOf({
  offices,
  chairs,
  memberships,
}: Person): 'administration' | 'chair' | 'auditors' | 'delegations' | 'observers' | 'others' {
  if (offices.includes('administration')) return 'administration';
  if (chairs) return 'chair';
  if (offices.includes('auditor')) return 'auditors';
  if (memberships.some(({ status }) => status === 'member')) return 'delegations';
  return memberships.length > 0 ? 'observers' : 'others';
}

customElements.define('demo-people', DemoPeople);

declare global {
  interface HTMLElementTagNameMap {
    'demo-people': DemoPeople;
  }
}
