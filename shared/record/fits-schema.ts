/** The words of JSON Schema 2020-12 that the form of a record uses, and no others. */
export interface Schema {
  readonly $ref?: `#/$defs/${string}`;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly description?: string;
}
type JsonType = 'string' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

export interface RootSchema extends Schema {
  readonly $id: string;
  readonly title: string;
  readonly $defs: Readonly<Record<string, Schema>>;
}

/**
 * Where a value first does not fit a schema, as a JSON pointer; undefined where it fits.
 *
 * @example misfit({ events: [{ kind: 99 }] }, schema) // '/events/0/kind'
 */
export const misfit = (value: unknown, root: RootSchema): string | undefined => find(value, root, root, '');

function find(value: unknown, schema: Schema, root: RootSchema, at: string): string | undefined {
  if (schema.$ref !== undefined) return find(value, root.$defs[schema.$ref.slice('#/$defs/'.length)]!, root, at);
  if (schema.oneOf) {
    const fits = schema.oneOf.filter((one) => find(value, one, root, at) === undefined);
    return fits.length === 1 ? undefined : at;
  }
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOf(value, type))) return at;
  if (schema.const !== undefined && value !== schema.const) return at;
  if (schema.enum && !schema.enum.some((one) => one === value)) return at;
  if (typeof value === 'string' && schema.pattern !== undefined && !patternOf(schema.pattern).test(value)) return at;
  if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value))) return at;
  if (Array.isArray(value)) return findInArray(value, schema, root, at);
  return typeof value === 'object' && value !== null ? findInObject(value, schema, root, at) : undefined;
}

function findInArray(value: readonly unknown[], schema: Schema, root: RootSchema, at: string): string | undefined {
  if (value.length < (schema.minItems ?? 0)) return at;
  if (!schema.items) return undefined;
  for (const [index, item] of value.entries()) {
    const found = find(item, schema.items, root, `${at}/${index}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findInObject(value: object, schema: Schema, root: RootSchema, at: string): string | undefined {
  for (const name of schema.required ?? []) if (!Object.hasOwn(value, name)) return `${at}/${name}`;
  const { properties = {}, additionalProperties = true } = schema;
  for (const [name, inner] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (own === false) return `${at}/${name}`;
    const found = typeof own === 'object' ? find(inner, own, root, `${at}/${name}`) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const made = patterns.get(source) ?? new RegExp(source, 'u');
  patterns.set(source, made);
  return made;
}

function isOf(value: unknown, type: JsonType): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
