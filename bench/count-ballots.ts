import { openSync, writeSync, closeSync } from 'node:fs';

/** A 32-bit generator with a seed (xorshift), so that every run counts the same ballots. */
export function dice(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4_294_967_296;
  };
}

/** Lines are gathered to pieces of this size before they are written. */
const PIECE = 1 << 20;

/** Writes a file line by line without holding it. */
function lines(path: string, write: (line: (text: string) => void) => void): void {
  const file = openSync(path, 'w');
  let piece = '';
  write((text) => {
    piece += text;
    piece += '\n';
    if (piece.length > PIECE) {
      writeSync(file, piece);
      piece = '';
    }
  });
  writeSync(file, piece);
  closeSync(file);
}

/**
 * Ranked ballots as BLT: Plackett–Luce with weights 1/√(1+c), length uniform from 1 to all.
 *
 * @param path where to write
 */
export function writeRanked(path: string, ballots: number, width: number, seats: number, seed: number): void {
  const roll = dice(seed);
  const scale = Array.from({ length: width }, (_, c) => Math.sqrt(1 + c));
  const keys = new Float64Array(width);
  const order = Array.from({ length: width }, (_, c) => c);
  lines(path, (line) => {
    line(`${width} ${seats}`);
    for (let ballot = 0; ballot < ballots; ballot++) {
      for (let c = 0; c < width; c++) keys[c] = -Math.log(roll()) * scale[c]!;
      const length = 1 + Math.floor(roll() * width);
      order.sort((a, b) => keys[a]! - keys[b]!);
      let text = '1';
      for (let place = 0; place < length; place++) text += ` ${order[place]! + 1}`;
      line(`${text} 0`);
    }
    line('0');
    for (let c = 0; c < width; c++) line(`"C${c}"`);
    line('"Bench"');
  });
}

/** Approval ballots as PrefLib categories, p = 0.15 + 0.35/√(1+c). */
export function writeApprovals(path: string, ballots: number, width: number, seed: number): void {
  const roll = dice(seed);
  const chance = Array.from({ length: width }, (_, c) => 0.15 + 0.35 / Math.sqrt(1 + c));
  lines(path, (line) => {
    line('# DATA TYPE: cat');
    line(`# NUMBER ALTERNATIVES: ${width}`);
    line('# NUMBER CATEGORIES: 2');
    for (let c = 0; c < width; c++) line(`# ALTERNATIVE NAME ${c + 1}: C${c}`);
    for (let ballot = 0; ballot < ballots; ballot++) {
      const approved: number[] = [];
      for (let c = 0; c < width; c++) if (roll() < chance[c]!) approved.push(c + 1);
      line(`1: {${approved.join(',')}}`);
    }
  });
}
