import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Storage } from '../storage/port.js';

/** What keys are for; each is the name of a file, too. */
export const KEYS = ['token', 'desk'] as const;
/** The use of a key. */
export type KeyUse = (typeof KEYS)[number];

/** Where keys are kept. */
export interface KeyPlace {
  /** Absent: there is none. */
  readonly storage?: Pick<Storage, 'shared' | 'isShared'> | undefined;
  /** The data folder. */
  readonly data: string;
}

/**
 * The key that something is signed with, made on the first start. Kept, so that conversations and sessions outlive a
 * restart: beside the conversations where many processes work on them, else in a file that only its owner may read.
 * @throws where the folder cannot be written, or what is kept is no key
 */
export async function keyOf(use: KeyUse, { storage, data }: KeyPlace): Promise<Buffer> {
  const fresh = randomBytes(32).toString('hex');
  const text = storage?.isShared
    ? await storage.shared.keepFirst(`key ${use}`, fresh)
    : keptInFile(fileOf(use, data), data, fresh);
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(
      `${fileOf(use, data)} holds no key. Delete it: a new one is made, and everybody begins anew.`,
    );
  return Buffer.from(text, 'hex');
}

// The file of a key in the data folder.
function fileOf(use: KeyUse, data: string): string {
  return join(data, `${use}.key`);
}

function keptInFile(file: string, folder: string, fresh: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${fresh}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 'EEXIST')
      throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** The keys that lie in the data folder, under the names that they have beside conversations. */
export function keysInFiles(data: string): Readonly<Record<string, string>> {
  const there = KEYS.filter((use) => existsSync(fileOf(use, data)));
  return Object.fromEntries(
    there.map((use) => [`key ${use}`, readFileSync(fileOf(use, data), 'utf8').trim()]),
  );
}
