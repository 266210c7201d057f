/** A figure of a count as an exact decimal: whole units of `10 ** -places`. Undefined for a fraction such as "7/2". */
function unitsOf(figure: string, places: number): bigint | undefined {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(figure);
  if (!found) return undefined;
  const [, sign = '', whole = '', rest = ''] = found;
  const units = BigInt(whole + rest.padEnd(places, '0').slice(0, places));
  return sign ? -units : units;
}

const placesOf = (figures: readonly string[]): number =>
  figures.reduce((most, figure) => Math.max(most, figure.split('.')[1]?.length ?? 0), 0);

function textOf(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const cut = digits.length - places;
  const text = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return units < 0n ? `-${text}` : text;
}

/**
 * Figures added up exactly; undefined where one of them is a fraction.
 *
 * @example sumOf(['1.50000', '2']) // '3.50000'
 */
export function sumOf(figures: readonly string[]): string | undefined {
  const places = placesOf(figures);
  let sum = 0n;
  for (const figure of figures) {
    const units = unitsOf(figure, places);
    if (units === undefined) return undefined;
    sum += units;
  }
  return textOf(sum, places);
}

/**
 * What a figure gained or lost, with its sign; empty where nothing moved or it cannot be told.
 *
 * @example gainOf('2', '5.25') // '+3.25'
 */
export function gainOf(before: string, after: string): string {
  const places = placesOf([before, after]);
  const [from, to] = [unitsOf(before, places), unitsOf(after, places)];
  if (from === undefined || to === undefined || from === to) return '';
  return `${to > from ? '+' : ''}${textOf(to - from, places)}`;
}
