/**
 * SQLSTATE classes and system codes that say that the database cannot be reached now, or could not come to it in time (a lock,
 * a time-out, two acts that waited for each other), not that the query was wrong. Nothing was stored.
 */
const away = /^(08...|57P0[123]|57014|53300|55P03|40P01|40001|25P03|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT)$/;
const gone = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether an error means that the database is away for the moment, so that asking again later is the right answer. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return away.test(code) || gone.test(error.message);
}
