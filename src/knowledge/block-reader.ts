import type { Vocabulary } from '../model/fact.js';
import type { Problems } from './problems.js';
import type { YamlSource } from './yaml-source.js';

/** Path of keys and indexes inside a YAML block. */
export type Path = readonly (string | number)[];

/** What the readers of one rule block share: its YAML, where problems go, and how slugs become ids. */
export class BlockReader {
  private readingCount = 0;
  private readonly cited = new Set<string>();

  constructor(
    readonly yaml: YamlSource,
    readonly problems: Problems,
    readonly vocabulary: Vocabulary,
    readonly store: string,
    /** Slug of the clause above the block. */
    readonly home: string,
  ) {
    this.cited.add(`${store}/${home}`);
  }

  /** Every clause id cited so far, the home clause first. */
  get cites(): readonly string[] {
    return [...this.cited];
  }

  /** 1-based line of the value at the path. */
  line(path: Path): number {
    return this.yaml.line(path);
  }

  /** Reports a mistake at the path. */
  error(path: Path, what: string, fix: string): void {
    this.problems.error(this.line(path), what, fix);
  }

  /** Id of the n-th reading of the block. */
  nextReading(coverage: string): string {
    this.readingCount += 1;
    return `${coverage}#${this.readingCount}`;
  }

  /** Clause ids named by an entry's `clause`, or the fallback. */
  clauses(value: unknown, path: Path, fallback: readonly string[]): readonly string[] {
    if (value === undefined) return fallback;
    const slugs = Array.isArray(value) ? (value as unknown[]) : [value];
    const ids: string[] = [];
    for (const slug of slugs) {
      if (typeof slug !== 'string') {
        this.error(path, `"clause" must be a clause id or a list of them, not ${JSON.stringify(slug)}.`, 'Write e.g. "clause: doa-eligibility".');
        continue;
      }
      const id = `${this.store}/${slug}`;
      this.cited.add(id);
      ids.push(id);
    }
    return ids.length > 0 ? ids : fallback;
  }

  /** A text, or null with a problem. */
  text(value: unknown, path: Path, what: string): string | null {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.error(path, `${what} must be a text.`, 'Write a few words.');
    return null;
  }
}

/** True for a mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
