import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

const switches = [
  '--disable-gpu',
  '--no-first-run',
  // Nothing of the browser's own may go out: a test fails on what our page asks for, not on what its host does.
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters at their true widths, so that a layout is the same on every machine.
  '--font-render-hinting=none',
  // Its sandbox does not work for root nor in most containers, and it sees our own pages only.
  ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
];

interface Program {
  path: string;
  env: Record<string, string>;
}

const installedPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome', 'Microsoft\\Edge'].map((name) =>
      join(process.env[variable] ?? '', name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
    ),
  ),
};

/** The letters that come with the browser stand before the machine's, of which there may be none at all. */
const fontSettings = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  ${['sans-serif', 'serif', 'monospace', 'system-ui']
    .map(
      (family) => `<alias binding="same"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
    )
    .join('\n  ')}
</fontconfig>
`;

/** Unpacks the browser that comes as a package, once: it takes two seconds and 200 MB. */
async function packagedBrowser(): Promise<Program> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = join(dirname(entry), '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    // Aside first, so that a run that is cut short or goes on beside this one never leaves half a browser.
    const unfinished = mkdtempSync(join(CACHE, 'chromium-unfinished-'));
    try {
      await unpackInto(unfinished, root);
      renameSync(unfinished, folder);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const path = join(folder, 'chromium');
  writeFileSync(join(folder, 'fonts.conf'), fontSettings(folder));
  const env: Record<string, string> = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  // A bare system has no NSS; the package brings one along, which must not be put before a newer one of the system.
  const { stdout } = spawnSync('/usr/bin/ldd', [path], { encoding: 'utf8' });
  if (/(libnss|libnspr|libexpat)\S* => not found/.test(stdout)) env.LD_LIBRARY_PATH = join(folder, 'al2023', 'lib');
  return { path, env };
}

async function unpackInto(folder: string, root: string): Promise<void> {
  const { default: bundle, inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  // The package unpacks to the temporary folder and takes whatever older browser lies there for its own.
  process.env.TMPDIR = folder;
  try {
    await bundle.executablePath();
    await inflate(join(root, 'bin', 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

async function findBrowser(): Promise<Program | undefined> {
  const chosen = process.env.CHROMIUM;
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM names ${chosen}, where nothing is`);
    return { path: chosen, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return await packagedBrowser();
  const path = installedPaths[process.platform]?.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { path, env: {} };
}

/**
 * A Chromium without a window, or undefined where none is installed: then the tests of pages are to be skipped. In CI
 * that is an error, since nobody would read the notice.
 */
export async function launchBrowser(): Promise<Browser | undefined> {
  const program = await findBrowser();
  if (program === undefined) {
    const notice = 'No Chrome or Chromium was found: install one, or set CHROMIUM to its path.';
    if (process.env.CI !== undefined && !['', '0', 'false'].includes(process.env.CI)) throw new Error(notice);
    const line = '!'.repeat(100);
    process.stderr.write(`\n${line}\n${notice} The tests that look at pages are SKIPPED.\n${line}\n\n`);
    return undefined;
  }
  return await chromium.launch({
    executablePath: program.path,
    args: switches,
    env: { ...process.env, ...program.env },
  });
}
