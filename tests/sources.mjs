// What the program is made of, as one hash: what was kept by other sources is never taken. As scripts/build.mjs takes it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param root folder that holds `src/` */
export function hashOfSources(root) {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true }).filter((file) => file.endsWith('.ts'));
  for (const file of files.map((name) => name.replaceAll('\\', '/')).sort())
    hash.update(`src/${file}\0`).update(readFileSync(join(root, 'src', file)));
  return hash.digest('hex').slice(0, 16);
}
