import { fault, type Fault } from './checks.ts';

/** Deeper than any record; a reader in another language may have a limit too. */
const deepest = 64;

/**
 * The value of a record's text. Stricter than JSON: a name that stands twice in one object is refused, since one reader would
 * take the first and another the last; so are numbers without an end, halves of surrogate pairs and what is nested too deep.
 */
export function readRecord(text: string): { value: unknown; fault: null } | { value: null; fault: Fault } {
  const no = (found: Fault) => ({ value: null, fault: found });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return no(fault('notJson'));
  }
  const twice = nameTwice(text);
  if (twice !== undefined) return no(fault('nameTwice', { name: twice }));
  return isPlain(value, 0) ? { value, fault: null } : no(fault('notPlain'));
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** The first name that stands twice in one object of a text that is JSON. */
function nameTwice(text: string): string | undefined {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(null);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const name = JSON.parse(last) as string;
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
    last = found;
  }
  return undefined;
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= deepest) return false;
  return Object.entries(value).every(([name, inner]) => name.isWellFormed() && isPlain(inner, depth + 1));
}
