/** Thrown for an election that cannot be counted by the rule asked for; `reasons` holds all of them. */
export class CountRefused extends Error {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(reasons.join(' '));
    this.name = 'CountRefused';
    this.reasons = reasons;
  }
}
