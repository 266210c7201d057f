import { isLanguage, type Language } from '#shared/languages.ts';
import { inKind } from '#shared/results/in-kind.ts';
import type { RoundKind } from '#shared/rounds/manifest.ts';
import { hasMessage, type Messages, translator, type Translate } from '#shared/locales/translate.ts';

type Words = Partial<Messages>;

/** One file a language: the page loads the one it shows. */
const catalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./words/en.ts')).en,
  fr: async () => (await import('./words/fr.ts')).fr,
  es: async () => (await import('./words/es.ts')).es,
};

/** A third of all words is read by the Administration only. */
const officeCatalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('#shared/locales/en/administration.ts')).administration,
  fr: async () => (await import('#shared/locales/fr/administration.ts')).administration,
  es: async () => (await import('#shared/locales/es/administration.ts')).administration,
};

/** Forms and rules beside the usual one are spoken of on the pages of rounds only. */
const countCatalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('#shared/locales/en/counts.ts')).counts,
  fr: async () => (await import('#shared/locales/fr/counts.ts')).counts,
  es: async () => (await import('#shared/locales/es/counts.ts')).counts,
};

/** Figures and declarations are read, checked and made on pages of their own. */
const resultCatalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('#shared/locales/en/results.ts')).results,
  fr: async () => (await import('#shared/locales/fr/results.ts')).results,
  es: async () => (await import('#shared/locales/es/results.ts')).results,
};

/** What rules have beside their figures is shown where a result is read or checked. */
const tallyCatalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('#shared/locales/en/tallies.ts')).tallies,
  fr: async () => (await import('#shared/locales/fr/tallies.ts')).tallies,
  es: async () => (await import('#shared/locales/es/tallies.ts')).tallies,
};

/** Whose rules a decision may follow is asked where the rule of a round is chosen. */
const presetCatalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('#shared/locales/en/presets.ts')).presets,
  fr: async () => (await import('#shared/locales/fr/presets.ts')).presets,
  es: async () => (await import('#shared/locales/es/presets.ts')).presets,
};

/** How a receipt is checked, the events of rounds and the acts outside of them are spoken of on their own pages. */
const auditCatalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('#shared/locales/en/audit.ts')).audit,
  fr: async () => (await import('#shared/locales/fr/audit.ts')).audit,
  es: async () => (await import('#shared/locales/es/audit.ts')).audit,
};

/** So are candidates, in rounds that are elections. */
const electionCatalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('#shared/locales/en/elections.ts')).elections,
  fr: async () => (await import('#shared/locales/fr/elections.ts')).elections,
  es: async () => (await import('#shared/locales/es/elections.ts')).elections,
};

const listeners = new Set<() => void>();
let shown: Language = 'en';
let words: Words | undefined;
let translate: Translate = (key) => key;
let wanted: Language | undefined;
/** Catalogues that some pages need beside the one of all pages; once asked for they stay. */
const extras = new Set<Readonly<Record<Language, () => Promise<Words>>>>();
/** One change of words after the other, so that the last one asked for is the one that stands. */
let turn: Promise<void> = Promise.resolve();

/** The words of a key in the language that is shown. In a template it is called at each rendering, so it follows a switch. */
export const t: Translate = (key, values) => translate(key, values);

/** The language that is shown now. */
export const language = (): Language => shown;

/** Like `t`, for a key that is put together at run time; `otherwise` where the catalogue has no such key. */
export const tIfKnown = (key: string, otherwise: string, values?: Parameters<Translate>[1]): string =>
  words && hasMessage(words, key) ? t(key, values) : otherwise;

/** The words of a round of this kind: an election has some of its own, for candidates and votes. */
export const tOf =
  (kind: RoundKind): Translate =>
  (key, values) =>
    t(words ? inKind(kind, key, words) : key, values);

/** Shows a language: loads its words, then tells everybody who listens. Nothing changes if the words do not arrive. */
export function showLanguage(chosen: Language): Promise<void> {
  wanted = chosen;
  return inTurn(() => show(chosen));
}

/** From now on the words of the Administration as well, whichever language is shown. */
export const loadOfficeWords = (): Promise<void> => loadExtra(officeCatalogues);

/** From now on the words of every form and rule as well. */
export const loadCountWords = (): Promise<void> => loadExtra(countCatalogues);

/** From now on the words of results and declarations as well. */
export const loadResultWords = (): Promise<void> => loadExtra(resultCatalogues);

/** From now on the words of stages, pairs and ranks as well. */
export const loadTallyWords = (): Promise<void> => loadExtra(tallyCatalogues);

/** From now on the names of the rules that decisions may follow as well. */
export const loadPresetWords = (): Promise<void> => loadExtra(presetCatalogues);

/** From now on the words of events and acts as well. */
export const loadAuditWords = (): Promise<void> => loadExtra(auditCatalogues);

/** The words that a round of this kind needs, before its page stands. */
export const loadWordsOf = (kind: string): Promise<void> =>
  kind === 'election' ? loadExtra(electionCatalogues) : Promise.resolve();

function loadExtra(extra: typeof countCatalogues): Promise<void> {
  if (extras.has(extra)) return turn;
  extras.add(extra);
  const standing = wanted;
  return standing ? inTurn(() => show(standing)) : turn;
}

function inTurn(change: () => Promise<void>): Promise<void> {
  turn = turn.then(change, change);
  return turn;
}

async function show(chosen: Language): Promise<void> {
  words = await wordsIn(chosen);
  shown = chosen;
  translate = translator(chosen, words);
  document.documentElement.lang = chosen;
  for (const listener of listeners) listener();
}

async function wordsIn(chosen: Language): Promise<Words> {
  const parts = await Promise.all([catalogues[chosen](), ...[...extras].map((extra) => extra[chosen]())]);
  return Object.assign({}, ...parts) as Words;
}

/** The words in a language beside the one that is shown: for what is read out in several. */
export const speakerOf = async (wanted: Language): Promise<Translate> => translator(wanted, await wordsIn(wanted));

/** Calls `listener` after each switch of language, until the returned function is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const storageKey = 'language';

/** Before anybody has signed in: the language chosen here last, else the first of the browser's that we speak, else English. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export const rememberLanguage = (chosen: Language): void => localStorage.setItem(storageKey, chosen);
