import { call } from '../api.ts';
import { language } from '../messages.ts';
import { session } from '../session.ts';
import { plainWords } from '../ui/pieces.ts';

type Names = { readonly en: string; readonly fr: string; readonly es: string };

const known = new Map<string, Names>();
const freshFor = 60_000;
let askedAt = -freshFor;

/** Fetches the names of Members and observers, at most once a minute. Without an answer codes stand in their place. */
export async function loadNames(): Promise<void> {
  if (performance.now() - askedAt < freshFor) return;
  const answer = await call('GET /api/members');
  if (!answer.ok) return;
  askedAt = performance.now();
  for (const { code, names } of answer.value.members) known.set(code, names);
}

/** The name of a Member in the language that is shown; its code while the name is not known. */
export function memberName(code: string): string {
  const names = known.get(code) ?? session.account?.memberships.find(({ member }) => member === code)?.names;
  return names ? plainWords(names) : code;
}

/** In the organisation's order: by the names in the language that is shown. */
export const byName = <T extends { readonly member: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((one, other) => memberName(one.member).localeCompare(memberName(other.member), language()));

/** “Kenya, Peru and Spain”. */
export const joinNames = (codes: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(codes.map(memberName));
