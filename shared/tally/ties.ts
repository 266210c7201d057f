/**
 * How a tie may be resolved. A tie is a result; nothing resolves it but a declared means. `open` leaves it: the body votes
 * again among the tied, or the chair declares. All other means are inputs recorded before or beside the count.
 */
export type TieMeans =
  | { readonly means: 'open' }
  /** A recorded lot: the order drawn, first = preferred, with who drew it, before whom and when (for the record only). */
  | {
      readonly means: 'lot';
      readonly order: readonly string[];
      readonly drawnBy?: string;
      readonly witnesses?: readonly string[];
      readonly at?: string;
    }
  /** A lot from a seed published after the close: options in the order of `digest(seed + "\n" + name)`, lowest first. */
  | { readonly means: 'seed'; readonly seed: string; readonly digest: (text: string) => string }
  /** Decisions of the chair, one for each tie, each an order of exactly the tied options, first = preferred. */
  | { readonly means: 'chair'; readonly decisions: readonly (readonly string[])[] };

/** The tied options (as indices) in order of preference, or `null` when the tie stays open. */
export type TieOrder = (among: readonly number[]) => number[] | null;

const bySize = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byNames(order: readonly string[], options: readonly string[]): TieOrder {
  const place = new Map(order.map((name, at) => [name, at]));
  return (among) => {
    const placed = among.map((option) => ({ option, at: place.get(options[option] ?? '') }));
    if (placed.some(({ at }) => at === undefined)) return null;
    return placed.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)).map(({ option }) => option);
  };
}

/** The order that `ties` gives to any set of tied options. */
export function tieOrder(ties: TieMeans, options: readonly string[]): TieOrder {
  if (ties.means === 'lot') return byNames(ties.order, options);
  if (ties.means === 'seed') {
    const drawn = options.map((name) => ({ name, digest: ties.digest(`${ties.seed}\n${name}`) }));
    const order = drawn.toSorted((a, b) => bySize(a.digest, b.digest)).map(({ name }) => name);
    return byNames(order, options);
  }
  if (ties.means === 'chair') {
    return (among) => {
      const decision = ties.decisions.find(
        (order) => order.length === among.length && among.every((option) => order.includes(options[option] ?? '')),
      );
      return decision ? byNames(decision, options)(among) : null;
    };
  }
  return () => null;
}

/** Names in recorded means that are no option of the election: a lot or decision about something else, or a slip of the pen. */
export function tieFaults(ties: TieMeans, options: readonly string[]): string[] {
  const named = ties.means === 'lot' ? ties.order : ties.means === 'chair' ? ties.decisions.flat() : [];
  const unknown = [...new Set(named)].filter((name) => !options.includes(name));
  const twice = ties.means === 'lot' && new Set(ties.order).size < ties.order.length;
  return [
    ...unknown.map((name) => `The recorded order names "${name}", which is not an option.`),
    ...(twice ? ['The recorded order names an option twice.'] : []),
  ];
}
