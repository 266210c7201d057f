import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test, type TestContext } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

function launched({ skip }: TestContext): Browser {
  if (!browser) return skip('no browser on this machine');
  return browser;
}

test('the letters of our three languages are drawn, each as itself', async (context) => {
  const page = await launched(context).newPage();
  // Without a font every letter is an empty box, and with a poor one each letter it lacks.
  const unlike = await page.evaluate(() => {
    const draw = (letter: string): string => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 40;
      const context = canvas.getContext('2d')!;
      context.font = '28px sans-serif';
      context.fillText(letter, 4, 32);
      return canvas.toDataURL();
    };
    const letters = Array.from('ABCéèêëàâçîïôùûüœæÉÀÇñÑáíóúÁÍÓÚ¿¡«»’…–€');
    const nothing = draw('');
    const box = draw('\u{10ffff}');
    const pictures = letters.map(draw);
    return {
      pictures: new Set(pictures).size,
      letters: letters.length,
      empty: pictures.includes(nothing),
      box: pictures.includes(box),
    };
  });
  expect(unlike).toStrictEqual({ pictures: unlike.letters, letters: unlike.letters, empty: false, box: false });
  await page.close();
});

test('the browser keeps the rules between origins that our policies rely on', async (context) => {
  // Two ports are two origins. Real servers, because answers that the test tool invents are readable from everywhere.
  const servers = ['<p>ours</p>', '{}'].map((body) =>
    createServer((_request, response) => response.setHeader('content-type', 'text/html').end(body)),
  );
  for (const server of servers) {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
  }
  const [ours, theirs] = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`) as [
    string,
    string,
  ];
  const page = await launched(context).newPage();
  await page.goto(ours);
  const read = (url: string): Promise<string> =>
    page.evaluate(
      (address) =>
        fetch(address).then(
          () => 'read',
          () => 'refused',
        ),
      url,
    );
  expect(await read(ours)).toBe('read');
  expect(await read(theirs)).toBe('refused');
  await page.close();
});
