import { html, nothing } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { router } from '../router.ts';
import { selectField, tickBox } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import { type Content, plainWords } from '../ui/pieces.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';

type Account = Reply<'GET /api/accounts'>['accounts'][number];

/** Who chairs, and, in a draft, whether observers read the papers. */
export class ConsultationChairPage extends ConsultationPart {
  #accounts: readonly Account[] = [];

  protected heading = (): string => t('admin.part.chair');

  protected override isOpen = ({ may }: Consultation): boolean => may.includes('appointChair');

  protected override async load(): Promise<Problem | undefined> {
    const [refusal, accounts] = await Promise.all([
      super.load(),
      call('GET /api/accounts', { query: { who: 'everyone' } }),
    ]);
    if (!accounts.ok) return accounts.refusal;
    const { compare } = new Intl.Collator(language());
    this.#accounts = accounts.value.accounts.toSorted((one, other) => compare(one.name, other.name));
    return refusal;
  }

  protected section({ chair, openToObservers, state }: Consultation): Content {
    return html`
      <p>${t('admin.chair.hint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${selectField(this.errors, {
          name: 'chair',
          label: t('admin.part.chair'),
          value: chair?.account ?? '',
          choices: [
            { value: '', label: t('admin.chair.nobody') },
            ...this.#accounts.map((account) => ({ value: account.id, label: described(account) })),
          ],
        })}
        ${
          state === 'draft'
            ? tickBox(this.errors, {
                name: 'openToObservers',
                label: t('admin.field.openToObservers'),
                hint: t('admin.field.openToObserversHint'),
                checked: openToObservers,
              })
            : nothing
        }
        <p class="buttons">
          <button class="button primary">${t(state === 'draft' ? 'ui.save' : 'admin.chair.appoint')}</button>
        </p>
      </form>
      <p><a href="/admin/accounts/new">${t('admin.chair.outside')}</a></p>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { consultation } = this;
    if (!consultation) return;
    const { chair = null, openToObservers = false } = readForm<{ chair?: string; openToObservers?: boolean }>(form);
    if (consultation.state === 'draft') {
      await this.save({ chair, openToObservers });
      return;
    }
    if (chair === null) return this.errors.show([missing('/chair')]);
    const answer = await call('POST /api/consultations/:consultation/chair', {
      params: { consultation: consultation.id },
      body: { account: chair },
    });
    if (!answer.ok) return this.refused(answer.refusal);
    await router.go(preparationOf(consultation.id));
  });

  protected override refused(refusal: Problem): void {
    const errors = refusal.errors.map((error) =>
      error.pointer === '/account' ? { ...error, pointer: '/chair' } : error,
    );
    super.refused({ ...refusal, errors });
  }
}

/** A person as a select names them: for whom they act, or where mail reaches them. */
function described({ name, email, memberships }: Account): string {
  const [first] = memberships;
  return `${name} (${first ? `${plainWords(first.names)}, ${t(`members.position.${first.position}`)}` : email})`;
}

customElements.define('consultation-chair-page', ConsultationChairPage);
