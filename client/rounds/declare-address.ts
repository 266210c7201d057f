import type { Round } from './round-words.ts';

/** Where the Chair declares: a ballot of an election by itself, everything else with its consultation. */
export const declareAddress = ({ id, kind, consultation }: Round): string =>
  kind === 'election' ? `/rounds/${id}/declare` : `/consultations/${consultation.id}/declare`;
