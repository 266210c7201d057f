import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { firstAdministratorLink } from '../accounts/first-administrator.ts';
import { type Config, readConfig } from '../config.ts';
import { takeLock } from '../db/pglite-lock.ts';
import { planBallots } from '../demo/plan-ballots.ts';
import { playConsultation, playViews } from '../demo/play-consultation.ts';
import { playPeople } from '../demo/play-people.ts';
import { castStoryBallots, openStoryRound } from '../demo/play-round.ts';
import { insideStage } from '../demo/stage.ts';
import type { Deps } from '../deps.ts';
import { startService } from '../main.ts';
import { readArguments } from './arguments.ts';
import { untilStopped } from './until-stopped.ts';

const help = `Usage: consult demo

Starts the service with the model case: the informal consultation of 2005 with its 116 Members, half of which have cast. The round
closes 45 minutes after the start. People sign in by choosing a name from a list. The demonstration keeps its data in a folder of its
own (DATA_DIR with “-demo” behind it), which it empties at each start; it listens on this machine only and refuses DATABASE_URL.
`;

const loopback = ['127.0.0.1', 'localhost', '::1'];
/** Tells a folder of the demonstration from one that merely has its name. */
const marker = 'this-is-a-demonstration';
const minutes = 45;

export async function demoCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: {} });
  if (!given) return exit;
  const config = readConfig(process.env);
  const refusal = refusalOf(config);
  if (refusal) {
    process.stderr.write(`${refusal}\n`);
    return 2;
  }
  const folder = `${config.DATA_DIR.replace(/[/\\]+$/, '')}-demo`;
  if (!(await emptyFolder(folder))) {
    process.stderr.write(`${folder} holds something else than a demonstration. Move it away, or set DATA_DIR.\n`);
    return 2;
  }
  const stopped = untilStopped();
  const service = await startService({
    config: {
      ...config,
      DATA_DIR: join(folder, 'database'),
      LOG_LEVEL: process.env.LOG_LEVEL ? config.LOG_LEVEL : 'warn',
      ORGANISATION_NAME: process.env.ORGANISATION_NAME
        ? config.ORGANISATION_NAME
        : 'International organisation (model case)',
    },
    demo: true,
    prepare: loadModelCase,
  });
  process.stdout.write(
    [
      '',
      `  Ready at ${service.deps.publicUrl()}`,
      '',
      '  The model case of 2005: one theme, four topics, 116 Members; two topics are to be chosen.',
      `  Open the address and choose whom to sign in as: the Administration, the Chair, an auditor, the head or`,
      '  representative of any Member, or an observer. Half of the Members have cast.',
      `  The round closes ${minutes} minutes from now. All answers and people are invented.`,
      '  Embedded database: for trial, not for binding votes. Ctrl-C stops it; the next start begins anew.',
      '',
      '',
    ].join('\n'),
  );
  await stopped;
  await service.stop();
  return 0;
}

function refusalOf(config: Config): string | undefined {
  if (config.DATABASE_URL !== undefined) return 'The demonstration does not touch a real database: unset DATABASE_URL.';
  if (!loopback.includes(config.HOST))
    return `Anybody can sign in as anybody in the demonstration: HOST must be 127.0.0.1, not ${config.HOST}.`;
  return undefined;
}

async function emptyFolder(folder: string): Promise<boolean> {
  if (existsSync(folder) && (await readdir(folder)).length > 0 && !existsSync(join(folder, marker))) return false;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, marker), '');
  // A demonstration that still runs holds this lock, and keeps its data: the start ends here with its process number.
  const release = takeLock(join(folder, 'database.lock'));
  await rm(join(folder, 'database'), { recursive: true, force: true });
  release();
  return true;
}

async function loadModelCase(deps: Deps, app: FastifyInstance): Promise<void> {
  const link = await firstAdministratorLink(deps);
  if (!link) throw new Error('the demonstration has an administrator before it began');
  const stage = insideStage(app, randomBytes(24).toString('base64url'));
  const cast = await playPeople(stage, link.url, { observers: true, heads: 'all' });
  const story = await playConsultation(stage, cast);
  await playViews(stage, story, cast);
  const round = await openStoryRound(stage, story, minutes);
  const planned = planBallots(cast.members.map(({ code }) => code));
  await castStoryBallots(stage, round, planned.slice(0, Math.floor(planned.length / 2)));
}
