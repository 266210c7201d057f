/** What is done again and again while the service runs. */
export interface Job {
  /** Lets what is under way end, and begins nothing more. */
  stop(): Promise<void>;
}

/**
 * Does a piece of work at an interval, each turn after the one before has ended. A turn that fails is told, and the next one comes all
 * the same. Nobody's process stays alive for it.
 *
 * @param milliseconds from one turn to the next
 */
export function every(milliseconds: number, work: () => Promise<void>, onFault: (fault: unknown) => void): Job {
  let stopped = false;
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => (stopped ? undefined : work())).catch(onFault);
  }, milliseconds);
  timer.unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
