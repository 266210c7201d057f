/**
 * Whether nobody could administer without this account. One who has not set a password yet is no substitute for one who has.
 */
export function isLastAdministrator(
  administrators: readonly { id: string; hasPassword: boolean }[],
  accountId: string,
): boolean {
  const one = administrators.find(({ id }) => id === accountId);
  if (!one) return false;
  return !administrators.some(({ id, hasPassword }) => id !== accountId && (hasPassword || !one.hasPassword));
}
