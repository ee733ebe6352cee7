import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { parse } from 'yaml';

const repository = join(__dirname, '../..');
const good = join(__dirname, 'good');

/** One change of the good base: a passage replaced, a file copied, or a file written. */
interface Edit {
  readonly file: string;
  readonly find?: string;
  readonly put?: string;
  readonly copyOf?: string;
}

/** A knowledge base of its own in a temporary folder: the good one of the tests, with the program's dialogs. */
export function goodBase(): string {
  const root = mkdtempSync(join(tmpdir(), 'clausewise-base-'));
  cpSync(join(repository, 'dialogs/facts'), join(root, 'dialogs/facts'), { recursive: true });
  cpSync(join(repository, 'dialogs/verdict.yaml'), join(root, 'dialogs/verdict.yaml'));
  cpSync(join(good, 'knowledge'), join(root, 'knowledge'), { recursive: true });
  return root;
}

/** The good base with the edits of a folder of `bad/` applied, in their order. */
export function badBase(folder: string): string {
  const root = goodBase();
  for (const edit of parse(readFileSync(join(folder, 'edits.yaml'), 'utf8')) as Edit[]) apply(root, edit);
  return root;
}

function apply(root: string, { file, find, put = '', copyOf }: Edit): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  if (copyOf !== undefined) cpSync(join(root, copyOf), path);
  if (find === undefined) {
    if (copyOf === undefined) writeFileSync(path, put);
    return;
  }
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (!text.includes(find)) throw new Error(`${file} does not contain ${JSON.stringify(find)}.`);
  writeFileSync(path, text.replace(find, () => put));
}
