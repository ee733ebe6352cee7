import type { WindowVariable } from './variables.js';

/** The choice of one region of a window variable: after its first `band` windows, within the others. */
export interface Band {
  readonly variable: WindowVariable;
  readonly band: number;
}
