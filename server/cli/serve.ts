import { firstAdministratorLink } from '../accounts/first-administrator.ts';
import { readConfig } from '../config.ts';
import { startService } from '../main.ts';
import { readArguments } from './arguments.ts';
import { untilStopped } from './until-stopped.ts';

const help = `Usage: consult serve [--accept-older]

Starts the service and runs until it is stopped. Tables are brought up to date first. Settings come from the environment
(consult --help lists them). While there is no administrator, a one-time link that makes the first one is printed; it is good
for 60 minutes and is renewed at each start. Where HEADS_FILE is set, a database that lacks the events whose heads were kept there is
refused; --accept-older gives those events up, and leaves a note of it in the acts.
`;

export async function serveCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: { 'accept-older': { type: 'boolean' } } });
  if (!given) return exit;
  const config = readConfig(process.env);
  const stopped = untilStopped();
  const service = await startService({ config, acceptOlder: given.values['accept-older'] ?? false });
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(`\n  Ready at ${service.deps.publicUrl()}`);
  if (service.connection.engine === 'pglite') {
    say(`  Embedded database in ${config.DATA_DIR}: for trial and development, not for binding votes.`);
    say('  Set DATABASE_URL to a PostgreSQL 15 or later for real ones.');
  }
  const link = await firstAdministratorLink(service.deps);
  if (link) say(`  First administrator: open ${link.url} within 60 minutes.`);
  say('  Ctrl-C stops it.\n');
  await stopped;
  await service.stop();
  return 0;
}
