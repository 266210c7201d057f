import { html, nothing } from 'lit';
import type { Text } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { call, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { checkboxes, selectField } from '../ui/field.ts';
import type { FormErrors } from '../ui/form.ts';
import { type Content, plainWords } from '../ui/pieces.ts';
import { textFields } from '../ui/text-fields.ts';

export type Card = Reply<'GET /api/topics'>[number];

export interface TopicAnswers {
  readonly title?: Text;
  readonly reasons?: Text;
  readonly remark?: Text;
  readonly buildsOn?: string[];
  readonly topic?: string;
}

/** Topics of other consultations, the latest first: what a topic may build on, or take up again. */
export async function loadEarlier(consultation: string) {
  const answer = await call('GET /api/topics');
  if (!answer.ok) return answer;
  const value = answer.value.filter(({ stations }) =>
    stations.every((station) => station.consultation !== consultation),
  );
  return { ok: true as const, value: value.toSorted((one, other) => lastYear(other) - lastYear(one)) };
}

const lastYear = ({ stations }: Card): number => stations.at(-1)?.year ?? 0;

const named = (card: Card): string => `${plainWords(card.title)} (${lastYear(card)})`;

/** Title, case, remark and links of a topic, as the Administration writes them. */
export const topicFields = (
  errors: FormErrors,
  { title, reasons, remark }: { title?: Text; reasons?: Text | null; remark?: Text | null },
  { reasonsNeeded = false } = {},
): Content => html`
  ${textFields(errors, { name: 'title', label: t('admin.field.title'), value: title })}
  ${textFields(errors, {
    name: 'reasons',
    label: t('admin.topic.reasons'),
    hint: t('admin.topic.reasonsHint', { n: limits.topicCaseWords }),
    value: reasons,
    optional: !reasonsNeeded,
    rows: 5,
    max: limits.topicCase,
  })}
  ${textFields(errors, {
    name: 'remark',
    label: t('admin.topic.remark'),
    hint: t('admin.topic.remarkHint'),
    value: remark,
    optional: true,
    rows: 2,
    max: limits.topicCase,
  })}
`;

/** An earlier topic that is taken up again keeps its history. */
export const takenUpField = (errors: FormErrors, earlier: readonly Card[]): Content =>
  earlier.length === 0
    ? nothing
    : selectField(errors, {
        name: 'topic',
        label: t('admin.topic.takenUp'),
        hint: t('admin.topic.takenUpHint'),
        choices: [
          { value: '', label: t('admin.topic.isNew') },
          ...earlier.map((card) => ({ value: card.topic, label: named(card) })),
        ],
      });

export const buildsOnField = (errors: FormErrors, earlier: readonly Card[], chosen: readonly string[] = []): Content =>
  earlier.length === 0
    ? nothing
    : html`<details ?open=${chosen.length > 0}>
        <summary>${t('admin.topic.linksTitle')}</summary>
        ${checkboxes(errors, {
          name: 'buildsOn',
          label: t('admin.topic.links'),
          chosen,
          choices: earlier.map((card) => ({ value: card.topic, label: named(card) })),
        })}
      </details>`;
