import type { Lexicon } from '../lexicon/lexicon.js';
import type { Scene } from '../scene.js';
import type { SaidLabel, SaidModel } from './model.js';
import { type Stretch, stretchesOf } from './stretches.js';
import { edgeTraits, plainWord, traitsAt } from './traits.js';

/** The stretch of a text that says something most clearly, and how sure that is (0 to 1). */
export interface Heard extends SaidLabel, Stretch {
  readonly sure: number;
}

/** Markup and code are no sentences. */
const MARKUP = /<\/?[a-z]{1,12}[ >]|\]\(/i;

/** For everything that sentences may say, the stretch of the text that says it most clearly. */
export function hear(scene: Scene, { said: model, alike }: Lexicon): readonly Heard[] {
  if (!model || MARKUP.test(scene.text)) return [];
  const { labels, biases } = model;
  const words = scene.tokens.map((token) => plainWord(token, alike));
  const traits = traitsAt(words).map((own) =>
    own.map(({ name, from }) => ({ row: model.traits.get(name) ?? -1, from })),
  );
  const most = new Float64Array(labels.length).fill(-Infinity);
  const where: Stretch[] = [];
  const sum = new Sum(model);
  let reached = 0;
  for (const stretch of stretchesOf(scene)) {
    const { from, to, asked } = stretch;
    if (!isUnderstood(traits, from, to)) continue;
    // Stretches that begin at the same word grow by a clause each: what was summed up of the shorter one holds.
    if (sum.from !== from || to < reached) {
      sum.begin(from);
      reached = from;
    }
    for (; reached < to; reached++)
      for (const trait of traits[reached] ?? []) if (trait.from >= from) sum.add(trait.row);
    const edges = edgeTraits(words, from, to, asked).map((name) => model.traits.get(name) ?? -1);
    const { sums, share } = sum.with(edges);
    for (let label = 0; label < sums.length; label++) {
      const own = (sums[label] ?? 0) * share + (biases[label] ?? 0);
      if (own <= (most[label] ?? 0)) continue;
      most[label] = own;
      where[label] = stretch;
    }
  }
  return labels.flatMap((label, index) => {
    const stretch = where[index];
    return stretch ? { ...label, ...stretch, sure: 1 / (1 + Math.exp(-(most[index] ?? 0))) } : [];
  });
}

/** The weights of a growing stretch's traits, added up for each label. */
class Sum {
  from = -1;
  private readonly rows = new Set<number>();
  private unknown = 0;
  private readonly own: Float64Array;
  private readonly whole: Float64Array;

  constructor(private readonly model: SaidModel) {
    this.own = new Float64Array(model.labels.length);
    this.whole = new Float64Array(model.labels.length);
  }

  /** A stretch that begins at the word, with nothing in it yet. */
  begin(from: number): void {
    this.from = from;
    this.rows.clear();
    this.unknown = 0;
    this.own.fill(0);
  }

  /** One more trait; each counts once, and one that the model does not know only makes the stretch longer. */
  add(row: number): void {
    if (row < 0) this.unknown += 1;
    else if (!this.rows.has(row)) {
      this.rows.add(row);
      this.addTo(this.own, row);
    }
  }

  /** The sums with the traits of the stretch's edges, and what they are to be multiplied by. */
  with(edges: readonly number[]): { readonly sums: Float64Array; readonly share: number } {
    this.whole.set(this.own);
    let size = this.rows.size + this.unknown;
    for (const row of edges) {
      if (row >= 0 && this.rows.has(row)) continue;
      size += 1;
      if (row >= 0) this.addTo(this.whole, row);
    }
    return { sums: this.whole, share: 1 / Math.sqrt(size || 1) };
  }

  private addTo(sums: Float64Array, row: number): void {
    const { weights } = this.model;
    for (let label = 0, cell = row * sums.length; label < sums.length; label++, cell++)
      sums[label] = (sums[label] ?? 0) + (weights[cell] ?? 0);
  }
}

/** Whether most of the words are known: of a foreign tongue nothing is made. */
function isUnderstood(
  traits: readonly (readonly { readonly row: number }[])[],
  from: number,
  to: number,
): boolean {
  let [known, words] = [0, 0];
  for (let at = from; at < to; at++) {
    const first = traits[at]?.[0];
    if (!first) continue;
    words += 1;
    if (first.row >= 0) known += 1;
  }
  return known * 3 > words * 2;
}
