/** Lets only so many pieces of work run at once and so many wait; who comes later is turned away at once. */
export interface Gate {
  /** Undefined where nobody else may wait. */
  enter<T>(work: () => Promise<T>): Promise<T> | undefined;
}

export function makeGate(width: number, places: number): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running >= width) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on rather than given back, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return { enter: (work) => (running >= width && waiting.length >= places ? undefined : run(work)) };
}
