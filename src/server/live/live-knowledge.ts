import type { Logger } from 'pino';

import type { Problem } from '../../model/problem.js';
import type { Verified } from './verify.js';
import { watchKnowledge } from './watch.js';

/** What live knowledge works with. */
export interface LiveParts {
  /** Folder that holds `knowledge/` and `dialogs/`. */
  readonly root: string;
  /** What identifies the files as they lie there now. */
  readonly stamp: () => string | null;
  readonly verify: (root: string) => Promise<Verified>;
  /** Loads what lies there and lets it serve. @throws where it cannot be loaded; then what served before still does */
  readonly swap: () => Promise<void>;
  readonly logger: Logger;
}

/** How the edits of this process went. */
export interface LiveCounts {
  readonly swapped: number;
  readonly refused: number;
}

const MOST_SHOWN = 20;

/**
 * Follows the folders: an edit is verified and swapped in whole; one with problems is refused with all of them, and
 * what served before goes on serving. One edit at a time.
 */
export class LiveKnowledge {
  readonly #parts: LiveParts;
  readonly #end: () => void;
  #stamp: string | null;
  #busy: Promise<void> | null = null;
  #again = false;
  #counts: LiveCounts = { swapped: 0, refused: 0 };

  /** Begins to follow. @throws where the folders cannot be watched */
  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#stamp = parts.stamp();
    this.#end = watchKnowledge(parts.root, () => this.look());
  }

  /** How edits went so far. */
  get counts(): LiveCounts {
    return this.#counts;
  }

  /** Looks whether something was edited; looks again where that happens meanwhile. */
  look(): void {
    if (this.#busy) this.#again = true;
    else this.#busy = this.#lookOnce().finally(() => this.#done());
  }

  /** Stops following; resolves once nothing is being verified. */
  async close(): Promise<void> {
    this.#end();
    this.#again = false;
    await this.#busy;
  }

  #done(): void {
    this.#busy = null;
    if (!this.#again) return;
    this.#again = false;
    this.look();
  }

  async #lookOnce(): Promise<void> {
    const { root, stamp, verify, swap, logger } = this.#parts;
    const before = stamp();
    if (before === this.#stamp && before !== null) return;
    try {
      const { problems, withdrawn } = await verify(root);
      // Edited again while it was verified: what was verified is not what lies there.
      if (stamp() !== before) {
        this.#again = true;
        return;
      }
      this.#stamp = before;
      if (problems.length > 0) {
        this.#refuse(problems);
        return;
      }
      await swap();
      this.#counts = { ...this.#counts, swapped: this.#counts.swapped + 1 };
      logger.info({ withdrawn: withdrawn.map(show) }, 'edited knowledge serves now');
    } catch (error) {
      this.#stamp = before;
      this.#refuse([]);
      logger.error(
        { error: String(error) },
        'edited knowledge could not be loaded; what was there serves on',
      );
    }
  }

  #refuse(problems: readonly Problem[]): void {
    this.#counts = { ...this.#counts, refused: this.#counts.refused + 1 };
    if (problems.length === 0) return;
    this.#parts.logger.error(
      { problems: problems.slice(0, MOST_SHOWN).map(show), count: problems.length },
      'edited knowledge has problems and was refused; what was there serves on',
    );
  }
}

function show({ file, line, what, fix }: Problem): string {
  return `${file}:${line} ${what} ${fix}`;
}
