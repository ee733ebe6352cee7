import type { Finding } from './finding.js';
import type { KindSignals } from './reading.js';
import type { Words } from './words.js';

const OWN = new Set(['my', 'mine', 'our', 'i', 'we', 'me']);
const HAPPENED = new Set(
  'bought ordered received arrived got purchased opened shipped sent returned came died stopped broke was were did had paid'.split(
    ' ',
  ),
);
const RULE_WORDS = new Set([
  'policy',
  'warranty',
  'policies',
  'guarantee',
  'refunds',
  'returns',
  'accept',
  'offer',
  'allow',
  'charge',
  'cover',
  'covered',
  'ship',
  'fee',
  'fees',
  'cost',
  'long',
  'days',
  'rules',
  'terms',
  'possible',
]);

/** How much of the text is about the writer's own order, and how much about what holds for everybody. */
export function kindOf(words: Words, findings: readonly Finding[]): KindSignals {
  const inside = words.tokens.map(({ word }) => word);
  const own = inside.filter((word) => OWN.has(word)).length;
  const happened = inside.filter((word) => HAPPENED.has(word)).length;
  const facts = findings.filter(({ fact }) => fact !== 'request').length;
  const questions = words.sentences.filter(({ asked }) => asked).length;
  const opens = words.sentences.filter(({ from }) =>
    /^(?:what|how|do|does|is|are|can|which|who|will|when)$/.test(words.tokens[from]?.word ?? ''),
  ).length;
  const rules = inside.filter((word) => RULE_WORDS.has(word)).length;
  const about = facts * 1.2 + Math.min(own, 4) * 0.35 + Math.min(happened, 3) * 0.6;
  const asked = (questions > 0 || opens > 0 ? 1.2 : 0) + Math.min(rules, 3) * 0.4 + (own === 0 ? 0.6 : 0);
  const long = words.sentences.length > 3 ? 0.5 : 0;
  return {
    aboutMyCase: squash(about + long - 1.2),
    policyQuestion: squash(asked - 0.7 * facts - 0.4 * Math.min(happened, 3) - long - 0.6),
  };
}

function squash(score: number): number {
  return Math.round((1000 * 1) / (1 + Math.exp(-2 * score))) / 1000;
}
