/**
 * The one text of a value (RFC 8785, JSON Canonicalization Scheme): keys in the order of their UTF-16 units, no white space,
 * numbers and strings as ECMAScript prints them. Members that are `undefined` are left out, as JSON.stringify does; whatever
 * JSON does not know (a function, a bigint, an endless number) throws, since it would be hashed as something else.
 *
 * @example canonicalJson({ b: 1, a: ['é'] }) // '{"a":["é"],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new RangeError('A lone surrogate cannot be written as canonical JSON.');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a JSON number.`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || !isPlain(value))
    throw new TypeError(`Canonical JSON cannot hold a ${typeof value}.`);
  const members: string[] = [];
  for (const [key, member] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (member !== undefined) members.push(`${canonicalJson(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value));
