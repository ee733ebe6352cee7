import type { Lexicon } from '../lexicon/lexicon.js';
import type { Scene } from '../scene.js';
import { judge, type SaidLabel } from './model.js';
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
  const words = scene.tokens.map((token) => plainWord(token, alike));
  const traits = traitsAt(words).map((own) =>
    own.map(({ name, from }) => ({ row: model.traits.get(name) ?? -1, from })),
  );
  const best: (Heard | undefined)[] = [];
  const rows = new Set<number>();
  for (const stretch of stretchesOf(scene)) {
    const { from, to, asked } = stretch;
    rows.clear();
    if (!isUnderstood(traits, from, to)) continue;
    let unknown = 0;
    for (let at = from; at < to; at++)
      for (const trait of traits[at] ?? []) {
        if (trait.from < from) continue;
        if (trait.row < 0) unknown += 1;
        else rows.add(trait.row);
      }
    for (const name of edgeTraits(words, from, to, asked)) {
      const row = model.traits.get(name);
      if (row === undefined) unknown += 1;
      else rows.add(row);
    }
    const sure = judge(model, rows, rows.size + unknown);
    for (const [index, label] of model.labels.entries()) {
      const known = best[index];
      const own = sure[index] ?? 0;
      if (!known || own > known.sure) best[index] = { ...label, ...stretch, sure: own };
    }
  }
  return best.flatMap((heard) => heard ?? []);
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
