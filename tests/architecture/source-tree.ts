import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

import order from './layers.json' with { type: 'json' };

/** The layers of src, earliest first; the pure ones; and the globals that those may not touch. */
export const { layers, pure, outsideGlobals } = order;

/** A file of the repository; `path` is relative to its root and written with slashes. */
export interface TextFile {
  path: string;
  text: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file under the folder, or none while the folder does not exist yet. */
export function filesUnder(folder: string): TextFile[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file).replaceAll(sep, '/'), text: readFileSync(file, 'utf8') }));
}

/** The TypeScript files of `src`. */
export function sources(): TextFile[] {
  return filesUnder('src').filter((file) => /\.tsx?$/.test(file.path));
}

/** The layer a file of `src` belongs to; undefined for a file elsewhere. */
export function layerOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

/** What the file imports or re-exports, types and dynamic imports included, as written. */
export function importsOf(file: TextFile): string[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.map((imported) => imported.fileName);
}

/** The repository path that a relative import names, as written; undefined for a package. */
export function targetOf(file: TextFile, imported: string): string | undefined {
  return imported.startsWith('.') ? posix.join(posix.dirname(file.path), imported) : undefined;
}

export function parse(file: TextFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
}

/** `path:line`, the way editors make it a link. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${String(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`;
}
