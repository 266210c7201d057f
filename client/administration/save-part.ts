import type { Answer, Problem } from '../api.ts';

/** What became of a part that was saved. `changed`: somebody else has changed the same part since it was loaded. */
export type Saved<Thing> =
  | { readonly is: 'saved' }
  | { readonly is: 'refused'; readonly refusal: Problem }
  | { readonly is: 'changed'; readonly present: Thing };

interface Way<Thing, Draft> {
  readonly loaded: Thing;
  /** What is written on the page: some fields of the draft. */
  readonly part: Partial<Draft>;
  readonly draftOf: (thing: Thing) => Draft;
  readonly load: () => Promise<Answer<Thing>>;
  readonly put: (draft: Draft, on: Thing) => Promise<Answer<unknown>>;
}

/**
 * Saves one part of a draft that the contract replaces as a whole. Where somebody saved another part meanwhile, both stand; where it
 * was the same part, nothing is stored and the present one is handed back, for the reader to decide.
 */
export async function savePart<Thing, Draft extends object>(way: Way<Thing, Draft>): Promise<Saved<Thing>> {
  const { loaded, part, draftOf, load, put } = way;
  const first = await put({ ...draftOf(loaded), ...part }, loaded);
  if (first.ok) return { is: 'saved' };
  if (first.refusal.code !== 'versionChanged') return { is: 'refused', refusal: first.refusal };
  const fresh = await load();
  if (!fresh.ok) return { is: 'refused', refusal: fresh.refusal };
  if (!isSame(part, draftOf(loaded), draftOf(fresh.value))) return { is: 'changed', present: fresh.value };
  const again = await put({ ...draftOf(fresh.value), ...part }, fresh.value);
  return again.ok ? { is: 'saved' } : { is: 'refused', refusal: again.refusal };
}

const isSame = <Draft extends object>(part: Partial<Draft>, before: Draft, now: Draft): boolean =>
  (Object.keys(part) as (keyof Draft)[]).every((name) => JSON.stringify(before[name]) === JSON.stringify(now[name]));
