import type { DeskGap } from '../../../model/desk-insights.js';
import type { RetrievalIndex, SearchResult } from '../../../retrieval/build-index.js';

/** A question that no clause answered. */
export interface Unanswered {
  readonly text: string;
  readonly store: string | null;
}

/** Words that tell nothing about what is asked. */
const EMPTY = new Set(
  'a an the and or but if of to for in on at is are was were be been am i you he she it we they my your our their me us do does did can could will would shall should may might must have has had this that these those what which who when where why how any some there here not no so as with from by about please hi hello thanks'.split(
    ' ',
  ),
);
/** Share of words in common from which two questions are alike. */
const ALIKE = 0.34;
/** Below this score nothing in the policy comes near. */
const NEAR = 0.12;
/** A second clause as near as this makes a question ambiguous. */
const CLOSE = 0.85;
const MOST_NEAREST = 3;
const MOST_EXAMPLES = 5;
const MOST_GAPS = 50;

interface Group {
  readonly store: string | null;
  readonly members: { readonly text: string; readonly words: ReadonlySet<string> }[];
}

/** Unanswered questions grouped by likeness within each shop, the largest groups first, with what comes nearest. */
export function gapsOf(unanswered: readonly Unanswered[], index: RetrievalIndex): readonly DeskGap[] {
  const groups: Group[] = [];
  for (const { text, store } of unanswered) {
    const words = wordsOf(text);
    const group = groups.find(
      (one) => one.store === store && one.members.some((member) => likeness(member.words, words) >= ALIKE),
    );
    if (group) group.members.push({ text, words });
    else groups.push({ store, members: [{ text, words }] });
  }
  return groups
    .sort((a, b) => b.members.length - a.members.length)
    .slice(0, MOST_GAPS)
    .map((group) => gapOf(group, index));
}

function gapOf({ store, members }: Group, index: RetrievalIndex): DeskGap {
  const text = centre(members);
  const found = index.search(store, text, MOST_NEAREST);
  return {
    text,
    count: members.length,
    store,
    examples: [...new Set(members.map((member) => member.text))].slice(0, MOST_EXAMPLES),
    nearest: found.map(({ clause, score }) => {
      const [shop = '', slug = ''] = clause.id.split('/');
      const heading = clause.headings.at(-1) ?? shop;
      return { clause: clause.id, heading, url: `/policies/${shop}#${slug}`, score };
    }),
    cause: causeOf(found),
  };
}

/** Why nothing was answered, as far as the ranking tells. */
function causeOf([first, second]: readonly SearchResult[]): DeskGap['cause'] {
  if (!first || first.score < NEAR) return 'not_in_policy';
  return second && second.score >= CLOSE * first.score ? 'ambiguous' : 'not_found';
}

/** The member that is most like all the others. */
function centre(members: Group['members']): string {
  let best = members[0];
  let most = -1;
  for (const member of members) {
    const sum = members.reduce((total, other) => total + likeness(member.words, other.words), 0);
    if (sum > most) [best, most] = [member, sum];
  }
  return best?.text ?? '';
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  // Endings aside, "shipping" and "shipped" are one word.
  return new Set(
    words.filter((word) => !EMPTY.has(word)).map((word) => word.replace(/(?:ing|ed|es|s)$/, '')),
  );
}

/** Share of words in common, 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 && other.size === 0) return 1;
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  return common / (one.size + other.size - common);
}
