import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

import { parse, placeOf, sources, type TextFile } from './source-tree.js';

/** Functions, classes, interfaces, types and enums; a constant only where it holds a function. */
function needsDoc(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  const exported =
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  if (!exported) return false;
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.some(
      ({ initializer }) =>
        initializer !== undefined &&
        (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    );
  }
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  );
}

/** A doc comment with words in it, and nothing but one line's end between it and the declaration. */
function hasDoc(statement: ts.Statement): boolean {
  const text = statement.getSourceFile().text;
  const before = text.slice(statement.getFullStart(), statement.getStart());
  return /\/\*\*(?:(?!\*\/)[\s\S])*\p{L}(?:(?!\*\/)[\s\S])*\*\/[ \t]*\r?\n?[ \t]*$/u.test(before);
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]!.name.getText();
  return (statement as ts.DeclarationStatement).name?.getText() ?? 'default';
}

function violations(files: TextFile[]): string[] {
  return files.flatMap((file) => {
    const documented = new Set<string>();
    return parse(file)
      .statements.filter(needsDoc)
      .filter((statement) => {
        const name = nameOf(statement);
        // The first signature of an overloaded function speaks for all.
        if (hasDoc(statement)) documented.add(name);
        return !documented.has(name);
      })
      .map(
        (statement) =>
          `${placeOf(statement)} exports ${nameOf(statement)} without a doc comment: others call it without ` +
          'reading it. Put /** what it promises */ directly above.',
      );
  });
}

const inFile = (text: string): TextFile[] => [{ path: 'src/model/a.ts', text }];

describe('everything that src exports', () => {
  it('has a doc comment', () => {
    expect(violations(sources())).toEqual([]);
  });

  it.each([
    'export function f() {}',
    'export default function () {}',
    'export const f = () => 1;',
    'export class C {}',
    'export interface I {}',
    'export type T = 1;',
    '// Words.\nexport type T = 1;',
    '/** Words about the file. */\n\nexport type T = 1;',
    '/** */\nexport type T = 1;',
    '/** Words. */\ntype S = 1;\nexport type T = S;',
  ])('is missed without one: %j', (text) => {
    expect(violations(inFile(text))).toHaveLength(1);
  });

  it.each([
    '/** Words. */\nexport function f() {}',
    '/**\n * Words.\n */\nexport type T = 1;',
    '/** Words. */\nexport function f(a: 1): void;\nexport function f(): void {}',
    'function f() {}',
    'export const limit = 1;',
  ])('passes: %j', (text) => {
    expect(violations(inFile(text))).toEqual([]);
  });
});
