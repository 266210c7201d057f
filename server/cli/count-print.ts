import type { Language } from '#shared/languages.ts';
import type { CountResult } from '#shared/tally/result.ts';
import { stepText } from '#shared/tally/steps.ts';

const words = {
  en: {
    elected: 'Elected',
    nobody: 'nobody',
    tied: 'Tied',
    places: 'places',
    stage: 'at',
    valid: 'Valid ballots',
    invalid: 'invalid',
    how: 'How this was counted',
    round: 'Round',
    exhausted: 'exhausted',
    residue: 'residue',
    row: 'Row',
  },
  fr: {
    elected: 'Retenus',
    nobody: 'aucun',
    tied: 'À égalité',
    places: 'places',
    stage: 'à',
    valid: 'Bulletins valables',
    invalid: 'nuls',
    how: 'Comment le compte a été fait',
    round: 'Tour',
    exhausted: 'épuisés',
    residue: 'reste',
    row: 'Ligne',
  },
  es: {
    elected: 'Elegidos',
    nobody: 'nadie',
    tied: 'Empatados',
    places: 'puestos',
    stage: 'en',
    valid: 'Papeletas válidas',
    invalid: 'nulas',
    how: 'Cómo se contó',
    round: 'Ronda',
    exhausted: 'agotadas',
    residue: 'resto',
    row: 'Fila',
  },
} as const;

/** A result for a reader at a terminal: who is elected, what is tied, the figures, the rounds, the steps. */
export function printResult(result: CountResult, language: Language): string {
  const word = words[language];
  const lines = [`${word.elected}: ${result.elected.join(', ') || word.nobody}`];
  const { tied } = result;
  if (tied)
    lines.push(`${word.tied}: ${tied.among.join(', ')} (${word.places}: ${tied.places}; ${word.stage} ${tied.stage})`);
  lines.push(`${word.valid}: ${result.valid}; ${word.invalid}: ${result.invalid}`);
  for (const { row, count, reasons } of result.invalidPapers)
    lines.push(`  ${word.row} ${row} (${count}): ${reasons.join(' ')}`);
  const width = Math.max(0, ...result.options.map((name) => name.length)) + 2;
  if (result.standing.length > 0) lines.push('');
  for (const { rank, option, votes } of result.standing)
    lines.push(`  ${rank.padStart(4)}  ${option.padEnd(width)}${votes}`);
  for (const round of result.rounds) {
    lines.push('', `${word.round} ${round.round}${round.quota ? ` (quota ${round.quota})` : ''}`);
    for (const [name, votes] of Object.entries(round.votes)) lines.push(`        ${name.padEnd(width)}${votes}`);
    lines.push(`        ${word.exhausted} ${round.exhausted}, ${word.residue} ${round.residue}`);
  }
  lines.push(
    '',
    word.how,
    ...result.steps.map((step) => `${`${step.n}`.padStart(4)}. ${stepText(step, language)}`),
    '',
  );
  return lines.join('\n');
}
