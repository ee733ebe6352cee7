import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The stores of a knowledge base: the folders under `knowledge/`.
 * @param root folder that holds `knowledge/`
 */
export function storeIds(root: string): readonly string[] {
  return readdirSync(join(root, 'knowledge'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
