/** The page begins here. How one is added: docs/decisions/how-a-page-is-made.md. */
import './ui/style.css';
import { AppShell } from './app-shell.ts';
import { match } from './router.ts';
import { routes } from './routes.ts';
import { session } from './session.ts';

// On a slow line the number of turns decides: words, reader and page are all asked for at once.
const page = match(routes, location.pathname)?.route.load();
page?.catch(() => undefined);

try {
  const [, refusal] = await Promise.all([session.showFirstLanguage(), session.load()]);
  if (refusal) throw new Error(refusal.code);
  customElements.define('app-shell', AppShell);
} catch {
  document.querySelector('#waiting')?.setAttribute('hidden', '');
  document.querySelector('#unreachable')?.removeAttribute('hidden');
}
