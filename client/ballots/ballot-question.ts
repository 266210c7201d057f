import { html, type TemplateResult } from 'lit';
import { formOf } from '#shared/rounds/form.ts';
import { memberName } from '../consultations/member-names.ts';
import { t } from '../messages.ts';
import type { Choices, Choosable } from './choose-topics.ts';
import './choose-topics.ts';
import './decide-proposal.ts';
import { majorityLine } from './majority-line.ts';
import type { Round } from './own-ballot.ts';
import './points-options.ts';
import './rank-options.ts';
import './score-options.ts';

interface Question extends Partial<Choices> {
  readonly round: Round;
  readonly hrefOf: (topic: string) => string;
  readonly error?: string;
  /** It stands on a page that has a heading of its own. */
  readonly isPart?: boolean;
}

/** The question of a round in its own form. Every one fires `choices-change`. */
export function ballotQuestion(question: Question): TemplateResult {
  const { round, hrefOf, chosen = [], marks = [], abstains = false, error = '', isPart = false } = question;
  const rule = formOf(round);
  const options = round.options.map(({ letter, topic, title, presentedBy }): Choosable => ({
    letter,
    title,
    href: topic === null ? undefined : hrefOf(topic),
    note: presentedBy === null ? undefined : t('ballot.elect.presentedBy', { name: memberName(presentedBy) }),
  }));
  switch (rule.form) {
    case 'choose':
    case 'approve':
      return html`<choose-topics
        .options=${options}
        .rule=${rule}
        .chosen=${chosen}
        .abstains=${abstains}
        ?is-part=${isPart}
        ?is-election=${round.kind === 'election'}
        .error=${error}
      ></choose-topics>`;
    case 'rank':
      return html`<rank-options
        .options=${options}
        .rule=${rule}
        .marks=${marks}
        .abstains=${abstains}
        ?is-part=${isPart}
        .error=${error}
      ></rank-options>`;
    case 'score':
      return html`<score-options
        .options=${options}
        .rule=${rule}
        .marks=${marks}
        .abstains=${abstains}
        ?is-part=${isPart}
        .error=${error}
      ></score-options>`;
    case 'points':
      return html`<points-options
        .options=${options}
        .rule=${rule}
        .marks=${marks}
        .abstains=${abstains}
        ?is-part=${isPart}
        .error=${error}
      ></points-options>`;
    case 'decide':
      return html`<decide-proposal
        .options=${options}
        .marks=${marks}
        .abstains=${abstains}
        .majority=${majorityLine(round.parameters)}
        ?is-part=${isPart}
        .error=${error}
      ></decide-proposal>`;
  }
}
