import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { match, type Place, type Route, Router } from '#client/router.ts';
import { settled } from './support.ts';

const load = async () => undefined;
const table: Route[] = [
  { path: '/', tag: 'x-home', load },
  { path: '/topics/new', tag: 'x-new', load },
  { path: '/topics/:topic', tag: 'x-topic', load },
  { path: '/rounds/:round/receipt/:member', tag: 'x-receipt', load },
];

describe('match', () => {
  const cases: [string, string | undefined, Record<string, string>][] = [
    ['/', 'x-home', {}],
    ['/topics/new', 'x-new', {}],
    ['/topics/7', 'x-topic', { topic: '7' }],
    ['/topics/7/', 'x-topic', { topic: '7' }],
    ['/topics/a%20b', 'x-topic', { topic: 'a b' }],
    ['/topics/%E0%A4%A', 'x-topic', { topic: '%E0%A4%A' }],
    ['/topics/', undefined, {}],
    ['/topics', undefined, {}],
    ['/rounds/r1/receipt/FRA', 'x-receipt', { round: 'r1', member: 'FRA' }],
    ['/rounds/r1/receipt/FRA/more', undefined, {}],
  ];
  it.each(cases)('%s', (address, tag, params) => {
    const found = match(table, address);
    expect(found?.route.tag).toBe(tag);
    expect(found?.params ?? {}).toEqual(params);
  });
});

describe('Router', () => {
  let router: Router;
  let places: Place[];

  const show = async (place: Place, isLatest: () => boolean) => {
    await Promise.resolve();
    if (!isLatest()) return false;
    places.push(place);
    document.body.innerHTML = `<main><h1>${place.route?.tag ?? 'none'}</h1><p id="p11"></p>
      <a id="inside" href="/topics/7">t</a><a id="file" href="/topics/7" download>f</a><a id="api" href="/api/x.csv">c</a>
      <a id="out" href="https://other.example/">o</a><a id="new" href="/topics/7" target="_blank">n</a><a id="para" href="#p11">p</a></main>`;
    return true;
  };

  const click = (id: string, init: MouseEventInit = {}): boolean =>
    document
      .getElementById(id)!
      .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init }));

  beforeEach(async () => {
    places = [];
    history.replaceState(null, '', '/');
    vi.stubGlobal('scrollTo', vi.fn());
    router = new Router();
    await router.start(table, show);
  });

  afterEach(() => {
    router.stop();
    vi.unstubAllGlobals();
  });

  it('shows the present address and puts the focus on its heading', () => {
    expect(places[0]).toMatchObject({ route: { tag: 'x-home' }, returned: false });
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('follows links of ours and starts at the top', async () => {
    expect(click('inside')).toBe(false);
    await settled();
    expect(location.pathname).toBe('/topics/7');
    expect(places.at(-1)?.params).toEqual({ topic: '7' });
    expect(document.activeElement?.textContent).toBe('x-topic');
    expect(scrollTo).toHaveBeenLastCalledWith(0, 0);
  });

  it.each(['file', 'api', 'out', 'new'])('leaves %s to the browser', async (id) => {
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    click(id);
    await settled();
    expect(places).toHaveLength(1);
  });

  it('leaves a click with a key to the browser', async () => {
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    click('inside', { ctrlKey: true });
    await settled();
    expect(places).toHaveLength(1);
  });

  it('goes to a paragraph without changing the page', async () => {
    expect(click('para')).toBe(false);
    await settled();
    expect(location.hash).toBe('#p11');
    expect(places).toHaveLength(1);
    expect(document.activeElement?.id).toBe('p11');
  });

  it('shows only the last of two addresses that were asked for at once', async () => {
    const first = router.go('/topics/1');
    const second = router.go('/topics/2');
    await Promise.all([first, second]);
    expect(places.map(({ url }) => url.pathname)).toEqual(['/', '/topics/2']);
  });

  it('gives the entry and the scroll back to who goes back', async () => {
    vi.stubGlobal('scrollY', 640);
    await router.go('/topics/7');
    vi.stubGlobal('scrollY', 0);
    history.replaceState({ entry: 0 }, '', '/');
    dispatchEvent(new PopStateEvent('popstate', { state: { entry: 0 } }));
    await settled();
    expect(places.at(-1)).toMatchObject({ entry: 0, returned: true });
    expect(scrollTo).toHaveBeenLastCalledWith(0, 640);
  });

  it('asks the guard before leaving, and the browser at the window’s edge', async () => {
    const mayLeave = vi.fn<() => boolean>(() => false);
    const release = router.guard(mayLeave);
    await router.go('/topics/7');
    expect(location.pathname).toBe('/');
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    release();
    await router.go('/topics/7');
    expect(location.pathname).toBe('/topics/7');
    const free = new Event('beforeunload', { cancelable: true });
    dispatchEvent(free);
    expect(free.defaultPrevented).toBe(false);
    expect(mayLeave).toHaveBeenCalledTimes(1);
  });

  it('knows an address that nobody has', async () => {
    await router.go('/nothing/here');
    expect(places.at(-1)?.route).toBeUndefined();
  });
});
