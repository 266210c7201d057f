/**
 * Resolves when the operator stops the program: Ctrl-C, SIGTERM, or the death of the parent. The last one is needed because a
 * signal to `npm start` reaches only npm's shell and would leave this process behind with its port. Called before the start, so
 * that a signal that comes while it starts is not the abrupt end of a database.
 */
export function untilStopped(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (process.ppid !== parent) stop();
    }, 500);
    const stop = () => {
      clearInterval(watch);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
