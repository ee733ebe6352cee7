import type { Languages } from '../model/dialog.js';

/** A language that is not spoken here: how to say so in it; empty where only its script gives it away. */
export interface Foreign {
  readonly says: string;
}

/** Share of a text's words that must be common ones of another language. */
const SHARE = 0.3;
/** Scripts in which no language that is spoken here is written. */
const OTHER_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}]/gu;

/** The other language that a text is written in, or null when it may be one that is spoken here. */
export function otherLanguage(text: string, { others }: Languages): Foreign | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  if ((text.match(OTHER_SCRIPT)?.length ?? 0) > letters / 2) return { says: '' };
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [best] = others
    .map((language) => ({ language, hits: words.filter((word) => language.words.includes(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  return best && best.hits >= 2 && best.hits / words.length >= SHARE ? { says: best.language.says } : null;
}
