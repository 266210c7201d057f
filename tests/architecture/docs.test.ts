import { createPrivateKey, sign } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { headBytes } from '#shared/audit/head.ts';
import { type CastBallot, ballotHash, receiptCode } from '#shared/ballots/ballot-hash.ts';
import { keyFingerprint, receiptBytes, type ReceiptFacts } from '#shared/ballots/receipt.ts';
import { type SecretBallot, secretBallotsHash } from '#shared/ballots/secret-ballots.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import { digestOf, fromHex, hex } from '#shared/digest.ts';
import { type Language, languages } from '#shared/languages.ts';
import { type Manifest, manifestHash } from '#shared/rounds/manifest.ts';
import { chainStart, type EventKind, eventHash, eventKinds, microseconds } from '#shared/rounds/round-event.ts';
import { utf8 } from '#shared/utf8.ts';
import { buildApp } from '#server/app.ts';
import { catalogues } from '#server/catalogues.ts';
import { readConfig, settings } from '#server/config.ts';
import { type Connection, openConnection } from '#server/db/connection.ts';
import { migrate } from '#server/db/migrate.ts';
import { sha256 } from '#server/digest.ts';

import { envExample, errorsPage, openApiText, recordSchemaText } from '#server/docs.ts';
import { verifies } from '#server/record/signing-key.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What is not of the repository: see .gitignore. */
const foreign = new Set(['node_modules', 'dist', 'data', 'data-demo', 'coverage', '.git', 'screenshots']);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (foreign.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [relative(root, path).replaceAll('\\', '/')];
  });
}

const files = filesBelow(root);
const pages = files.filter((path) => path.endsWith('.md'));
const prose = (path: string): string => read(path).replaceAll(/^```[\s\S]*?^```$/gm, '');

/** What is written in code type within a line. */
const codeIn = (path: string): string[] => [...prose(path).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');

/** Everything that one page says wrongly, as `page: what`. */
const wrongs = (find: (page: string) => string[]): string[] =>
  pages.flatMap((page) => find(page).map((wrong) => `${page}: ${wrong}`));

/** The anchors that the headings of a page have where it is shown. */
const anchorsOf = (path: string): string[] =>
  [...prose(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('what the pages name is there', () => {
  test('there are pages to look at', () => {
    expect(pages).toContain('README.md');
    expect(pages).toContain('docs/protocol.md');
    expect(pages.length).toBeGreaterThan(10);
  });

  test('every relative link leads to a file, and to a heading of it', () => {
    const broken = wrongs((page) =>
      [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target]) => target ?? '')
        .filter((target) => !/^(https?|mailto):/.test(target))
        .filter((target) => {
          const [path = '', anchor] = target.split('#');
          const file = path === '' ? page : join(dirname(page), path).replaceAll('\\', '/');
          if (!existsSync(join(root, file))) return true;
          return anchor !== undefined && !anchorsOf(file).includes(anchor);
        }),
    );
    expect(broken).toEqual([]);
  });

  test('pictures are small', () => {
    const pictures = files.filter((path) => path.startsWith('docs/') && path.endsWith('.png'));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((path) => statSync(join(root, path)).size > 200_000)).toEqual([]);
  });

  test('every command of npm is a script, and every one of consult a command', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const commands = [...read('server/cli/consult.ts').matchAll(/^ {2}'?([\w-]+)'?: \{$/gm)].map(([, name]) => name);
    expect(commands).toContain('serve');
    const unknown = wrongs((page) => {
      const words = read(page);
      return [
        ...[...words.matchAll(/npm run (?:-s )?([\w:-]+)/g)].filter(([, name]) => !scripts[name ?? '']),
        ...[...words.matchAll(/npm (test|start)\b/g)].filter(([, name]) => !scripts[name ?? '']),
        ...[...words.matchAll(/consult -- ([a-z][\w-]*)/g)].filter(([, name]) => !commands.includes(name)),
      ].map(([found]) => found);
    });
    expect(unknown).toEqual([]);
  });

  test('every path in code type is a file or folder', () => {
    const kinds = /\.(ts|md|json|csv|yml|css|html|png|txt)$/;
    const folders = new Set(readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory()));
    const isThere = (path: string): boolean =>
      existsSync(join(root, path)) || files.some((file) => file.endsWith(`/${path}`));
    const isPath = (code: string): boolean => {
      if (!/^[\w@-][\w.@-]*(\/[\w.@-]+)*\/?$/.test(code)) return false;
      return kinds.test(code) || (code.includes('/') && folders.has(code.slice(0, code.indexOf('/'))));
    };
    const missing = wrongs((page) =>
      codeIn(page)
        .filter(isPath)
        .filter((code) => !isThere(code.replace(/\/$/, ''))),
    );
    expect(missing).toEqual([]);
  });

  test('operations lists exactly the settings, each with its default', () => {
    const rows = [...read('docs/operations.md').matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm)];
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(settings.shape));
    const defaults: Readonly<Record<string, string | number | boolean | undefined>> = settings.parse({});
    const wrong = rows.filter(([, name, given]) => {
      const value = defaults[name ?? ''];
      return value === undefined ? given?.startsWith('`') : given !== `\`${String(value)}\``;
    });
    expect(wrong.map(([row]) => row)).toEqual([]);
  });
});

