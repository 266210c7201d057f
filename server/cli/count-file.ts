import { open } from 'node:fs/promises';

/** A file that cannot be opened or read. */
export class UnreadableFile extends Error {}

const CHUNK = 4 * 1024 * 1024;

/** Below this a bar would flash and be gone. */
const BAR_FROM = 8 * 1024 * 1024;

/** A bar on standard error while a large file is read, when somebody watches. */
function bar(done: number, total: number): void {
  if (total < BAR_FROM || !process.stderr.isTTY) return;
  const width = 30;
  const filled = Math.round((done / total) * width);
  process.stderr.write(
    `\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${Math.floor((100 * done) / total)} %${done === total ? '\n' : ''}`,
  );
}

/**
 * The bytes of a file, read in pieces into one array of its size.
 *
 * @throws UnreadableFile when it is not there or may not be read
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const bytes = new Uint8Array(size);
    let done = 0;
    while (done < size) {
      const { bytesRead } = await file.read(bytes, done, Math.min(CHUNK, size - done), done);
      if (bytesRead === 0) break;
      done += bytesRead;
      bar(done, size);
    }
    return bytes.subarray(0, done);
  } catch (error) {
    throw new UnreadableFile(`${path} cannot be read: ${error instanceof Error ? error.message : 'unknown reason'}.`);
  }
}

/** Bytes as text. A byte order mark is left out. */
export const fileText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
