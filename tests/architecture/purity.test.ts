import { isBuiltin } from 'node:module';

import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

import {
  importsOf,
  layerOf,
  outsideGlobals,
  parse,
  placeOf,
  pure,
  sources,
  type TextFile,
} from './source-tree.js';

function isNamed(node: ts.Node | undefined, name: string): boolean {
  return node !== undefined && ts.isIdentifier(node) && node.text === name;
}

/** What the node reaches for outside of its arguments, or undefined. */
function reaches(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    if (isNamed(node.expression, 'Date') && node.name.text === 'now') return 'Date.now';
    if (isNamed(node.expression, 'Math') && node.name.text === 'random') return 'Math.random';
    return undefined;
  }
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) {
    return 'new Date() without arguments';
  }
  if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return 'Date()';
  if (!ts.isIdentifier(node) || !outsideGlobals.includes(node.text)) return undefined;
  return isValue(node) ? node.text : undefined;
}

/** False where the identifier only names a member or a declaration (`state.process`, `{ process: 1 }`). */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  return !(
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isMethodDeclaration(parent)) &&
      parent.name === node)
  );
}

function violations(files: TextFile[]): string[] {
  return files
    .filter((file) => pure.includes(layerOf(file.path) ?? ''))
    .flatMap((file) => {
      const source = parse(file);
      const found = importsOf(file)
        .filter((imported) => isBuiltin(imported))
        .map((imported) => `${file.path} imports ${imported}`);
      const visit = (node: ts.Node): void => {
        const reached = reaches(node);
        if (reached !== undefined) found.push(`${placeOf(node)} uses ${reached}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found.map(
        (what) =>
          `${what}: src/${String(layerOf(file.path))} is pure, so that the same facts always give the same verdict. ` +
          'Take the date, the id or the data as an argument; an outer layer gets it.',
      );
    });
}

describe('the pure layers', () => {
  it('use no clock, chance or I/O', () => {
    expect(violations(sources())).toEqual([]);
  });

  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const now = new Date;',
    'const now = Date();',
    'const now = () => Math.random();',
    'export const home = process.env.HOME;',
    'export const env = { process };',
    "import { readFileSync } from 'node:fs';",
    "import fs from 'fs';",
    'console.log(1);',
    'export const x = globalThis.process;',
  ])('are caught: %s', (text) => {
    expect(violations([{ path: 'src/verdict/a.ts', text }])).toHaveLength(1);
  });

  it.each([
    ['src/verdict/a.ts', 'const day = new Date(0);'],
    ['src/verdict/a.ts', 'interface S { process: string } const s = { process: "Date.now()" }; s.process;'],
    ['src/verdict/a.ts', '// process.env, new Date()'],
    ['src/server/a.ts', 'const now = Date.now();'],
  ])('may: %s %s', (path, text) => {
    expect(violations([{ path, text }])).toEqual([]);
  });
});
