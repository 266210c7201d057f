import { type Answer, type Args, call, type Reply } from '../api.ts';
import { loadWordsOf } from '../messages.ts';
import { type Saved, savePart } from './save-part.ts';

export type Round = Reply<'GET /api/rounds/:round'>;
export type RoundDraft = Required<Args<'PUT /api/rounds/:round'>['body']>;

export async function loadRound(round: string): Promise<Answer<Round>> {
  const answer = await call('GET /api/rounds/:round', { params: { round } });
  if (answer.ok) await loadWordsOf(answer.value.kind);
  return answer;
}

/** The draft as the contract takes it, from the round as it was read. */
export const draftOf = (round: Round): RoundDraft => ({
  question: round.question,
  kind: round.kind,
  options: round.options.map(({ topic, title, presentedBy, group }) => ({ topic, title, presentedBy, group })),
  form: round.form,
  minimum: round.minimum,
  maximum: round.maximum,
  highest: round.highest,
  budget: round.budget,
  equalRanks: round.equalRanks,
  places: round.places,
  rule: round.rule,
  parameters: round.parameters,
  seats: round.seats,
  secrecy: round.secrecy,
  tieMeans: round.tieMeans,
  namesOfAnswered: round.namesOfAnswered,
  opensAt: round.opensAt,
  closesAt: round.closesAt,
});

export const saveRound = (loaded: Round, part: Partial<RoundDraft>): Promise<Saved<Round>> =>
  savePart({
    loaded,
    part,
    draftOf,
    load: () => loadRound(loaded.id),
    put: (body, { id, version }) => call('PUT /api/rounds/:round', { params: { round: id }, version, body }),
  });

export const setUpOf = (round: string, part = ''): string => `/admin/rounds/${round}${part && `/${part}`}`;

export const roundParts = ['kind', 'question', 'options', 'form', 'secrecy', 'hours'] as const;
export type RoundPartName = (typeof roundParts)[number];

/** The fields of the part "form" in the draft. */
const formFields = new Set([
  'form',
  'minimum',
  'maximum',
  'highest',
  'budget',
  'equalRanks',
  'places',
  'seats',
  'rule',
  'parameters',
  'tieMeans',
]);

/** The part of the set-up that a pointer leads into. */
export function partOfRound(pointer: string): RoundPartName {
  const [, first = ''] = pointer.split('/');
  if (first === 'opensAt' || first === 'closesAt') return 'hours';
  if (formFields.has(first)) return 'form';
  if (first === 'kind') return 'kind';
  return first === 'options' ? 'options' : 'question';
}

/** Where a part is set up: the options of an election are candidates, which are written and not picked. */
export const partAddress = ({ id, kind }: Pick<Round, 'id' | 'kind'>, part: RoundPartName): string =>
  setUpOf(id, part === 'options' && kind === 'election' ? 'candidates' : part);
