import pc from 'picocolors';

import { nearestName } from '../model/nearest.js';
import type { Paint } from '../rendering/text/layout.js';

/** Colours of the terminal; none when the output is no terminal. */
export const paint: Paint = {
  bold: pc.bold,
  dim: pc.dim,
  good: pc.green,
  warn: pc.yellow,
  bad: pc.red,
  link: pc.cyan,
};

/** Columns to write to. */
export function columns(): number {
  return Math.min(110, Math.max(50, process.stdout.columns || 100));
}

/** Says what was wrong with the input; the command ends with status 2. */
export function refuse(...messages: readonly string[]): void {
  for (const message of messages) process.stderr.write(`${pc.red('error:')} ${message}\n`);
  process.exitCode = 2;
}

/** The message for a store that does not exist, or null. */
export function unknownStore(id: string, stores: readonly string[]): string | null {
  if (stores.includes(id)) return null;
  const near = nearestName(id, stores);
  return `--store must be one of ${stores.join(', ')}, not "${id}"${near ? ` (did you mean ${near}?)` : ''}`;
}
