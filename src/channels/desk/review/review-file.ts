import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';

/** What agents leave for those who look after policies and tests; each goes to a file of its own. */
export const REVIEW_KINDS = ['evaluation', 'exceptions', 'asks'] as const;
/** A kind of review file. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/**
 * Files of JSON lines in the data folder that people read and merge: cases for the evaluation sets, exceptions that
 * agents made, additions to the asks of a policy. Only ever added to.
 */
export class ReviewFile {
  readonly #folder: string;
  #writing: Promise<void> = Promise.resolve();

  /** @param folder made when something is written */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Adds a line. Resolves once it survives the loss of power. @throws where the folder cannot be written */
  add(kind: ReviewKind, entry: Readonly<Record<string, unknown>>): Promise<void> {
    const mine = this.#writing.then(() => this.#append(kind, `${JSON.stringify(entry)}\n`));
    this.#writing = mine.catch(() => undefined);
    return mine;
  }

  async #append(kind: ReviewKind, line: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = await open(join(this.#folder, `${kind}.jsonl`), 'a', 0o600);
    try {
      await file.appendFile(line);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
