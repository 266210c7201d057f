import { html, nothing } from 'lit';
import type { Reason } from '#shared/result.ts';
import { forms } from '#shared/rounds/form.ts';
import { type TieMeans, tieMeans } from '#shared/rounds/manifest.ts';
import { rulesFor } from '#shared/tally/round-rule.ts';
import { type RuleFrame, ruleFrames, type RuleName } from '#shared/tally/rule-frames.ts';
import { t } from '../messages.ts';
import { checkboxes, selectField, textField } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import type { Round, RoundDraft } from './round-draft.ts';
import { type ElectionAnswers, electionDraft, electionFields } from './election-fields.ts';
import { RoundPart } from './round-part.ts';
import { figureFields, figuresOf, parameterFields } from './rule-fields.ts';

/** What the form holds; a parameter that is a number is read as one and kept as its words. */
type Asked = Partial<Omit<RoundDraft, 'parameters' | 'tieMeans' | 'seats'>> &
  ElectionAnswers & {
    readonly tieMeans?: TieMeans[];
    readonly parameters?: Readonly<Record<string, string | number>>;
  };

/** How a ballot is filled in, by which rule it is counted, for how many places, and how a tie for the last may be resolved. */
export class RoundFormPage extends RoundPart {
  /** What is chosen on the page and not saved yet: the fields below depend on it. */
  #form: Round['form'] | undefined;
  #rule: RuleName | undefined;

  protected heading = (): string => t('admin.round.form');

  protected section(round: Round): Content {
    const form = this.#form ?? round.form;
    const rule = this.#ruleOf(round, form);
    const frame: RuleFrame = ruleFrames[rule];
    const isElection = round.kind === 'election';
    return html`<form novalidate @submit=${this.#submit} @change=${this.#follow}>
      ${selectField(this.errors, {
        name: 'form',
        label: t('admin.round.ballotForm'),
        hint: t('admin.round.ballotFormHint'),
        value: form,
        choices: formsOf(round).map((value) => ({ value, label: t(`admin.form.${value}`) })),
      })}
      ${isElection && form === 'choose' ? nothing : figureFields(this.errors, round, form)}
      ${selectField(this.errors, {
        name: 'rule',
        label: t('admin.round.rule'),
        value: rule,
        choices: rulesFor(form).map((value) => ({ value, label: t(`rule.${value}`) })),
      })}
      ${parameterFields(this.errors, round, rule)}
      ${
        isElection
          ? electionFields(this.errors, { ...round, form })
          : frame.onePlace
            ? nothing
            : textField(this.errors, {
                name: 'places',
                label: t('admin.round.places'),
                hint: t('admin.round.placesHint'),
                type: 'number',
                width: 'short',
                value: round.places,
              })
      }
      ${checkboxes(this.errors, {
        name: 'tieMeans',
        label: t('admin.round.ties'),
        hint: t('admin.round.tiesHint'),
        chosen: round.tieMeans,
        choices: tieMeans
          .filter((value) => !isElection || value !== 'bothRetained')
          .map((value) => ({
            value,
            label: t(`admin.round.tie.${value}`),
            hint: t(`admin.round.tieHint.${value}`),
          })),
      })}
      <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
    </form>`;
  }

  #ruleOf(round: Round, form: Round['form']): RuleName {
    const fitting = rulesFor(form);
    return [this.#rule, round.rule].find((rule) => rule && fitting.includes(rule)) ?? fitting[0] ?? 'plurality';
  }

  /** Another form has other figures and rules, another rule other parameters. */
  readonly #follow = (event: Event): void => {
    const { name, value } = event.target as HTMLSelectElement;
    if (name === 'form') this.#form = forms.find((form) => form === value);
    if (name === 'rule' && value in ruleFrames) this.#rule = value as RuleName;
    this.requestUpdate();
  };

  readonly #submit = submitting(async (element) => {
    const { round } = this;
    if (!round) return;
    const read = readForm<Asked>(element);
    const { form = round.form, tieMeans: means = [], parameters = {} } = read;
    const rule = read.rule ?? this.#ruleOf(round, form);
    const isOnePlace = (ruleFrames[rule] as RuleFrame).onePlace;
    const election = round.kind === 'election' ? electionDraft(read, { ...round, form }) : undefined;
    const asked = [
      ...(election && form === 'choose' ? [] : figuresOf[form]),
      ...(isOnePlace || election ? [] : (['places'] as const)),
    ];
    const reasons: Reason[] = asked.filter((name) => read[name] === undefined).map((name) => missing(`/${name}`));
    reasons.push(...(election?.reasons ?? []));
    if (means.length === 0) reasons.push({ reason: 'tooFew', pointer: '/tieMeans', values: { min: 1 } });
    const { minimum, maximum } = read;
    if (typeof minimum === 'number' && typeof maximum === 'number' && maximum < minimum)
      reasons.push({ reason: 'tooSmall', pointer: '/maximum', values: { min: minimum } });
    if (reasons.length > 0) return this.errors.show(reasons);
    await this.save({
      ...Object.fromEntries(asked.map((name) => [name, read[name]])),
      ...election?.draft,
      ...(isOnePlace && { places: 1 }),
      ...(form === 'rank' && { equalRanks: read.equalRanks ?? false }),
      form,
      rule,
      parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)])),
      tieMeans: means,
    });
  });
}

/** In an election nobody votes yes or no. */
const formsOf = ({ kind }: Round) => forms.filter((form) => kind !== 'election' || form !== 'decide');

customElements.define('round-form-page', RoundFormPage);
