export const ballots = {} as const;
