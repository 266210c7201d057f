import { describe, expect, it } from 'vitest';
import { lines, type SourceFile, sourceFiles } from './source.ts';

/**
 * The arrows of the house: who may import whom, where SQL, `fetch` and clocks may stand, and how large a file may be. A broken
 * arrow names the file that breaks it.
 */
const shared = sourceFiles('shared');
const server = sourceFiles('server');
const client = sourceFiles('client');
const migrations = sourceFiles('migrations');
const everything = [...shared, ...server, ...client, ...migrations, ...sourceFiles('tests', 'bench')];

const breaches = (
  files: readonly SourceFile[],
  bad: (imported: string, file: SourceFile, typeOnly: boolean) => boolean,
): string[] =>
  files.flatMap((file) =>
    file.imports.filter(({ of, typeOnly }) => bad(of, file, typeOnly)).map(({ of }) => `${file.path} imports ${of}`),
  );

const starts = (text: string, ...beginnings: string[]) => beginnings.some((beginning) => text.startsWith(beginning));
const isPackage = (of: string) => !starts(of, 'shared/', 'server/', 'client/', 'migrations/', 'tests/', 'bench/');
const folderOf = (path: string) => path.split('/').slice(0, 2).join('/');

/** Files that describe data from outside; only they may use zod when they run. */
const describes = (path: string) => path.endsWith('.api.ts') || path === 'shared/fields.ts';

/** From the foundations to what stands on them: a file may import its own layer and those before it. */
const layers = [
  ['shared/locales'],
  ['shared/accounts', 'shared/members'],
  ['shared/consultations', 'shared/proposals', 'shared/views'],
  ['shared/rounds'],
  ['shared/ballots'],
  ['shared/tally'],
  ['shared/results'],
  ['shared/record'],
];
const layerOf = (path: string): number => layers.findIndex((folders) => folders.includes(folderOf(path)));

describe('arrows', () => {
  it('keeps shared/ pure: it imports itself and, in contracts, zod', () => {
    expect(
      breaches(shared, (of, file, typeOnly) =>
        of === 'zod' ? !typeOnly && !describes(file.path) : !starts(of, 'shared/'),
      ),
    ).toEqual([]);
  });

  it('lets no rule of shared/ read a contract or run zod', () => {
    const rules = shared.filter(
      ({ path }) => !describes(path) && path !== 'shared/api.ts' && path !== 'shared/endpoint.ts',
    );
    expect(breaches(rules, (of, _, typeOnly) => of === 'zod' || (of.endsWith('.api.ts') && !typeOnly))).toEqual([]);
  });

  it('never points upwards inside shared/', () => {
    const rules = shared.filter(({ path }) => !describes(path) && layerOf(path) >= 0);
    expect(breaches(rules, (of, file) => layerOf(of) > layerOf(file.path))).toEqual([]);
  });

  it('keeps server and client apart, and tests out of both', () => {
    expect(breaches(server, (of) => starts(of, 'client/', 'tests/', 'bench/'))).toEqual([]);
    expect(breaches(client, (of) => starts(of, 'server/', 'tests/', 'bench/', 'migrations/', 'node:'))).toEqual([]);
  });

  it('lets the page import types and rules, never a contract or zod that runs', () => {
    expect(
      breaches(
        client,
        (of, _, typeOnly) =>
          !typeOnly && (of === 'zod' || of.endsWith('.api.ts') || of === 'shared/api.ts' || of === 'shared/fields.ts'),
      ),
    ).toEqual([]);
    const packages = new Set(
      client
        .flatMap(({ imports }) => imports.filter(({ typeOnly }) => !typeOnly).map(({ of }) => of))
        .filter(isPackage),
    );
    expect(
      [...packages].filter(
        (name) => name !== 'lit' && !name.startsWith('lit/') && !name.startsWith('@noble/') && !name.endsWith('.css'),
      ),
    ).toEqual([]);
  });

  it('freezes migrations: they import kysely only', () => {
    expect(breaches(migrations, (of) => of !== 'kysely')).toEqual([]);
  });

  it('lets a repository import no other feature’s repository, and no command or route', () => {
    const repos = server.filter(({ path }) => path.endsWith('.repo.ts'));
    expect(
      breaches(
        repos,
        (of, file) =>
          starts(of, 'server/') &&
          !starts(of, 'server/db/', 'server/digest.ts') &&
          folderOf(of) !== folderOf(file.path),
      ),
    ).toEqual([]);
  });

  it('lets count and verify run without a database', () => {
    const offline = server.filter(({ path }) => /^server\/cli\/(count|verify)/.test(path));
    expect(offline.length).toBeGreaterThan(0);
    expect(
      breaches(
        offline,
        (of) => !starts(of, 'shared/', 'node:', 'server/cli/count', 'server/cli/verify', 'server/cli/arguments.ts'),
      ),
    ).toEqual([]);
  });
});

