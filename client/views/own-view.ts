import type { Reply } from '../api.ts';

export type Views = Reply<'GET /api/consultations/:consultation/views'>;
export type OwnView = Views['own'][number];
export type Released = Views['released'][number];

/** The last revision of a delegation's own view on a subject, a draft or not. */
export const ownOn = ({ own }: Views, subject: string, member: string | undefined): OwnView | undefined =>
  own.find((view) => view.subject === subject && view.member === member);

/** How many released views there are on each subject. */
export function countBySubject({ released }: Views): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { subject } of released) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return counts;
}
