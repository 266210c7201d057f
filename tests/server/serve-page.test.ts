import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '#tests/support/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const ask = (url: string, encoding = 'identity', method: 'GET' | 'HEAD' = 'GET') =>
  test.app.inject({ method, url, headers: { 'accept-encoding': encoding } });

/** The built page; `npm test` builds it first. */
const script = `/assets/${readdirSync(new URL('../../dist/assets', import.meta.url)).find((name) => /^base-.*\.js$/.test(name))}`;

describe('the page', () => {
  it.each(['/', '/rounds/any', '/consultations/any/topics', '/?x=1'])(
    'stands at %s, always the present one',
    async (url) => {
      const reply = await ask(url);
      expect(reply.statusCode).toBe(200);
      expect(reply.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
      expect(reply.headers['content-security-policy']).toContain("script-src 'self'");
      expect((await ask(url, 'identity', 'HEAD')).statusCode).toBe(200);
    },
  );

  it('comes in the encoding that the browser takes, with the same content', async () => {
    for (const url of ['/', script]) {
      const plain = (await ask(url)).rawPayload;
      const brotli = await ask(url, 'br');
      const gzip = await ask(url, 'gzip');
      expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
      expect(brotliDecompressSync(brotli.rawPayload).equals(plain)).toBe(true);
      expect(gunzipSync(gzip.rawPayload).equals(plain)).toBe(true);
    }
  });

  it('lets a built file be kept for ever, and has no page in place of a missing one', async () => {
    expect((await ask(script)).headers['cache-control']).toContain('immutable');
    expect((await ask('/assets/nothing.js')).statusCode).toBe(404);
    expect((await ask('/api/nothing')).json()).toMatchObject({ code: 'notFound' });
  });

  it('compresses a long reply and leaves a short one', async () => {
    expect((await ask('/docs/json', 'br')).headers['content-encoding']).toBe('br');
    expect((await ask('/api/me', 'br')).headers['content-encoding']).toBeUndefined();
  });
});