describe('the glossary', () => {
  const rows = [...read('docs/glossary.md').matchAll(/^\| (?!English|---)(.+) \|$/gm)].map(([, row]) =>
    (row ?? '').split(' | '),
  );
  const plain = (words: string): string => words.replaceAll(/[\u202F\u00A0]/g, ' ').toLowerCase();
  const words = Object.fromEntries(
    languages.map((language) => [language, plain(JSON.stringify(catalogues[language]))]),
  ) as Record<Language, string>;
  const code = files
    .filter((path) => /^(shared|server|client|migrations)\/.*\.ts$/.test(path) && !path.includes('/locales/'))
    .map(read)
    .join('\n');

  test('has rows of five cells', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter((row) => row.length !== 5)).toEqual([]);
  });

  test('every word of the code is in the code', () => {
    const names = rows.map((row) => (row[1] ?? '').replaceAll('`', ''));
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  test.each([
    ['en', 0],
    ['fr', 2],
    ['es', 3],
  ] as const)('every word in %s is one that pages or mails use', (language, column) => {
    const isUsed = (word: string): boolean =>
      new RegExp(`(?<!\\p{L})${plain(word)}(?!\\p{L})`, 'u').test(words[language]);
    const unused = rows.map((row) => row[column] ?? '').filter((word) => !isUsed(word));
    expect(unused).toEqual([]);
  });
});

