// What the program is made of, as one hash: what was kept by other sources is never taken.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param root folder that holds them; @param folders of TypeScript, by their paths in it */
export function hashOfSources(root, folders = ['src']) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true }).filter((file) => file.endsWith('.ts'));
    for (const file of files.map((name) => name.replaceAll('\\', '/')).sort())
      hash.update(`${folder}/${file}\0`).update(readFileSync(join(root, folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