describe('places', () => {
  const withText = (files: readonly SourceFile[], pattern: RegExp, allowed: (path: string) => boolean) =>
    files.filter(({ path, text }) => pattern.test(text) && !allowed(path)).map(({ path }) => path);

  it('keeps SQL in repositories, server/db and migrations', () => {
    const allowed = (path: string) => path.endsWith('.repo.ts') || path.startsWith('server/db/');
    expect(withText(server, /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^>]*>)?`/, allowed)).toEqual(
      [],
    );
  });

  it('keeps fetch in client/api.ts and the event stream in client/stream.ts', () => {
    expect(withText(client, /\bfetch\(/, (path) => path === 'client/api.ts')).toEqual([]);
    expect(withText(client, /new EventSource\(/, (path) => path === 'client/stream.ts')).toEqual([]);
  });

  it('keeps clock and chance out of shared/: they are parameters there', () => {
    expect(withText(shared, /Date\.now|new Date\(\)|Math\.random|performance\.now/, () => false)).toEqual([]);
  });

  it('writes no raw HTML in the page', () => {
    expect(withText(client, /unsafeHTML|innerHTML|document\.write|insertAdjacentHTML/, () => false)).toEqual([]);
  });

  it('never changes or deletes a ballot or an event', () => {
    expect(
      withText(
        server,
        /(updateTable|deleteFrom)\('(ballot|round_event|cast_request|view|declaration|audit_event)'\)/,
        () => false,
      ),
    ).toEqual([]);
  });
});

describe('sizes and names', () => {
  /** Catalogues of words, the tables on one page and data are spared. */
  const spared = (path: string) =>
    path.startsWith('shared/locales/') ||
    path === 'server/db/schema.ts' ||
    /^server\/demo\/(note|topics)-/.test(path) ||
    path.endsWith('step-texts.ts') ||
    path.includes('-texts');

  it('has no source file over 300 lines', () => {
    const source = [...shared, ...server, ...client, ...migrations].filter(({ path }) => !spared(path));
    expect(source.filter((file) => lines(file) > 300).map((file) => `${file.path} ${lines(file)}`)).toEqual([]);
  });

  it('names files in kebab-case, without barrels, at most two folders deep', () => {
    expect(
      everything
        .filter(({ path }) => !/^[a-z0-9-]+(\/[a-z0-9-]+){0,2}\/[a-z0-9-]+(\.(api|routes|repo|test))?\.ts$/.test(path))
        .map(({ path }) => path),
    ).toEqual([]);
    expect(everything.filter(({ path }) => path.endsWith('/index.ts')).map(({ path }) => path)).toEqual([]);
  });

  it('switches off no type and no test', () => {
    // `@ts-expect-error` is no switch: it holds that something does not compile, and fails once it does.
    const hidden = /@ts-(ignore|nocheck)|\bas any\b|: any\b|(eslint|oxlint)-disable/;
    expect(
      everything
        .filter(({ path, text }) => hidden.test(text) && path !== 'tests/architecture/arrows.test.ts')
        .map(({ path }) => path),
    ).toEqual([]);
    const silenced = /\b(it|test|describe)\.(skip|only|todo|fails)\b/;
    expect(
      everything
        .filter(({ path, text }) => silenced.test(text) && path !== 'tests/architecture/arrows.test.ts')
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