describe('the examples of the protocol, computed anew', () => {
  const page = read('docs/protocol.md');
  const block = (kind: string): string => {
    const found = new RegExp(`^\`\`\`(?:json|text) ${kind}\\n([\\s\\S]*?)\\n\`\`\`$`, 'm').exec(page)?.[1];
    if (found === undefined) throw new Error(`docs/protocol.md has no example “${kind}”`);
    return found;
  };
  const given = (kind: string): unknown => JSON.parse(block(kind));

  test('canonical JSON and its digest', () => {
    expect(canonicalJson(given('value'))).toBe(block('canonical'));
    expect(digestOf(given('value'), sha256)).toBe(block('digest'));
    expect(hex(sha256(utf8(block('canonical'))))).toBe(block('digest'));
  });

  test('the manifest’s digest', () => {
    expect(manifestHash(given('manifest') as Manifest, sha256)).toBe(block('manifest-digest'));
  });

  test('the ballot’s digest and the code of its receipt', () => {
    const { version, ...ballot } = given('ballot') as CastBallot & { version: number };
    expect(version).toBe(1);
    expect(ballot.manifest).toBe(block('manifest-digest'));
    expect(ballotHash(ballot, sha256)).toBe(block('ballot-digest'));
    expect(receiptCode(block('ballot-digest'))).toBe(block('receipt-code'));
  });

  // The private key of RFC 8032, 7.1, test 1, in the frame that node reads.
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  const exampleKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });

  test('the signature of the receipt, with and without the ballot’s digest', () => {
    const receipt = given('receipt') as ReceiptFacts & { [more: string]: unknown };
    expect(receiptCode(receipt.ballotHash ?? '')).toBe(receipt.code);
    expect(utf8(block('receipt-signed'))).toEqual(receiptBytes(receipt));
    expect(keyFingerprint(String(receipt.publicKey), sha256)).toBe(receipt.fingerprint);
    const signed = (facts: ReceiptFacts) => sign(null, receiptBytes(facts), exampleKey).toString('hex');
    expect(signed(receipt)).toBe(receipt.signature);
    expect(`${receiptCode(receipt.eventHash)} ${signed({ ...receipt, ballotHash: null })}`).toBe(
      block('receipt-without-ballot'),
    );
  });

  test('the signature of a head', () => {
    const bytes = utf8(block('head'));
    expect(canonicalJson(JSON.parse(block('head')))).toBe(block('head'));
    expect(
      verifies(fromHex((given('receipt') as { publicKey: string }).publicKey), fromHex(block('head-signature')), bytes),
    ).toBe(true);
  });

  test('the digest of all ballots of a secret round', () => {
    const ballots = given('secret-ballots') as (SecretBallot & { version: number; manifest: string })[];
    for (const { version, manifest } of ballots) expect([version, manifest]).toEqual([1, block('manifest-digest')]);
    expect(secretBallotsHash(block('manifest-digest'), ballots, sha256)).toBe(block('secret-ballots-digest'));
    expect(hex(sha256(fromHex(ballots.map((ballot) => digestOf(ballot, sha256)).join(''))))).toBe(
      block('secret-ballots-digest'),
    );
  });

  test('the signature of the head of a chain', () => {
    const last = (given('events') as { round: string; position: number; hash: string }[]).at(-1)!;
    const bytes = headBytes(last);
    expect(`${Buffer.from(bytes).toString()}\n${sign(null, bytes, exampleKey).toString('hex')}`).toBe(
      block('chain-head'),
    );
  });

  test('the bytes and hashes of events, each hanging on the one before', () => {
    const events = z
      .array(
        z.strictObject({
          round: z.string(),
          position: z.int(),
          kind: z.enum(Object.keys(eventKinds) as EventKind[]),
          at: z.string(),
          facts: z.record(z.string(), z.unknown()),
          bytes: z.string().length(2 * 98),
          hash: z.string(),
        }),
      )
      .min(2)
      .parse(given('events'));
    let previous: Uint8Array = chainStart;
    for (const { round, position, kind, at, facts, bytes, hash } of events) {
      let hashed = new Uint8Array();
      const factsHash = fromHex(digestOf(facts, sha256));
      const event = { round, position, kind: eventKinds[kind], at: microseconds(at), factsHash, previous };
      previous = eventHash(event, (given98) => {
        hashed = Uint8Array.from(given98);
        return sha256(given98);
      });
      expect({ bytes: hex(hashed), hash: hex(previous) }).toEqual({ bytes, hash });
    }
  });

  test('every kind of event is in the table, by its number', () => {
    const rows = [...page.matchAll(/^\| (\d) \| `(\w+)` \|/gm)].map(([, number, kind]) => [kind, Number(number)]);
    expect(Object.fromEntries(rows)).toEqual(eventKinds);
  });
});

describe('what is printed from the code is committed as it is printed (npm run print)', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await openConnection({});
    await migrate(connection);
  }, 60_000);
  afterAll(() => connection.close());

  test('docs/openapi.json', async () => {
    const config = readConfig({ LOG_LEVEL: 'silent' });
    const app = await buildApp({ db: connection.db, connection, config, demo: false, publicUrl: () => '' });
    await app.ready();
    expect(read('docs/openapi.json')).toBe(openApiText(app));
    await app.close();
  });

  test('docs/record.schema.json', () => {
    expect(read('docs/record.schema.json')).toBe(recordSchemaText());
  });

  test('docs/errors.md', () => {
    expect(read('docs/errors.md')).toBe(errorsPage());
  });

  test('.env.example', () => {
    expect(read('.env.example')).toBe(envExample());
  });
});
