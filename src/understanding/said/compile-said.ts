import type { Vocabulary } from '../../model/fact.js';
import type { Filed, Report } from '../lexicon/classes.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { valueOf } from '../lexicon/value-of.js';
import { stem } from '../text/stem.js';
import { readWords } from '../words.js';
import { type Example, learn } from './learn.js';
import type { SaidLabel, SaidModel } from './model.js';
import { plainWord, stretchTraits, traitsAt } from './traits.js';

/** The group of sentences that say nothing of any fact. */
const NOTHING = 'nothing';
/** A sentence that says something counts so many times one that does not. */
const SENTENCE = [3, 1] as const;
/** A day for "yesterday" in the sentences; which one does not matter. */
const SOME_DAY = 20_624;

/**
 * What goes together: a sentence that says the one may well say the other, so that nothing is learnt of the other
 * from it.
 */
const KIN: readonly (readonly string[])[] = [
  ['request', 'wants'],
  ['sign.fault_later', 'sign.fault'],
  ['sign.dead_on_arrival', 'sign.fault'],
  ['problem', 'sign.change_of_mind', 'sign.works'],
  ['sign.fault_later', 'sign.worked_before'],
  ['sign.harm_arrival', 'sign.harm'],
  ['cause', 'modified', 'thirdPartyRepaired', 'condition'],
  ['trackingStatus', 'lossConfirmed', 'request'],
  ['orderStatus', 'request'],
  ['compatibilityIssue', 'compatibilityConfirmed', 'problem'],
];

/** The class of words alike of each stem; a word that stands in two is of the first. */
export function alikeOf(groups: readonly Filed[]): ReadonlyMap<string, string> {
  const alike = new Map<string, string>();
  for (const { group } of groups)
    for (const { text } of group.phrases)
      for (const word of text.split(' ')) {
        const own = stem(word);
        if (!alike.has(own)) alike.set(own, `#${group.name}`);
      }
  return alike;
}

/** The sentences by what they say. Values that a fact does not have are reported. */
export function sentencesOf(
  groups: readonly Filed[],
  vocabulary: Vocabulary,
  report: Report,
): { labels: readonly SaidLabel[]; sentences: ReadonlyMap<string, ReadonlySet<number>> } {
  const labels: SaidLabel[] = [];
  const indexes = new Map<string, number>();
  const sentences = new Map<string, Set<number>>();
  for (const { file, group } of groups) {
    const { name, value: written, phrases } = group;
    const label = labelOf(name, written, vocabulary);
    if (label === undefined) {
      report(file, phrases[0]?.line ?? 0, `"${written}" is no value of ${name}.`, 'See dialogs/facts/.');
      continue;
    }
    const key = `${name}=${written}`;
    if (label && !indexes.has(key)) indexes.set(key, labels.push(label) - 1);
    const index = indexes.get(key);
    for (const { text } of phrases) {
      const says = sentences.get(text) ?? new Set();
      if (index !== undefined) says.add(index);
      sentences.set(text, says);
    }
  }
  return { labels, sentences };
}

/**
 * Learns from the sentences; `null` where there are none.
 * @param before what was learnt from other sentences and from mails: it is gone on from
 */
export function learnSaid(
  labels: readonly SaidLabel[],
  sentences: ReadonlyMap<string, ReadonlySet<number>>,
  lexicon: Lexicon,
  before: SaidModel | null,
): SaidModel | null {
  if (labels.length === 0) return null;
  return learn(labels, examplesOf(labels, sentences, lexicon), before);
}

/** The sentences as examples to learn from. */
export function examplesOf(
  labels: readonly SaidLabel[],
  sentences: ReadonlyMap<string, ReadonlySet<number>>,
  lexicon: Lexicon,
): readonly Example[] {
  return [...sentences].map(([text, says]) => exampleOf(text, says, labels, lexicon));
}

function labelOf(name: string, written: string, vocabulary: Vocabulary): SaidLabel | null | undefined {
  if (name === NOTHING) return null;
  if (name.startsWith('sign.')) return { fact: name, value: true };
  const fact = vocabulary.facts.get(name);
  const value = fact && valueOf(fact, written);
  return value === undefined ? undefined : { fact: name, value };
}

function exampleOf(
  text: string,
  says: ReadonlySet<number>,
  labels: readonly SaidLabel[],
  lexicon: Lexicon,
): Example {
  const context = { today: SOME_DAY, bare: false, order: null, text };
  const { tokens, mentions, sentences } = readWords(
    [{ kind: 'body', start: 0, end: text.length }],
    lexicon,
    context,
  );
  const named = new Set([...says].flatMap((label) => labels[label]?.fact ?? []));
  const mentioned = new Set(
    mentions.flatMap(({ meaning }) =>
      meaning.kind === 'fact' ? [meaning.name] : meaning.kind === 'sign' ? [`sign.${meaning.name}`] : [],
    ),
  );
  const isOpen = ({ fact }: SaidLabel): boolean =>
    !named.has(fact) &&
    (mentioned.has(fact) || KIN.some((kin) => kin.includes(fact) && kin.some((other) => named.has(other))));
  const words = tokens.map((token) => plainWord(token, lexicon.alike));
  const asked = sentences.some((sentence) => sentence.asked);
  return {
    stretches: [stretchTraits(words, traitsAt(words), { from: 0, to: words.length, asked })],
    says,
    open: new Set(labels.flatMap((label, index) => (isOpen(label) ? [index] : []))),
    counts: SENTENCE,
  };
}
