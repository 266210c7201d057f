/** A line that shows how far a step has come. On a terminal it is drawn over again; in a file only the end of a step is written. */
export class Progress {
  readonly #terminal = process.stdout.isTTY;

  /** Runs a step, shows how far it is, and keeps its time. */
  async step<T>(name: string, act: (tick: (done: number, of: number) => void) => Promise<T>): Promise<T> {
    const began = performance.now();
    let count = '';
    const value = await act((done, of) => {
      count = `${done}`;
      if (this.#terminal) process.stdout.write(`\r\u001b[K  ${bar(done / of)} ${name} ${done}/${of}`);
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    process.stdout.write(
      `${this.#terminal ? '\r\u001b[K' : ''}  ${name.padEnd(46)} ${count.padStart(5)} ${seconds.padStart(8)} s\n`,
    );
    return value;
  }
}

const bar = (share: number): string => {
  const full = Math.round(share * 20);
  return `[${'#'.repeat(full)}${'.'.repeat(20 - full)}]`;
};
