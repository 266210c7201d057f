import { rename, rm } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { parsers, pgliteSerializers } from './codecs.ts';
import type { PGliteReply, PGliteRequest, PGliteWorkerData } from './pglite.ts';

// In a thread of its own because PGlite computes synchronously: a large insert would hold up every other request.

const port = parentPort!;
const { directory, isNew, dump } = workerData as PGliteWorkerData;

async function open(): Promise<PGlite> {
  if (directory !== undefined && isNew) {
    // A process killed while the cluster is being made would leave a directory that never opens again.
    const unfinished = `${directory}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await (await PGlite.create({ dataDir: unfinished })).close();
    await rename(unfinished, directory);
  }
  const database = await PGlite.create({
    ...(directory === undefined ? {} : { dataDir: directory }),
    ...(dump === undefined ? {} : { loadDataDir: new Blob([dump as Uint8Array<ArrayBuffer>]) }),
  });
  // Not as an option: PGlite writes its own array parsers over those once it is up.
  Object.assign(database.parsers, parsers);
  Object.assign(database.serializers, pgliteSerializers);
  return database;
}

/** Structured cloning drops everything but name, message and stack, so the fields of an error travel as a plain object. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  // Not PGlite's own `query` and `params`: node-postgres has no such fields, and logs should not hold what was sent.
  const { query: _query, params: _params, ...fields } = error as Error & Record<string, unknown>;
  const texts = Object.entries(fields).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return { ...Object.fromEntries(texts), message: error.message };
}

const opening = open();

async function answer(request: PGliteRequest): Promise<Omit<PGliteReply, 'id'>> {
  const database = await opening;
  if (request.kind === 'query') {
    const { rows, fields, affectedRows = 0, command = '' } = await database.query(request.sql, request.parameters);
    return { result: { rows, fields, affectedRows, command } };
  }
  if (request.kind === 'dump') {
    const file = await database.dumpDataDir('gzip');
    return { dump: new Uint8Array(await file.arrayBuffer()) };
  }
  if (request.kind === 'close') await database.close();
  return {};
}

async function serve(id: number, request: PGliteRequest): Promise<void> {
  const reply = await answer(request).catch((error: unknown) => ({ error: describe(error) }));
  port.postMessage({ id, ...reply } satisfies PGliteReply);
  // Closing the port lets the thread end by itself; terminating it could cut off lines it has still to print.
  if (request.kind === 'close') port.close();
}

port.on('message', ({ id, request }: { id: number; request: PGliteRequest }) => void serve(id, request));
