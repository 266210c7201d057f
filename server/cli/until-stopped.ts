/**
 * Waits until the operator stops the program: Ctrl-C, SIGTERM, or the death of the parent. The last one is needed because a
 * signal to `npm start` reaches only npm's shell and would leave this process behind with its port.
 */
export async function untilStopped(): Promise<void> {
  const parent = process.ppid;
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, 500);
  });
}
