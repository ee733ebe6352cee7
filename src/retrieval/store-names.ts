import type { StoreInput } from './documents.js';

/** Finds the shop that a text names, by its id, name or another name of it. */
export class StoreNames {
  private readonly patterns: readonly { id: string; pattern: RegExp }[];

  constructor(stores: readonly Pick<StoreInput, 'id' | 'names'>[]) {
    this.patterns = stores.map(({ id, names }) => {
      const all = [...new Set([id, ...(names ?? [])])]
        .filter((name) => name.trim() !== '')
        .sort((a, b) => b.length - a.length);
      const spelled = all.map((name) =>
        name
          .trim()
          .split(/[\s_-]+/)
          .map(escape)
          .join('[\\s_-]*'),
      );
      return {
        id,
        pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled.join('|')})(?:['’]s)?(?![\\p{L}\\p{N}])`, 'giu'),
      };
    });
  }

  /** The shops named, the one named first at the front. */
  namedIn(text: string): string[] {
    const head = text.slice(0, 4000);
    return this.patterns
      .map(({ id, pattern }) => ({ id, at: head.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .map(({ id }) => id);
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
