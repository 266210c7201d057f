import { type ViewPosition, viewPositions } from './view-positions.ts';

/** How many Members released which position on the theme. It informs the Chair; it is no vote and decides nothing. */
export const countPositions = (
  released: readonly { readonly subject: string; readonly position: ViewPosition | null }[],
): { position: ViewPosition; n: number }[] =>
  viewPositions.map((position) => ({
    position,
    n: released.filter((view) => view.subject === 'theme' && view.position === position).length,
  }));
