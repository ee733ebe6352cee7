import { describe, expect, it } from '@jest/globals';

import { filesUnder, type TextFile } from './source-tree.js';

const longest = 250;
// Put together here, so that this file does not find itself.
const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`);

function tooLong(files: TextFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ lines }) => lines > longest)
    .map(
      ({ path, lines }) =>
        `${path} has ${String(lines)} lines: over ${String(longest)} a file holds more than one idea. ` +
        'Give one of them a file of its own.',
    );
}

function marked(files: TextFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const mark = marks.exec(line)?.[0];
      return mark === undefined
        ? []
        : [
            `${path}:${String(index + 1)} says ${mark}: nobody comes back to it. Do it now, or write an issue.`,
          ];
    }),
  );
}

describe('files', () => {
  it('of src are short', () => {
    expect(tooLong(filesUnder('src'))).toEqual([]);
  });

  it('leave no marks behind', () => {
    expect(marked(['src', 'knowledge', 'dialogs', 'tests'].flatMap(filesUnder))).toEqual([]);
  });

  it('are measured to the line', () => {
    const lines = (count: number): TextFile => ({ path: 'src/a.ts', text: 'x\n'.repeat(count) });
    expect(tooLong([lines(longest)])).toEqual([]);
    expect(tooLong([lines(longest + 1)])).toHaveLength(1);
  });

  it('with a mark are found, at its line', () => {
    const text = 'one\n// TO' + 'DO: two\n';
    expect(marked([{ path: 'src/a.ts', text }])).toEqual([expect.stringContaining('src/a.ts:2 ')]);
    expect(marked([{ path: 'src/a.ts', text: 'A TODOLIST of hackers' }])).toEqual([]);
  });
});
