import { type Answer, call, type Reply } from '../api.ts';
import { loadWordsOf } from '../messages.ts';
import { loadNames } from '../consultations/member-names.ts';
import { session } from '../session.ts';
import { choicesOf, type Draft, type DraftPlace, keepDraft, keptDraft, newDraft } from './draft.ts';

export type Round = Reply<'GET /api/rounds/:round'>;
type Own = Round['own'][number];

/** What stands in the way of a ballot; said on a page of its own, with the next step. */
type Bar = 'noDelegation' | 'notOnRoll' | 'mayNotCast' | 'notOpen' | 'closed' | 'final';

/** A round before the delegation that the reader acts for, and the ballot that they are about to cast for it. */
export interface OwnBallot {
  readonly round: Round;
  readonly own: Own | undefined;
  readonly bar: Bar | undefined;
  readonly place: DraftPlace;
  readonly draft: Draft;
  /** The draft was written in this window before; otherwise it begins with the ballot that stands, or with nothing. */
  readonly wasKept: boolean;
}

export async function loadOwnBallot(id: string): Promise<Answer<OwnBallot>> {
  const answer = await call('GET /api/rounds/:round', { params: { round: id } });
  if (!answer.ok) return answer;
  const round = answer.value;
  await loadWordsOf(round.kind);
  if (round.options.some(({ presentedBy }) => presentedBy !== null)) await loadNames();
  const own = round.own.find(({ member }) => member === session.delegation?.member);
  const place = { round: id, member: own?.member ?? '', account: session.account?.id ?? '' };
  const letters = round.options.map(({ letter }) => letter);
  const view = { round, own, place, bar: barOf(round, own) };
  const replaces = own?.revision ?? 0;

  const kept = own && keptDraft(place, letters);
  if (kept) {
    // Sent without an answer, it must stay the request that it was; otherwise it replaces what stands now.
    const draft = kept.wasSent || kept.replaces === replaces ? kept : newDraft(kept, replaces);
    if (draft !== kept) keepDraft(place, draft);
    return { ok: true, value: { ...view, draft, wasKept: true } };
  }
  // Of a secret ballot nothing can be read that a draft could begin with.
  if (!own || own.revision === 0 || round.secrecy === 'secret') {
    return { ok: true, value: { ...view, draft: newDraft({ chosen: [], abstains: false }, 0), wasKept: false } };
  }
  const standing = await call('GET /api/rounds/:round/ballots/:member', {
    params: { round: id, member: own.member },
  });
  if (!standing.ok) return standing;
  const draft = newDraft(choicesOf(standing.value, letters, round.form), standing.value.receipt.revision);
  return { ok: true, value: { ...view, draft, wasKept: false } };
}

function barOf({ state, secrecy }: Round, own: Own | undefined): Bar | undefined {
  if (!own) return 'noDelegation';
  if (state === 'draft' || state === 'ready' || state === 'void') return 'notOpen';
  if (!own.onRoll) return 'notOnRoll';
  if (state !== 'open') return 'closed';
  if (secrecy === 'secret' && own.revision > 0) return 'final';
  return own.mayCast ? undefined : 'mayNotCast';
}
