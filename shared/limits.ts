/** Lengths and counts, stated once: the schemas and the rules both read them from here. Lengths are in UTF-16 units. */
export const limits = {
  name: 200,
  email: 254,
  title: 300,
  /** A view on a theme or paragraph, as delegations are told beside the field. */
  viewWords: 2_000,
  /** The case for a proposed topic: about 150 words, with room for languages that run longer. */
  topicCase: 1_500,
  topicCaseWords: 150,
  paragraph: 10_000,
  paragraphs: 200,
  reason: 1_000,
  declaration: 10_000,
  symbol: 60,
  memberCode: 12,
  /** The key of a regional group. */
  group: 40,
  /** Rows of a list of Members; the largest body has some 200. */
  importRows: 2_000,
  options: 26,
  /** The highest rank, score or number of points that one byte of a ballot holds. */
  mark: 253,
  budget: 1_000,
  passwordMin: 12,
  passwordMax: 200,
  idempotencyKey: 100,
} as const;

/** Body limits of routes, in bytes. */
export const bodyLimits = { usual: 64 * 1024, import: 2 * 1024 * 1024, document: 8 * 1024 * 1024 } as const;
