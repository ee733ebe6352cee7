import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A built file for browsers. */
export interface WebFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads the bundles of the chat.
 * @returns by name; none where the program runs unbuilt
 */
export function readWebFiles(folder = builtFolder()): readonly WebFile[] {
  if (folder === null || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^widget(?:-panel-\w+)?\.js$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The folder `web` beside the running program. */
function builtFolder(): string | null {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'web');
  return existsSync(join(folder, 'widget.js')) ? folder : null;
}
