import type { Sentence, Words } from './words.js';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const ASKING = set(
  'do does did is are can could will would what how which when who why where may should am whats hows any must has have',
);
const OPENERS = set(
  'hi hello hey and so also but quick question just then ok please dear support team there if asking',
);
const PERSONAL = set('my mine i we our this it these them they');
const OWN = set('my mine our');
const SHOP = set('you your policy warranty customers someone people items products orders returns refunds');
const PAST = set(
  'bought ordered received arrived got purchased opened shipped sent returned came died stopped broke have had was were did',
);
const GENERIC = set(
  'item product order device unit lock switch hub camera sensor plug curtain bulb strip thing package return gift opened used unopened',
);
const PLURAL = set('items products orders');
const POINTING = set('it this these them');
const CONDITIONS = set('case cases situation situations circumstances conditions condition instances');
/** A question that goes on longer than this tells a case. */
const LONGEST = 60;

/** A question about what holds for everybody: asked, and with no word of the writer's own case. */
export function isRuleQuestion(words: Words, { from, to, asked }: Sentence): boolean {
  if (to - from > LONGEST) return false;
  const { tokens } = words;
  let first = from;
  while (first < to - 1 && OPENERS.has(tokens[first]?.word ?? '')) first += 1;
  if (asksForConditions(words, from, to)) return true;
  const opener = tokens[first]?.word ?? '';
  // "Could you change the address?" asks for a deed, not for a rule.
  if (/^(?:can|could|would|will)$/.test(opener) && tokens[first + 1]?.word === 'you') return false;
  if (!opensQuestion(words, first) && !(asked && ASKING.has(opener))) return false;
  const inside = tokens.slice(from, to).map(({ word }) => word);
  if (inside.some((word) => OWN.has(word))) return false;
  if (!inside.some((word) => PERSONAL.has(word))) {
    return inside.some((word) => SHOP.has(word) || ASKING.has(word));
  }
  const indefinite = inside.some(
    (word, index) =>
      /^(?:an?|any)$/.test(word) && inside.slice(index + 1, index + 4).some((next) => GENERIC.has(next)),
  );
  const past = inside.some(
    (word, index) => PAST.has(word) && !/^(?:an?|any|of|sealed)$/.test(inside[index - 1] ?? ''),
  );
  const general = indefinite || inside.some((word) => PLURAL.has(word));
  return general && !past && !inside.some((word) => POINTING.has(word));
}

/** "In which cases can I …" */
function asksForConditions({ tokens }: Words, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) {
    const which = /^(?:what|which)$/.test(tokens[at]?.word ?? '');
    if (which && CONDITIONS.has(tokens[at + 1]?.word ?? '')) return true;
  }
  return false;
}

/** Unmarked questions: "how long does it take", "can I …", but not "can't find it" or "have the box". */
function opensQuestion({ tokens }: Words, at: number): boolean {
  const [first = '', second = ''] = [tokens[at]?.word, tokens[at + 1]?.word];
  if (/^(?:how|what|whats|which|who|where|why)$/.test(first)) return true;
  return (
    ASKING.has(first) &&
    /^(?:i|you|we|it|they|there|the|your|this|that|these|an?|any|items|products|returns|refunds)$/.test(
      second,
    )
  );
}
