import type { DeclarationGround } from '#shared/results/check-declaration.ts';
import { type Answer, call, type Problem, type Reply } from '../api.ts';
import type { Round } from '../rounds/round-words.ts';
import type { Figures } from './outcome-words.ts';

export type Consultation = Reply<'GET /api/consultations/:consultation'>;

/** All that stands beside a declaration. */
export interface Beside {
  readonly consultation: Consultation;
  readonly topics: Consultation['topics'];
  /** Rounds that are not over, which a declaration has to wait for. */
  readonly running: Consultation['rounds'];
  /** The last round that was counted; null for an agreement without a round. */
  readonly last: { readonly round: Round; readonly figures: Figures } | null;
  readonly ground: DeclarationGround;
}

export async function loadBeside(id: string): Promise<Answer<Beside>> {
  const answer = await call('GET /api/consultations/:consultation', { params: { consultation: id } });
  if (!answer.ok) return answer;
  const consultation = answer.value;
  const bySequence = consultation.rounds.toSorted((one, other) => one.sequence - other.sequence);
  // A ballot of an election is declared by itself, and has to be before the consultation ends.
  const running = bySequence.filter(
    ({ kind, state }) =>
      ['draft', 'ready', 'open', 'closed'].includes(state) || (kind === 'election' && state === 'tallied'),
  );
  const counted = bySequence
    .filter(({ kind, state }) => kind !== 'election' && (state === 'tallied' || state === 'declared'))
    .at(-1);
  const topics = consultation.topics.filter(({ state }) => state === 'admitted');
  const beside = { consultation, topics, running };
  const ground = { year: consultation.year, admitted: topics.map(({ id: topic }) => topic) };
  if (!counted || running.length > 0)
    return { ok: true, value: { ...beside, last: null, ground: { ...ground, round: null } } };

  const chain = await loadChain(counted.id);
  if (!chain.ok) return chain;
  const [last, ...earlier] = chain.value;
  if (!last) return { ok: true, value: { ...beside, last: null, ground: { ...ground, round: null } } };
  const topicOf = topicsByLetter(last.figures);
  const before = earlier.flatMap(({ figures }) => {
    const topicOfEarlier = topicsByLetter(figures);
    return figures.outcome.selected.map((letter) => topicOfEarlier[letter] ?? '');
  });
  const round = { outcome: last.figures.outcome, ties: last.round.tieMeans, topicOf, before };
  return {
    ok: true,
    value: { ...beside, topics: asOnBallot(topics, last.figures), last, ground: { ...ground, round } },
  };
}

/** Topics called as the figures beside them call them: a proposal may stand in fewer languages than the ballot. */
const asOnBallot = (topics: Beside['topics'], { options }: Figures): Beside['topics'] =>
  topics.map((topic) => ({
    ...topic,
    title: options.find((option) => option.topic === topic.id)?.title ?? topic.title,
  }));

const topicsByLetter = ({ options }: Figures): Record<string, string> =>
  Object.fromEntries(options.flatMap(({ letter, topic }) => (topic === null ? [] : [[letter, topic]])));

/** A round with the rounds that it is a further round of, the last first. */
async function loadChain(id: string): Promise<Answer<{ round: Round; figures: Figures }[]>> {
  const chain: { round: Round; figures: Figures }[] = [];
  for (let next: string | null = id; next !== null;) {
    const params: { round: string } = { round: next };
    const [round, figures] = await Promise.all([
      call('GET /api/rounds/:round', { params }),
      call('GET /api/rounds/:round/figures', { params }),
    ]);
    const refusal: Problem | undefined = !round.ok ? round.refusal : !figures.ok ? figures.refusal : undefined;
    if (refusal || !round.ok || !figures.ok) return { ok: false, refusal: refusal as Problem };
    chain.push({ round: round.value, figures: figures.value });
    next = round.value.furtherOf;
  }
  return { ok: true, value: chain };
}
