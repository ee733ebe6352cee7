import { codeOf, messageOf, StorageUnavailable } from '../unavailable.js';

/** What SQLite's codes mean to an operator; a code begins with the name. */
const MEANINGS: readonly (readonly [code: string, meaning: string])[] = [
  ['SQLITE_FULL', 'the disk is full; make room on it'],
  ['SQLITE_BUSY', 'another program holds it; is a second server running on the folder?'],
  ['SQLITE_LOCKED', 'another program holds it; is a second server running on the folder?'],
  [
    'SQLITE_READONLY',
    'it cannot be written; see who owns the folder, and whether its disk is mounted for writing',
  ],
  [
    'SQLITE_CANTOPEN',
    'it cannot be opened; see who owns the folder, and whether its disk is there and may be written',
  ],
  ['SQLITE_PERM', 'it may not be opened; see who owns the folder'],
  ['SQLITE_AUTH', 'it may not be opened; see who owns the folder'],
  ['SQLITE_IOERR', 'the disk cannot be read or written'],
  ['SQLITE_CORRUPT', 'its file is damaged; put back a copy, or move it away to begin anew'],
  ['SQLITE_NOTADB', 'its file is no database; put back a copy, or move it away to begin anew'],
];

/**
 * What a caller is to be told of an error of SQLite.
 * @param file the database
 * @returns StorageUnavailable where the reason lies outside of the program, else the error itself
 */
export function explained(error: unknown, file: string): unknown {
  const code = codeOf(error) || codeOf((error as { readonly cause?: unknown } | null)?.cause);
  const meaning = MEANINGS.find(([name]) => code.startsWith(name))?.[1];
  return meaning === undefined
    ? error
    : new StorageUnavailable(
        `The database ${file} does not answer: ${meaning} (${messageOf(error)}).`,
        error,
      );
}

/** Does the work. @throws what {@link explained} makes of its error */
export async function explaining<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explained(error, file);
  }
}
