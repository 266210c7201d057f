interface Closes {
  readonly closesAt: string | null;
  readonly closedAt: string | null;
}

/** When a round closed or closes: its hour, or the Chair's act before it. */
export const closeOf = ({ closesAt, closedAt }: Closes): string | null =>
  closedAt !== null && (closesAt === null || closedAt < closesAt) ? closedAt : closesAt;
