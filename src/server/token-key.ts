import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the key in the data folder. */
const KEY_FILE = 'token.key';

/**
 * The key of the data folder that tokens are signed with, made on the first start. Kept, so that
 * conversations outlive a restart; readable by its owner only.
 * @throws where the folder cannot be written, or the file holds no key
 */
export function tokenKeyOf(folder: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, KEY_FILE);
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(`${file} holds no key. Delete it: a new one is made, and open chats begin anew.`);
  return Buffer.from(text, 'hex');
}
