import { html, nothing, type TemplateResult } from 'lit';
import { memberName } from '../consultations/member-names.ts';
import { t } from '../messages.ts';
import { message } from '../ui/pieces.ts';
import { groupWord } from './group-word.ts';
import type { Round } from './round-words.ts';

/** Where there are no more candidates than places, the Chair is told what may be proposed. Nothing follows from it by itself. */
export function acclamation({ kind, state, options, places, ballot, may }: Round): TemplateResult | typeof nothing {
  const isBefore = state === 'draft' || state === 'ready';
  if (kind !== 'election' || !isBefore || ballot > 1 || options.length === 0 || options.length > places) return nothing;
  if (!may.includes('voidRound')) return nothing;
  return message('plain', html`<p>${t('elect.acclamation')}</p>`, { title: t('elect.acclamationTitle') });
}

/** Who presents a candidate and for which group's seat it stands, as far as the round says so. */
export function candidateNote({ presentedBy, group }: Round['options'][number]): string {
  return [
    ...(presentedBy === null ? [] : [t('ballot.elect.presentedBy', { name: memberName(presentedBy) })]),
    ...(group === null ? [] : [groupWord(group)]),
  ].join(' · ');
}
