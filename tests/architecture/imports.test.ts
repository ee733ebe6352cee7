import { describe, expect, it } from '@jest/globals';

import { importsOf, layerOf, layers, sources, targetOf, type TextFile } from './source-tree.js';

const inOrder = layers.join(' < ');

/** What the import breaks, or undefined where it may stand. */
function brokenRule(file: TextFile, imported: string): string | undefined {
  const from = layerOf(file.path) ?? '';
  const target = targetOf(file, imported);
  if (target === undefined) {
    return imported.startsWith('@microsoft/') && from !== 'channels'
      ? 'only src/channels knows the SDK. Translate there, and pass plain data on.'
      : undefined;
  }
  // The one file outside src that the program reads: its own name and version.
  if (target === 'package.json') return undefined;
  const to = layerOf(target) ?? '';
  if (from === 'web' && to !== 'web' && to !== 'model') {
    return 'browser code imports only src/model and itself. Fetch the rest from the server.';
  }
  if (!layers.includes(to)) return 'it is in no layer of src. Move it into one.';
  return layers.indexOf(to) > layers.indexOf(from)
    ? `a layer imports only itself and earlier ones (${inOrder}). Pass what is needed in, or move the shared part to the earlier layer.`
    : undefined;
}

function violations(files: TextFile[]): string[] {
  return files.flatMap((file) => {
    if (!layers.includes(layerOf(file.path) ?? '')) {
      return [`${file.path} is in no layer. Move it into one of src/: ${inOrder}.`];
    }
    return importsOf(file).flatMap((imported) => {
      const rule = brokenRule(file, imported);
      return rule === undefined ? [] : [`${file.path} imports ${imported}: ${rule}`];
    });
  });
}

/** Each cycle once, as the chain of files that leads back to its start. */
function cycles(files: TextFile[]): string[] {
  // An import names `a.js` where the file is `a.ts` or `a.tsx`.
  const stem = (path: string): string => path.replace(/\.[jt]sx?$/, '');
  const known = new Map(files.map((file) => [stem(file.path), file]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: TextFile | undefined, trail: string[]): void => {
    if (file === undefined) return;
    const start = trail.indexOf(file.path);
    if (start >= 0) found.push([...trail.slice(start), file.path].join(' → '));
    if (start >= 0 || done.has(file.path)) return;
    for (const imported of importsOf(file)) {
      visit(known.get(stem(targetOf(file, imported) ?? '')), [...trail, file.path]);
    }
    done.add(file.path);
  };
  for (const file of files) visit(file, []);
  return found.map(
    (chain) =>
      `${chain}: none of these files can be read or changed alone. Move what they share into a file of its own.`,
  );
}

const file = (path: string, text: string): TextFile => ({ path, text });

describe('imports', () => {
  it('go to the same layer or an earlier one', () => {
    expect(violations(sources())).toEqual([]);
  });

  it('make no cycle', () => {
    expect(cycles(sources())).toEqual([]);
  });

  it.each([
    ['src/model/a.ts', "import type { V } from '../verdict/v.js';"],
    ['src/verdict/a.ts', "export { v } from '../cli/v.js';"],
    ['src/verdict/a.ts', "const v = await import('../cli/v.js');"],
    ['src/web/desk/a.ts', "import { v } from '../../verdict/v.js';"],
    ['src/server/a.ts', "import { v } from '@microsoft/agents-hosting';"],
    ['src/cli/a.ts', "import { v } from '../../scripts/v.js';"],
    ['src/other/a.ts', ''],
    ['src/a.ts', ''],
  ])('of the wrong kind are found: %s %s', (path, text) => {
    expect(violations([file(path, text)])).toHaveLength(1);
  });

  it.each([
    ['src/verdict/a.ts', "import { v } from './b.js'; import { d } from 'date-fns';"],
    ['src/web/desk/a.ts', "import type { V } from '../../model/v.js'; import './b.js';"],
    ['src/channels/a.ts', "import { v } from '@microsoft/agents-hosting';"],
    ['src/cli/main.ts', "import p from '../../package.json' with { type: 'json' };"],
  ])('of the right kind pass: %s %s', (path, text) => {
    expect(violations([file(path, text)])).toEqual([]);
  });

  it('that form a cycle are found once', () => {
    const a = file('src/model/a.ts', "import './b.js';");
    const b = file('src/model/b.ts', "import type { A } from './a.js';");
    expect(cycles([a, b, file('src/model/c.ts', "import './a.js';")])).toEqual([
      expect.stringContaining('src/model/a.ts → src/model/b.ts → src/model/a.ts'),
    ]);
  });
});
