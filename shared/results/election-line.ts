import type { Language } from '../languages.ts';
import { ordinal } from './ordinal.ts';
import type { Outcome } from './outcome.ts';
import type { SeatsOutcome } from './seats-outcome.ts';

interface Phrases {
  readonly elected: (names: string, n: number) => string;
  readonly nobody: string;
  readonly onList: (names: string) => string;
  readonly open: (places: number) => string;
  readonly restricted: (places: number, names: string) => string;
  readonly edge: (names: string) => string;
  readonly lot: (names: string) => string;
  readonly tied: (names: string, place: string) => string;
  readonly tiedMany: (names: string, places: number) => string;
}

const phrases: Record<Language, Phrases> = {
  en: {
    elected: (names) => `${names} elected`,
    nobody: 'nobody elected',
    onList: (names) => `${names} on the list of the next ballot`,
    open: (places) => `${places === 1 ? '1 place' : `${places} places`} left: a new ballot, open to any candidate`,
    restricted: (places, names) =>
      `${places === 1 ? '1 place' : `${places} places`} left: a ballot restricted to ${names}`,
    edge: (names) => `${names} level for the end of the restricted list: a special ballot among them`,
    lot: (names) => `${names} tied, and the lot decides`,
    tied: (names, place) => `${names} tied for the ${place} place: a ballot among them`,
    tiedMany: (names, places) => `${names} tied for the last ${places} places: a ballot among them`,
  },
  fr: {
    elected: (names, n) => `${names} ${n === 1 ? 'élu' : 'élus'}`,
    nobody: 'aucun élu',
    onList: (names) => `${names} sur la liste du scrutin suivant`,
    open: (places) =>
      `${places === 1 ? '1 place reste' : `${places} places restent`} à pourvoir\u202f: nouveau scrutin, ouvert à tout candidat`,
    restricted: (places, names) =>
      `${places === 1 ? '1 place reste' : `${places} places restent`} à pourvoir\u202f: scrutin limité à ${names}`,
    edge: (names) => `${names} à égalité en fin de liste restreinte\u202f: scrutin spécial entre eux`,
    lot: (names) => `${names} à égalité, le sort décide`,
    tied: (names, place) => `${names} à égalité pour la ${place} place\u202f: scrutin entre eux`,
    tiedMany: (names, places) => `${names} à égalité pour les ${places} dernières places\u202f: scrutin entre eux`,
  },
  es: {
    elected: (names, n) => `${names} ${n === 1 ? 'elegido' : 'elegidos'}`,
    nobody: 'nadie elegido',
    onList: (names) => `${names} en la lista de la votación siguiente`,
    open: (places) =>
      `${places === 1 ? 'queda 1 puesto' : `quedan ${places} puestos`} por cubrir: nueva votación, abierta a todo candidato`,
    restricted: (places, names) =>
      `${places === 1 ? 'queda 1 puesto' : `quedan ${places} puestos`} por cubrir: votación limitada a ${names}`,
    edge: (names) => `${names} empatados al final de la lista limitada: votación especial entre ellos`,
    lot: (names) => `${names} empatados, decide el sorteo`,
    tied: (names, place) => `${names} empatados en el ${place} puesto: votación entre ellos`,
    tiedMany: (names, places) => `${names} empatados en los ${places} últimos puestos: votación entre ellos`,
  },
};

/** How the line calls candidates and groups. */
export interface ElectionNames {
  readonly nameOf: (letter: string) => string;
  readonly groupOf: (group: string) => string;
  /** A special ballot fills a list instead of places. */
  readonly fills?: 'places' | 'list' | undefined;
}

/**
 * An election in one line, the same in page, API and files: who is elected, and what follows for the places that are left.
 *
 * @example 'A elected; 2 places left: a ballot restricted to B, C, D and E'
 */
export function electionLine(outcome: Outcome, language: Language, names: ElectionNames): string {
  const colon = language === 'fr' ? '\u202f: ' : ': ';
  const papers = outcome.seats ?? [plainPaper(outcome)];
  const parts = papers.map((paper) => {
    const said = paperLine(paper, language, names);
    return paper.group === null ? said : `${names.groupOf(paper.group)}${colon}${said}`;
  });
  return parts.join(papers.some(({ group }) => group !== null) ? '. ' : ' ');
}

/** Where another rule than a majority fills the places, nothing follows but a ballot among the tied. */
const plainPaper = ({
  selected,
  tied,
}: Outcome): Pick<SeatsOutcome, 'group' | 'elected' | 'next' | 'among' | 'level' | 'vacant'> => ({
  group: null,
  elected: selected,
  next: tied ? 'tied' : 'none',
  among: tied?.among ?? [],
  level: tied?.places ?? 0,
  vacant: tied?.places ?? 0,
});

function paperLine(
  { elected, next, among, level, vacant }: ReturnType<typeof plainPaper>,
  language: Language,
  { nameOf, fills }: ElectionNames,
): string {
  const say = phrases[language];
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const listed = list.format([...among].sort().map(nameOf));
  const named = list.format(elected.map(nameOf));
  const parts = [
    elected.length === 0 ? say.nobody : fills === 'list' ? say.onList(named) : say.elected(named, elected.length),
  ];
  if (next === 'open') parts.push(say.open(vacant));
  if (next === 'restricted') parts.push(say.restricted(vacant, listed));
  if (next === 'edge') parts.push(say.edge(listed));
  if (next === 'lot') parts.push(say.lot(listed));
  if (next === 'tied')
    parts.push(level === 1 ? say.tied(listed, ordinal(elected.length + 1, language)) : say.tiedMany(listed, level));
  const line = parts.join(language === 'fr' ? '\u202f; ' : '; ');
  return line;
}
