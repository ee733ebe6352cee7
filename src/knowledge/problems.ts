import type { Problem } from '../model/problem.js';

/** Collects every problem of one file, so that the editor sees all of them at once. */
export class Problems {
  readonly list: Problem[] = [];

  /** @param check name of the check; @param file path as shown to the editor */
  constructor(
    private readonly check: string,
    private readonly file: string,
  ) {}

  /** Adds an error at a 1-based line (0: the whole file). */
  error(line: number, what: string, fix: string): void {
    this.list.push({ check: this.check, file: this.file, line, what, fix, severity: 'error' });
  }

  /** Adds a warning, which does not fail the check. */
  warn(line: number, what: string, fix: string): void {
    this.list.push({ check: this.check, file: this.file, line, what, fix, severity: 'warning' });
  }
}
