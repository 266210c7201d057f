import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '#server/config.ts';

const program = fileURLToPath(new URL('../../server/cli/consult.ts', import.meta.url));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly complaint: string;
}

/** Runs `consult` as an operator does, with nothing in the environment but what is given. */
const consult = (args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH ?? '', ...env }, timeout: 30_000 };
    execFile(process.execPath, [program, ...args], options, (error, out, complaint) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, complaint });
    });
  });

const commands = [
  'serve',
  'demo',
  'rehearse',
  'migrate',
  'import-members',
  'first-administrator',
  'backup',
  'restore',
  'heads',
  'count',
  'verify',
  'print-docs',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consult-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('consult', () => {
  it('names its commands and settings', async () => {
    const { code, out } = await consult(['--help']);
    expect(code).toBe(0);
    for (const word of [...commands, 'DATABASE_URL', 'SMTP_URL', '--check-config']) expect(out).toContain(word);
  });

  it.each(commands)('%s tells what it does and does nothing', async (command) => {
    const { code, out } = await consult([command, '--help'], { DATA_DIR: join(folder, 'untouched') });
    expect(code).toBe(0);
    expect(out).toContain(command);
    expect(await readdir(folder)).not.toContain('untouched');
  });

  it('ends with 2 for a command that there is not', async () => {
    const { code, complaint } = await consult(['tally']);
    expect([code, complaint.includes('There is no command “tally”.')]).toEqual([2, true]);
  });

  it('checks the settings and names every variable that is wrong', async () => {
    expect(await consult(['--check-config'])).toMatchObject({ code: 0, out: 'The settings are in order.\n' });
    const { code, complaint } = await consult(['serve', '--check-config'], {
      PORT: 'many',
      ORGANISATION_ZONE: 'Geneva',
      DATABASE_URL: 'mysql://x',
    });
    expect(code).toBe(2);
    for (const name of ['PORT', 'ORGANISATION_ZONE', 'DATABASE_URL']) expect(complaint).toContain(name);
  });
});

describe('the demonstration', () => {
  it('refuses a real database and any address but this machine’s', async () => {
    const database = await consult(['demo'], {
      DATABASE_URL: 'postgres://127.0.0.1:1/none',
      DATA_DIR: join(folder, 'data'),
    });
    expect([database.code, database.complaint]).toEqual([2, expect.stringContaining('DATABASE_URL')]);
    const open = await consult(['demo'], { HOST: '0.0.0.0', DATA_DIR: join(folder, 'data') });
    expect([open.code, open.complaint]).toEqual([2, expect.stringContaining('127.0.0.1')]);
  });

  it('empties no folder but its own', async () => {
    await mkdir(join(folder, 'papers-demo'));
    await writeFile(join(folder, 'papers-demo', 'minutes.txt'), 'kept');
    const { code, complaint } = await consult(['demo'], { DATA_DIR: join(folder, 'papers') });
    expect([code, complaint]).toEqual([2, expect.stringContaining('holds something else')]);
    expect(await readdir(join(folder, 'papers-demo'))).toEqual(['minutes.txt']);
  });
});

describe('settings', () => {
  it('take an empty value for none, and have the defaults that are written down', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      DATA_DIR: './data',
      ORGANISATION_ZONE: 'Europe/Zurich',
      seat: { place: { en: 'Geneva', fr: 'Genève', es: 'Ginebra' } },
    });
  });

  it('stop the start with all that is wrong', () => {
    expect(() => readConfig({ SESSION_SECRET: 'short', LOG_LEVEL: 'loud' })).toThrow(ConfigError);
    expect(() => readConfig({ SESSION_SECRET: 'short', LOG_LEVEL: 'loud' })).toThrow(/SESSION_SECRET[^]*LOG_LEVEL/);
  });
});
