import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps, and people several files: quiet for so long, they are done. */
const QUIET_MS = 400;

/**
 * Calls back once something under `knowledge/` or `dialogs/` was edited and it is quiet again.
 * @returns what ends the watch
 * @throws where the folders cannot be watched
 */
export function watchKnowledge(root: string, edited: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = ['knowledge', 'dialogs'].map((folder) =>
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(waiting);
      waiting = setTimeout(edited, QUIET_MS).unref();
    }),
  );
  return () => {
    clearTimeout(waiting);
    for (const watcher of watchers) watcher.close();
  };
}
