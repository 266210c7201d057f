import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** From the root, with forward slashes: `shared/ballots/check-ballot.ts`. */
  readonly path: string;
  readonly text: string;
  /** What it imports: paths from the root for our own files, bare names for packages. Types of a type-only import too. */
  readonly imports: readonly { readonly of: string; readonly typeOnly: boolean }[];
}

const statement =
  /^\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|import\('([^']+)'\)/gm;

/** All TypeScript files below some of the top folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => readSource(`${folder}/${name.split(sep).join('/')}`)),
  );
}

function readSource(path: string): SourceFile {
  const text = readFileSync(`${root}${path}`, 'utf8');
  const imports = [...text.matchAll(statement)].map((match) => ({
    of: resolve(path, match[3] ?? match[4] ?? match[5] ?? ''),
    typeOnly: match[2] !== undefined,
  }));
  return { path, text, imports };
}

/** `#shared/x.ts` and `../x.ts` as a path from the root; anything else is a package. */
function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.normalize(`${dirname(from)}/${specifier}`);
  return specifier;
}

export const lines = ({ text }: SourceFile): number => text.split('\n').length - 1;
