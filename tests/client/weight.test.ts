// @vitest-environment node
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { languages } from '#shared/languages.ts';

type Output = Rolldown.OutputChunk | Rolldown.OutputAsset;

/** A mission on 400 kbit/s is to have its ballot in five seconds: script and style before any page stands, compressed. */
const most = 60 * 1024;
/** The Administration sits at the seat, and has more to read. */
const mostForOffice = 75 * 1024;

let output: Output[];
const chunks = () => output.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
const weight = (content: string | Uint8Array) => gzipSync(content).length;
const weightOf = (names: Iterable<string>) => {
  const wanted = new Set(names);
  return output.reduce(
    (sum, file) => (wanted.has(file.fileName) ? sum + weight(file.type === 'chunk' ? file.code : file.source) : sum),
    0,
  );
};

function document(): string {
  const file = output.find(({ fileName }) => fileName === 'index.html');
  return file?.type === 'asset' ? String(file.source) : '';
}

/** A chunk and everything that it cannot run without. */
function withImports(fileName: string, found = new Set<string>()): Set<string> {
  if (found.has(fileName)) return found;
  found.add(fileName);
  for (const next of chunks().find((chunk) => chunk.fileName === fileName)?.imports ?? []) withImports(next, found);
  return found;
}

beforeAll(async () => {
  // As it is shipped: libraries give a test another, wordier self.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { write: false },
  });
  output = (Array.isArray(built) ? built : [built]).flatMap((result) => ('output' in result ? result.output : []));
}, 60_000);

describe('the built page', () => {
  it('weighs little, whichever page is asked for first and in whichever language', () => {
    const first = /<script[^>]* src="\/([^"]+)"/.exec(document())?.[1] ?? '';
    const styles = output.map(({ fileName }) => fileName).filter((name) => name.endsWith('.css'));
    const isOf = (pattern: RegExp) => (chunk: Rolldown.OutputChunk) => pattern.test(chunk.facadeModuleId ?? '');
    const pages = chunks().filter(isOf(/client\/.*-page\.ts$/));
    expect(pages.length).toBeGreaterThan(20);
    for (const page of pages) {
      const isOffice = isOf(/client\/(administration|members)\//)(page);
      for (const language of languages) {
        const words = chunks().filter(isOf(new RegExp(`words/${language}.ts$`)));
        const officeWords = chunks().filter(isOf(new RegExp(`locales/${language}/administration.ts$`)));
        expect([words.length, officeWords.length]).toEqual([1, 1]);
        const countWords = chunks().filter(isOf(new RegExp(`locales/${language}/counts.ts$`)));
        const tallyWords = chunks().filter(isOf(new RegExp(`locales/${language}/tallies.ts$`)));
        const auditWords = chunks().filter(isOf(new RegExp(`locales/${language}/audit.ts$`)));
        const resultWords = chunks().filter(isOf(new RegExp(`locales/${language}/results.ts$`)));
        const extra = [countWords, tallyWords, auditWords, resultWords];
        expect(extra.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
        const isOfRound = isOf(/client\/(rounds|ballots|administration\/round-|audit\/events)/)(page);
        const isOfAudit = isOf(/client\/(audit\/|ballots\/receipt-page)/)(page);
        const isOfFigures = isOf(/client\/results\/(result|check-figures)-page/)(page);
        const isOfResults = isOf(/client\/results\//)(page);
        const wanted = [
          page,
          ...words,
          ...(isOffice ? officeWords : []),
          ...(isOfRound ? countWords : []),
          ...(isOfFigures ? tallyWords : []),
          ...(isOfAudit ? auditWords : []),
          ...(isOfResults ? resultWords : []),
        ].map(({ fileName }) => fileName);
        const files = new Set([...styles, ...[first, ...wanted].flatMap((name) => [...withImports(name)])]);
        expect(weightOf(files), `${page.name} in ${language}`).toBeLessThan(isOffice ? mostForOffice : most);
        // Each request costs a turn on a slow line: with the document, the reader and the page's own facts at most twelve.
        expect(files.size, `${page.name} in ${language}`).toBeLessThanOrEqual(9);
      }
    }
  });

  it('carries no schema library: contracts are types', () => {
    for (const chunk of chunks()) expect(chunk.code, `in ${chunk.fileName}`).not.toMatch(/ZodError|\$ZodType|_zod\b/);
  });

  it('runs nothing inline and names no other origin', () => {
    const text = document();
    expect(text).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)| on\w+=/);
    for (const lang of ['en', 'fr', 'es'])
      expect(text).toMatch(new RegExp(`<noscript>[^]*lang="${lang}"[^]*</noscript>`));
    const named = output.flatMap(
      (file) => String(file.type === 'chunk' ? file.code : file.source).match(/https?:\/\/[\w.-]+/g) ?? [],
    );
    expect(named.filter((origin) => !origin.endsWith('www.w3.org'))).toEqual([]);
  });
});
