import type { Paint } from './layout.js';

/**
 * A table in plain columns: the first left-aligned, the others to the right; heads of two words take two lines.
 * @param head one title a column
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], paint: Paint): string {
  const titles = head.map((title) => {
    const [last = '', ...others] = title.split(' ').reverse();
    return [others.reverse().join(' '), last];
  });
  const widths = titles.map((title, column) =>
    Math.max(...title.map(({ length }) => length), ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  const heads = [0, 1]
    .map((part) => line(titles.map((title) => title[part] ?? '')))
    .filter((text) => text !== '');
  return [...heads.map(paint.bold), ...rows.map(line)].join('\n');
}
