/** A delegation's position on the theme. It is a view, never a vote, and no figure of it decides anything. */
export const viewPositions = ['support', 'supportWithComments', 'cannotSupport', 'noPosition'] as const;
export type ViewPosition = (typeof viewPositions)[number];
