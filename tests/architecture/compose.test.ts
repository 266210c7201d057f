import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, settings } from '#server/config.ts';

/* No container engine is needed: what these files say is read and held against the code they start. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const service = z.strictObject({
  image: z.string().optional(),
  build: z.string().optional(),
  init: z.boolean().optional(),
  restart: z.string(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).default({}),
  healthcheck: z.looseObject({ test: z.array(z.string()).min(2) }).optional(),
});

const { services, volumes } = z
  .strictObject({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(read('docker-compose.yml')));

/** `${NAME:-otherwise}` as the engine fills it in where nobody has set NAME. */
const filledIn = (value: string): string => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
const environmentOf = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, filledIn(value)]));

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

const instructions: Instruction[] = read('Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ word: line.slice(0, line.indexOf(' ')), rest: line.slice(line.indexOf(' ') + 1) }));

const all = (word: string): string[] => instructions.filter((line) => line.word === word).map(({ rest }) => rest);

/** The stage that runs: what follows the last FROM. */
const lastStage = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'));
const inLastStage = (word: string): string[] => lastStage.filter((line) => line.word === word).map(({ rest }) => rest);

const dockerEnvironment = Object.fromEntries(
  all('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=') as [string, string])),
);

describe('docker-compose.yml', () => {
  test('the service, its database and a mail catcher', () => {
    expect(Object.keys(services).sort()).toEqual(['app', 'database', 'mail']);
    expect(services.app?.build).toBe('.');
    expect(existsSync(join(root, 'Dockerfile'))).toBe(true);
  });

  test('the variables of the service are settings, and together they start it', () => {
    for (const name of Object.keys(environmentOf('app'))) expect(Object.keys(settings.shape)).toContain(name);
    const config = readConfig({ ...dockerEnvironment, ...environmentOf('app') });
    expect(config.DATABASE_URL).toBeDefined();
    expect(config.SMTP_URL).toBeDefined();
  });

  test('DATABASE_URL leads to the database, as its user, with its password', () => {
    const address = new URL(environmentOf('app').DATABASE_URL ?? '');
    const database = environmentOf('database');
    expect(address.hostname).toBe('database');
    expect(address.port).toBe('5432');
    expect(address.username).toBe(database.POSTGRES_USER);
    expect(address.password).toBe(database.POSTGRES_PASSWORD);
    expect(address.pathname).toBe(`/${database.POSTGRES_DB}`);
    expect(services.app?.environment.DATABASE_URL).toContain(services.database?.environment.POSTGRES_PASSWORD);
  });

  test('PostgreSQL is one that the program takes, with its data where that version keeps them', () => {
    const [name, version] = (services.database?.image ?? '').split(':');
    expect(name).toBe('postgres');
    expect(Number(version)).toBeGreaterThanOrEqual(18);
    expect(services.database?.volumes).toEqual(['database:/var/lib/postgresql']);
  });

  test('SMTP_URL leads to the mail catcher', () => {
    const address = new URL(environmentOf('app').SMTP_URL ?? '');
    expect(address.hostname).toBe('mail');
    expect(address.port).toBe('1025');
  });

  test('PUBLIC_URL is the address under which the service is published', () => {
    const { host } = new URL(environmentOf('app').PUBLIC_URL ?? '');
    expect(services.app?.ports).toContain(`${host}:${dockerEnvironment.PORT}`);
  });

  test('what is waited for is there and can say that it is well', () => {
    for (const { depends_on: waited } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(waited)) {
        expect(condition).toBe('service_healthy');
        expect(services[name]).toHaveProperty('healthcheck.test');
      }
    }
    expect(Object.keys(services.app?.depends_on ?? {}).sort()).toEqual(['database', 'mail']);
  });

  test('nothing is reachable from other machines, and the database not even from this one', () => {
    for (const { ports } of Object.values(services)) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(services.database?.ports).toEqual([]);
  });

  test('every volume that is used is declared, and the other way round', () => {
    const used = Object.values(services).flatMap((one) => one.volumes.map((volume) => volume.split(':')[0] ?? ''));
    expect(used.sort()).toEqual(Object.keys(volumes).sort());
  });

  test('every image is named with its version', () => {
    const images = Object.values(services).flatMap(({ image }) => (image === undefined ? [] : [image]));
    for (const image of images) expect(image).toMatch(/:v?\d/);
  });

  test('what is secret can be set from outside, and what is committed says what it is for', () => {
    const words = read('docker-compose.yml');
    for (const [, otherwise] of words.matchAll(/\$\{\w*(?:PASSWORD|SECRET)\w*:-([^}]*)\}/g))
      expect(otherwise).toBe('trial-only');
    for (const [line] of words.matchAll(/^.*(?:PASSWORD|SECRET)\w*: .*$/gm)) expect(line).toContain('${');
  });
});

describe('Dockerfile', () => {
  const { engines } = z.object({ engines: z.object({ node: z.string() }) }).parse(JSON.parse(read('package.json')));
  const major = /\d+/.exec(engines.node)?.[0];

  test('every stage has the Node that package.json asks for, on a system with glibc', () => {
    const images = all('FROM').map((line) => line.split(' ')[0]);
    expect(images).toEqual([`node:${major}-bookworm-slim`, `node:${major}-bookworm-slim`]);
  });

  test('what is copied is there, and .dockerignore lets it through', () => {
    const given = all('COPY').filter((line) => !line.startsWith('--from'));
    const sources = new Set(given.flatMap((line) => line.split(' ').slice(0, -1)));
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect([...sources].filter((source) => !existsSync(join(root, source)))).toEqual([]);
    expect([...sources].sort()).toEqual([...allowed].sort());
  });

  test('the page is built in one stage and taken into the other', () => {
    expect(all('RUN')).toContain('npm run build');
    const outDir = /outDir: here\('\.\/(\w+)'\)/.exec(read('vite.config.ts'))?.[1];
    expect(inLastStage('COPY')).toContain(`--from=build /app/${outDir} ${outDir}`);
  });

  test('the stage that runs has the packages of the service only, by the lock file', () => {
    expect(inLastStage('RUN')[0]).toMatch(/^npm ci --omit=dev --omit=optional /);
    expect(inLastStage('COPY')[0]).toContain('package-lock.json');
  });

  test('it does not run as root', () => {
    const user = lastStage.findIndex(({ word }) => word === 'USER');
    expect(lastStage[user]?.rest).toBe('node');
    expect(lastStage.slice(user).some(({ word }) => word === 'RUN')).toBe(false);
  });

  test('it is asked for its health where the service answers', () => {
    const path = /127\.0\.0\.1:\$\{process\.env\.PORT\}(\/[\w/]+)/.exec(inLastStage('HEALTHCHECK')[0] ?? '')?.[1];
    expect(path).toBe('/health/live');
    expect(read('server/http/health.ts')).toContain(`app.get('${path}'`);
  });

  test('its variables are settings, its port is the exposed one, and it starts the program', () => {
    const { NODE_ENV, ...own } = dockerEnvironment;
    expect(NODE_ENV).toBe('production');
    for (const name of Object.keys(own)) expect(Object.keys(settings.shape)).toContain(name);
    expect(inLastStage('EXPOSE')).toEqual([own.PORT]);
    const command = z
      .tuple([z.literal('node'), z.string(), z.literal('serve')])
      .parse(JSON.parse(inLastStage('CMD')[0] ?? ''));
    expect(existsSync(join(root, command[1]))).toBe(true);
  });
});
