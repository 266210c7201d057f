import { html } from 'lit';
import { missingForIssue } from '#shared/consultations/complete-consultation.ts';
import type { Instant } from '#shared/ids.ts';
import { type Language, languages } from '#shared/languages.ts';
import type { Reason } from '#shared/result.ts';
import { t } from '../messages.ts';
import { plainWords } from '../ui/pieces.ts';
import type { Task } from '../ui/task-list.ts';
import '../ui/time-stamp.ts';
import type { Consultation } from './consultation-draft.ts';
import { preparationOf } from './consultation-draft.ts';
import { missingIn } from './missing-in.ts';

export const consultationParts = ['title', 'asked', 'note', 'theme', 'topics', 'hours', 'chair'] as const;
export type ConsultationPartName = (typeof consultationParts)[number];

/** What the issue would be refused for now, by the server's own rule. */
export function lackingForIssue(consultation: Consultation): Reason[] {
  const { chair, opensAt, topicsCloseAt, closesAt, now } = consultation;
  const hours = {
    opensAt: opensAt as Instant | null,
    topicsCloseAt: topicsCloseAt as Instant | null,
    closesAt: closesAt as Instant | null,
  };
  return missingForIssue({ ...consultation, ...hours, chairId: chair?.account ?? null }, now as Instant);
}

/** The part of the preparation that a pointer leads into. */
export function partOf(pointer: string): ConsultationPartName {
  const [, first = ''] = pointer.split('/');
  if (first === 'paragraphs') return 'note';
  if (['opensAt', 'topicsCloseAt', 'closesAt'].includes(first)) return 'hours';
  return consultationParts.find((part) => part === first) ?? 'title';
}

/** The languages in which words of a part do not stand yet. */
const languagesLacking = ({ missing }: Consultation, part: ConsultationPartName): Language[] => {
  const found = missing.filter(({ pointer }) => partOf(pointer) === part).flatMap((entry) => entry.languages);
  return languages.filter((name) => found.includes(name));
};

/** The preparation as tasks: each part, whether it stands, and the languages that it still lacks. */
export function consultationTasks(consultation: Consultation): Task[] {
  const lacking = new Set(lackingForIssue(consultation).map(({ pointer }) => partOf(pointer)));
  return consultationParts.map((part) => {
    const without = languagesLacking(consultation, part);
    const isEmpty =
      part === 'asked' ? consultation.asked.length === 0 : part === 'topics' && consultation.topics.length === 0;
    const state = lacking.has(part) ? 'toDo' : isEmpty ? 'empty' : without.length > 0 ? 'languages' : 'done';
    return {
      title: t(`admin.part.${part}`),
      href: preparationOf(consultation.id, part),
      hint: without.length > 0 ? missingIn(without) : summaryOf(consultation, part),
      status: t(`admin.task.${state}`),
      tone: state === 'done' || state === 'empty' ? ('plain' as const) : ('warn' as const),
    };
  });
}

function summaryOf(consultation: Consultation, part: ConsultationPartName) {
  const { asked, paragraphs, theme, topics, closesAt, chair } = consultation;
  if (part === 'asked') return t('admin.count.lines', { n: asked.length });
  if (part === 'note') return t('admin.count.paragraphs', { n: paragraphs.length });
  if (part === 'theme') return theme ? plainWords(theme.title) : '';
  if (part === 'topics') return t('admin.count.topics', { n: topics.length });
  if (part === 'chair') return chair?.name ?? '';
  if (part === 'hours' && closesAt)
    return html`${t('admin.field.closesAt')}: <time-stamp instant=${closesAt}></time-stamp>`;
  return part === 'title' ? (consultation.symbol ?? '') : '';
}
