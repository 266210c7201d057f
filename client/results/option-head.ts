import { html, type TemplateResult } from 'lit';
import { plainWords, words } from '../ui/pieces.ts';
import type { Figures } from './outcome-words.ts';

export type Option = Figures['options'][number];

/** An option as a row is headed: its letter and title. */
export const optionHead = ({ letter, title }: Option): TemplateResult =>
  html`<span class="lettered"><bdi class="letter">${letter}</bdi> <span>${words(title)}</span></span>`;

/** An option in a sentence: "B South/South". */
export const optionName = (options: Figures['options'], letter: string): string => {
  const option = options.find((candidate) => candidate.letter === letter);
  return option ? `${letter} ${plainWords(option.title)}` : letter;
};
