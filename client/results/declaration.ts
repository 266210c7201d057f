import type { Text } from '#shared/languages.ts';
import type { Args, Reply } from '../api.ts';

export type Body = Args<'POST /api/consultations/:consultation/declaration'>['body'];
type Stored = Reply<'GET /api/consultations/:consultation'>['declarations'][number];

/** What a declaration decided, as it is stored beside its words: the body without them. */
export type Decided = Omit<Body, 'words' | 'round'>;

/** The server stores what the contract let in, so it is of that form. */
export const decidedBy = ({ facts }: Pick<Stored, 'facts'>): Decided => facts as Decided;

/** Titles under which topics are retained: the new one where the declaration gives it, else the present one. */
export const retainedTitles = ({ topics }: Decided, titleOf: (topic: string) => Text): Text[] =>
  topics.filter(({ outcome }) => outcome === 'retained').map(({ topic, title }) => title ?? titleOf(topic));
