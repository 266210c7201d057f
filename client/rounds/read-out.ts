import { html, nothing } from 'lit';
import { type Language, languageNames, languages } from '#shared/languages.ts';
import type { Translate } from '#shared/locales/translate.ts';
import { officialTime } from '#shared/time.ts';
import { speakerOf, t } from '../messages.ts';
import { session } from '../session.ts';
import { Element } from '../ui/element.ts';
import { formWords } from './form-words.ts';
import type { Round } from './round-words.ts';

type Line = Readonly<Record<Language, string>>;

/**
 * What the Chair reads out in the state in which the round is, in three languages. `round` is the round; `outcome` the outcome of
 * the figures in one line, where they have been released.
 */
export class ReadOut extends Element {
  static override properties = {
    round: { attribute: false },
    outcome: { attribute: false },
    speakers: { state: true },
  };

  declare round: Round | undefined;
  declare outcome: Line | undefined;
  declare private speakers: readonly (readonly [Language, Translate])[];

  constructor() {
    super();
    this.round = this.outcome = undefined;
    this.speakers = [];
  }

  protected override firstUpdated(): void {
    const load = async (name: Language) => [name, await speakerOf(name)] as const;
    void Promise.all(languages.map(load)).then(
      (speakers) => (this.speakers = speakers),
      () => undefined,
    );
  }

  protected override render() {
    const { round, speakers } = this;
    const lines = round ? speakers.map(([name, speak]) => [name, this.#line(round, name, speak)] as const) : [];
    if (lines.length === 0 || lines.some(([, line]) => line === '')) return nothing;
    return html`<section class="read-out" aria-labelledby="read-out">
      <h3 id="read-out">${t('round.read.title')}</h3>
      <dl>
        ${lines.map(
          ([name, line]) =>
            html`<dt lang=${name}>${languageNames[name]}</dt>
              <dd lang=${name}>${line}</dd>`,
        )}
      </dl>
    </section>`;
  }

  #line(round: Round, name: Language, speak: Translate): string {
    const time = (instant: string | null) => (instant ? officialTime(instant, name, session.seat) : '');
    const question = round.question[name] ?? '';
    const opens = time(round.opensAt);
    const closes = time(round.closesAt);
    const { answered: n = 0, entitled: m = 0 } = round.turnout ?? {};
    if (round.state === 'ready') return speak('round.read.ready', { question, opens, closes });
    if (round.state === 'open') {
      const options = round.options.map(({ letter, title }) => `${letter}: ${title[name] ?? ''}`).join('; ');
      const max = speak(`number.${Math.min(round.maximum, 10) as 1 | 2}`);
      const line =
        round.form === 'choose'
          ? speak('round.read.open', { question, options, max, closes })
          : speak('round.read.openAs', { question, options, closes, form: formWords(round, speak) });
      return `${line} ${speak(round.secrecy === 'secret' ? 'round.read.final' : 'round.read.mayChange')}`;
    }
    if (round.state === 'closed') return speak('round.read.closed', { n, m });
    if (round.state === 'tallied' && this.outcome)
      return speak('round.read.tallied', { n, m, line: this.outcome[name] });
    return '';
  }
}

customElements.define('read-out', ReadOut);

declare global {
  interface HTMLElementTagNameMap {
    'read-out': ReadOut;
  }
}
