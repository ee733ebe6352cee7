import type { Verdict } from '../../../model/verdict.js';
import { h } from '../dom.js';
import { strings } from '../strings.js';
import { quote } from '../view/quote.js';
import type { CardContext } from './context.js';
import { fold } from './section.js';

const { card: words } = strings;
/** Clauses that are shown as soon as the part unfolds. */
const FIRST = 3;

/** The clauses that decide, word for word, the most important first. */
export function clauses({ citations }: Verdict, { origin }: CardContext): HTMLElement | null {
  const shown = citations.map((citation) => quote(citation, '', origin));
  const rest = shown.slice(FIRST);
  return fold(words.clauses, 'clauses', citations.length, [
    shown.slice(0, FIRST),
    rest.length > 0 &&
      h('details', { class: 'more' }, h('summary', null, words.moreClauses(rest.length)), rest),
  ]);
}
