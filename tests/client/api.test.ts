import { afterEach, describe, expect, it, vi } from 'vitest';
import { address, call, onSessionEnd } from '#client/api.ts';
import { showLanguage } from '#client/messages.ts';
import { problem, serve } from './support.ts';

afterEach(async () => {
  vi.unstubAllGlobals();
  await showLanguage('en');
});

describe('what is sent', () => {
  it('names the language that is shown and sends JSON', async () => {
    await showLanguage('fr');
    const sent = serve({ 'POST /api/links/reset': () => ({ status: 202 }) });
    const answer = await call('POST /api/links/reset', { body: { email: 'a@b.example' } });
    expect(answer).toEqual({ ok: true, value: null });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers).toMatchObject({ 'accept-language': 'fr', 'content-type': 'application/json' });
    expect(sent[0]?.body).toEqual({ email: 'a@b.example' });
  });

  it('sends no content type without a body, since the server would look for one', async () => {
    const sent = serve({ 'DELETE /api/sessions': () => ({ status: 204 }) });
    expect(await call('DELETE /api/sessions')).toEqual({ ok: true, value: null });
    expect(sent[0]?.headers).not.toHaveProperty('content-type');
  });

  it('fills the address and leaves out what is not asked', () => {
    expect(address('POST /api/accounts/:account/links', { params: { account: 'a/b' } })).toBe(
      '/api/accounts/a%2Fb/links',
    );
    expect(address('GET /api/accounts', { query: { who: 'everyone' } })).toBe('/api/accounts?who=everyone');
    expect(address('GET /api/accounts', { query: {} })).toBe('/api/accounts');
  });

  it('sends the key and the version where the contract asks for them', async () => {
    const sent = serve({});
    const body = { member: 'XAA', marks: [1, 0], abstains: false, replaces: 0 };
    await call('POST /api/rounds/:round/ballots', { params: { round: 'r' }, body, key: 'key-12345' });
    await call('POST /api/consultations/:consultation/issue', { params: { consultation: 'c' }, version: 3 });
    // @ts-expect-error a ballot without the key that keeps it from counting twice does not compile
    const careless = () => call('POST /api/rounds/:round/ballots', { params: { round: 'r' }, body });
    expect(careless).toBeTypeOf('function');
    expect(sent[0]?.headers).toMatchObject({ 'idempotency-key': 'key-12345' });
    expect(sent[1]?.headers).toMatchObject({ 'if-match': '"3"' });
  });
});

describe('what comes back', () => {
  const cases: [string, Parameters<typeof serve>[0][string], unknown][] = [
    [
      'a refusal with its reasons',
      () => ({ status: 422, ...problem('notAcceptable', [{ pointer: '/name' }]) }),
      {
        code: 'notAcceptable',
        errors: [{ pointer: '/name' }],
        request: 'req-1',
      },
    ],
    ['no answer', () => 'lost', { code: 'lineLost', errors: [] }],
    [
      'the page of a gateway',
      () => ({ status: 502, body: '<h1>Bad gateway</h1>', type: 'text/html' }),
      { code: 'lineLost', status: 502 },
    ],
    ['half an answer', () => ({ body: '{"account":' }), { code: 'lineLost' }],
  ];
  it.each(cases)('%s', async (_name, reply, refusal) => {
    serve({ 'GET /api/me': reply });
    const answer = await call('GET /api/me');
    expect(answer).toMatchObject({ ok: false, refusal });
  });

  it('gives up a call that nobody answers', async () => {
    vi.stubGlobal(
      'fetch',
      (_url: string, { signal }: RequestInit) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    const answer = await call('DELETE /api/sessions', { seconds: 0.02 });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'lineLost' } });
  });

  it('tells when the session has ended, and not when a password is wrong', async () => {
    const ended = vi.fn<() => void>();
    const release = onSessionEnd(ended);
    serve({
      'POST /api/sessions': () => ({ status: 401, ...problem('wrongCredentials') }),
      'DELETE /api/sessions': () => ({ status: 401, ...problem('notSignedIn') }),
    });
    await call('POST /api/sessions', { body: { email: 'a@b.example', password: 'x' } });
    expect(ended).not.toHaveBeenCalled();
    await call('DELETE /api/sessions');
    expect(ended).toHaveBeenCalledTimes(1);
    release();
  });
});
