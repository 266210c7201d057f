import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every file once more as brotli and gzip, so that the server has no work with it and a slow line a quarter of the bytes. */
const compressed = (folder: string): Plugin => ({
  name: 'compressed',
  apply: 'build',
  // Once files are written, and only then: a build that failed says why, and one that is only measured changes nothing here.
  writeBundle: async () => {
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

const digestOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the verifier's page may do: run its own script and show its own style, and reach nothing. The service sends the same. */
const verifierPage = (script: string, style: string): string => `<!doctype html>
<html lang="en" dir="ltr">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${digestOf(script)}; style-src ${digestOf(style)}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Verify a record</title>
    <link rel="icon" href="data:," />
    <style>${style}</style>
  </head>
  <body>
    <verifier-page></verifier-page>
    <noscript>
      <p lang="en">This page needs JavaScript.</p>
      <p lang="fr">Cette page a besoin de JavaScript.</p>
      <p lang="es">Esta página necesita JavaScript.</p>
    </noscript>
    <script>${script}</script>
  </body>
</html>
`;

/** The verifier as one file that needs no other and no network: dist/verify.html. */
const offline = (entry: string): Plugin => ({
  name: 'offline',
  apply: 'build',
  async generateBundle() {
    const built = (await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        cssCodeSplit: false,
        target: 'es2022',
        reportCompressedSize: false,
        rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
      },
    })) as Rolldown.RolldownOutput;
    const script = built.output.find((file) => file.type === 'chunk')?.code ?? '';
    const style = built.output.find(({ fileName }) => fileName.endsWith('.css'));
    const words = style?.type === 'asset' ? String(style.source) : '';
    // What would end the element early, within a text of the script.
    const source = verifierPage(script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'), words);
    this.emitFile({ type: 'asset', fileName: 'verify.html', source });
  },
});

/** The page: one script to begin with, then one a page and one a language; one style sheet; nothing from any other place. */
export default defineConfig({
  root: here('./client'),
  publicDir: false,
  plugins: [offline(here('./client/record/verifier-page.ts')), compressed(here('./dist'))],
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
              test: /node_modules|\.css$|\/client\/(ui\/)?[^/]+\.ts$|\/shared\/(?!errors)[^/]+\.ts$|(translate|in-kind)\.ts$/,
              priority: 2,
            },
            // What more than one page uses beside it: of the Administration, and of everybody.
            { name: 'office', test: /\/client\/(administration|members)\//, minShareCount: 2, priority: 1 },
            // Small things that pages of rounds share with ballots and figures; otherwise a group takes them with it.
            {
              name: 'rounds',
              test: /\/client\/rounds\/|\/(number-word|majority-line|member-names)\.ts$|\/shared\/(rounds|tally)\/(form|majority|presets|manifest)\.ts$/,
              minShareCount: 2,
              priority: 2,
            },
            // The tables of figures stand on three pages; nobody else waits for them.
            {
              name: 'figures',
              test: /\/client\/results\/(figures?|rule|pair|stage|choice|main|outcome)[^/]*\.ts$|\/shared\/results\/exact/,
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
