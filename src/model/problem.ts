/** Something wrong in `knowledge/` or `dialogs/`, for the policy editor. */
export interface Problem {
  /** Name of the check that found it. */
  readonly check: string;
  readonly file: string;
  /** 1-based; 0 when it concerns the whole file. */
  readonly line: number;
  /** What is wrong. */
  readonly what: string;
  /** How to mend it. */
  readonly fix: string;
  /** A warning does not fail the check. */
  readonly severity: 'error' | 'warning';
}
