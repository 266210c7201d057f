import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstAdministratorLink } from '../accounts/first-administrator.ts';
import { readConfig } from '../config.ts';
import { dropSchema } from '../db/drop-schema.ts';
import { planBallots } from '../demo/plan-ballots.ts';
import { Rehearsal } from '../demo/rehearsal.ts';
import { httpStage, StoryFault } from '../demo/stage.ts';
import { type Service, startService } from '../main.ts';
import { readArguments } from './arguments.ts';
import { Progress } from './progress.ts';

const help = `Usage: consult rehearse [--record FILE]

Plays the whole model case over HTTP: every delegation is invited, signs in and answers, some change their mind, two colleagues meet;
the round is closed, tallied and declared. Prints the result and the time of each step, and ends with 1 if anything differs from what
was cast. Uses a server of its own on a free port: with a temporary folder, or, given DATABASE_URL, in a schema of its own, which it
drops. --record leaves the signed record of the round, which “consult verify FILE” checks.
`;

export async function rehearseCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: { record: { type: 'string' } } });
  if (!given) return exit;
  const asked = readConfig(process.env);
  const folder = await mkdtemp(join(tmpdir(), 'consult-rehearsal-'));
  const schema = `rehearsal_${randomBytes(6).toString('hex')}`;
  const quiet = { HOST: '127.0.0.1', PORT: 0, PUBLIC_URL: undefined, SMTP_URL: undefined, LOG_LEVEL: 'error' } as const;
  const config = { ...asked, ...quiet, DATA_DIR: join(folder, 'database') };
  let service: Service | undefined;
  try {
    service = await startService({ config, ...(config.DATABASE_URL !== undefined && { schema }) });
    process.stdout.write(
      `\n  Rehearsal on ${service.connection.engine === 'pglite' ? 'the embedded database' : 'PostgreSQL'}, over ${service.address}\n\n`,
    );
    const link = await firstAdministratorLink(service.deps);
    if (!link) throw new StoryFault('the rehearsal found an administrator before it began');
    const stage = httpStage(service.address, randomBytes(24).toString('base64url'));
    const rehearsal = new Rehearsal(stage, new Progress(), planBallots);
    const faults = await rehearsal.play(link.url);
    if (given.values.record !== undefined) await writeFile(given.values.record, await rehearsal.record());
    for (const fault of faults) process.stderr.write(`  differs: ${fault}\n`);
    process.stdout.write(faults.length === 0 ? '\n  Everything is as it was cast.\n\n' : '\n');
    return faults.length === 0 ? 0 : 1;
  } catch (fault) {
    if (!(fault instanceof StoryFault)) throw fault;
    process.stderr.write(`\n  The rehearsal stopped: ${fault.message}\n\n`);
    return 1;
  } finally {
    if (service && config.DATABASE_URL !== undefined) await dropSchema(service.deps.db, schema);
    await service?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
