/** Thrown for a file that cannot be read: where and why. Nothing of the file is counted. Lines and columns count from 1. */
export class FileFault extends Error {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  constructor(line: number, column: number, reason: string) {
    super(`line ${line}, column ${column}: ${reason}`);
    this.name = 'FileFault';
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}
