import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every file once more as brotli and gzip, so that the server has no work with it and a slow line a quarter of the bytes. */
const compressed = (folder: string): Plugin => ({
  name: 'compressed',
  apply: 'build',
  closeBundle: async () => {
    const names = await readdir(folder, { recursive: true });
    const texts = names.filter((name) => /\.(js|css|html|svg)$/.test(name)).map((name) => join(folder, name));
    await Promise.all(
      texts.map(async (path) => {
        const bytes = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      }),
    );
  },
});

/** The page: one script to begin with, then one a page and one a language; one style sheet; nothing from any other place. */
export default defineConfig({
  root: here('./client'),
  publicDir: false,
  plugins: [compressed(here('./dist'))],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Under the content security policy nothing may stand inline, and every browser that runs this knows modulepreload.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few files: on a slow line each costs more than its bytes. What every page uses is one of them.
          groups: [
            {
              name: 'base',
              // Styles leave nothing in a script; elsewhere one would tie two of them together.
              test: /node_modules|\.css$|\/client\/(ui\/)?[^/]+\.ts$|\/shared\/(?!errors)[^/]+\.ts$|translate\.ts$/,
              priority: 2,
            },
            // What more than one page uses beside it: of the Administration, and of everybody.
            { name: 'office', test: /\/client\/(administration|members)\//, minShareCount: 2, priority: 1 },
            // Small things that pages of rounds share with ballots and figures; otherwise a group takes them with it.
            {
              name: 'rounds',
              test: /\/client\/rounds\/|\/number-word\.ts$|\/majority-line\.ts$|\/shared\/(rounds|tally)\/(form|majority|presets|manifest)\.ts$/,
              minShareCount: 2,
              priority: 2,
            },
            // The tables of figures stand on three pages; nobody else waits for them.
            {
              name: 'figures',
              test: /\/client\/results\/(figures?|rule|pair|stage|choice)[^/]*\.ts$|\/shared\/results\/exact/,
              minShareCount: 2,
              priority: 1,
            },
            // What more than one ballot page uses, and the set-up's preview.
            {
              name: 'ballot',
              test: /\/client\/ballots\/[^/]+\.ts$|\/shared\/ballots\/(check|close)[^/]*\.ts$/,
              minShareCount: 2,
              priority: 1,
            },
            { name: 'parts', test: /\/(client|shared)\//, minShareCount: 2, priority: 0 },
          ],
        },
      },
    },
  },
});
