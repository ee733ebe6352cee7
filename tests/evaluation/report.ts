/** A bar that a figure must reach; times must stay below theirs. */
export interface Bar {
  readonly name: string;
  readonly figure: string;
  readonly bar: string;
  readonly isMet: boolean;
}

/** Something that went wrong, for `misses.jsonl`. */
export interface Miss {
  readonly set: string;
  readonly store: string | null;
  readonly [detail: string]: unknown;
}

/** Prints tables, and remembers the bars and the misses. */
export class Report {
  readonly bars: Bar[] = [];
  readonly misses: Miss[] = [];

  /** Takes lines to print. */
  constructor(private readonly print: (line: string) => void) {}

  /** A heading. */
  title(text: string): void {
    this.print(`\n${text}`);
  }

  /** A sentence below a table. */
  note(text: string): void {
    this.print(`  ${text}`);
  }

  /** Rows under a head; the first column to the left, figures to the right. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = head.map((title, column) =>
      Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
    );
    const line = (row: readonly string[]): string =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ');
    this.print(`  ${line(head)}`);
    for (const row of rows) this.print(`  ${line(row)}`);
  }

  /**
   * A share in percent, with a mark where a bar is given.
   * @param name of the figure where it counts for `--min`
   */
  share(part: number, whole: number, bar?: number, name?: string): string {
    if (whole === 0) return '–';
    const percent = (100 * part) / whole;
    const figure = percent.toFixed(1);
    if (bar === undefined) return figure;
    return this.marked(percent >= bar, figure, `≥ ${bar} %`, name);
  }

  /** A time in milliseconds, with a mark where it must stay below a bar. */
  time(milliseconds: number, bar?: number, name?: string): string {
    const figure = milliseconds.toFixed(2);
    if (bar === undefined) return figure;
    return this.marked(milliseconds <= bar, figure, `≤ ${bar} ms`, name);
  }

  private marked(isMet: boolean, figure: string, bar: string, name?: string): string {
    if (name !== undefined) this.bars.push({ name, figure, bar, isMet });
    return `${figure} ${isMet ? '✓' : '✗'}`;
  }
}

/** The value below which the share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** How many of the things the test holds for. */
export function count<Thing>(things: readonly Thing[], test: (thing: Thing) => boolean): number {
  return things.reduce((sum, thing) => sum + (test(thing) ? 1 : 0), 0);
}

/** The things under the key of each, in the order in which the keys first come. */
export function groupBy<Thing>(
  things: readonly Thing[],
  key: (thing: Thing) => string,
): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) groups.set(key(thing), [...(groups.get(key(thing)) ?? []), thing]);
  return groups;
}
