import { quoted } from '../../../conversation/replies/segments.js';
import type { Citation } from '../../../model/clause.js';
import type { DeskDraft, DeskItem, DeskMissing, DeskQuestion } from '../../../model/desk.js';
import type { Policy } from '../../../model/policy.js';
import type { DeskParts } from '../parts.js';
import { type Block, paragraphs, textOf } from './blocks.js';
import { markupOf } from './markup.js';
import { type Say, sayWith } from './say.js';
import { sayVerdict } from './say-verdict.js';

/** What a draft answers. */
export interface DraftInput {
  readonly items: readonly DeskItem[];
  readonly questions: readonly DeskQuestion[];
  readonly missing: readonly DeskMissing[];
}

/** Who signs, and where the policies are. */
export interface Signature {
  readonly name: string;
  /** `https://HOST`, before the paths of policies. */
  readonly base: string;
}

const MOST_WORDS = 80;

/** The reply to a mail: what is decided, what is quoted, what is still to be known. */
export function writeDraft(
  { ask: { judge }, wording }: DeskParts,
  policy: Policy,
  input: DraftInput,
  { name, base }: Signature,
): DeskDraft {
  const say = sayWith(wording);
  const policyWording = judge.knowledge.wording;
  const blocks: readonly Block[] = [
    ...paragraphs(say.wording('greeting'), say.wording('thanks')),
    ...input.items.flatMap((item, at): Block[] => {
      const blocksOf = itemBlocks(say, item, wording, policyWording);
      const several = input.items.length > 1 && blocksOf.length > 0;
      return several ? [...paragraphs(aboutItem(say, input, at)), ...blocksOf] : blocksOf;
    }),
    ...input.questions.flatMap((question) => questionBlocks(say, question)),
    ...missingBlocks(say, input),
    ...paragraphs(say.wording('close', { agent: name, store: policy.store.name })),
  ];
  return {
    segments: blocks.flatMap(({ segments }) => segments),
    text: textOf(blocks),
    html: markupOf(blocks, base),
  };
}

function aboutItem({ echo }: Say, { items }: DraftInput, at: number) {
  const words = items[at]?.words ?? '';
  return echo('item.about', {
    words: words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS - 1)}…` : words,
  });
}

function itemBlocks(
  say: Say,
  { verdict, asks, contradictions }: DeskItem,
  ...[own, policyWording]: [DeskParts['wording'], DeskParts['wording']]
): Block[] {
  if (contradictions.length > 0)
    return [
      ...paragraphs(say.wording('item.contradiction')),
      { kind: 'list', segments: contradictions.map((text) => ({ source: 'echo', text: `- ${text}` })) },
    ];
  return verdict ? sayVerdict(verdict, asks === null, own, policyWording) : [];
}

function questionBlocks({ echo, wording, phrase }: Say, question: DeskQuestion): Block[] {
  const asked = echo('question.asked', { question: question.text.replace(/\s+/g, ' ') });
  if (question.kind === 'none')
    return paragraphs(asked, wording('question.none'), wording('question.none_next'));
  const quote = (citation: Citation, index: number): Block => {
    const words = question.quotes[index] ?? citation.quote;
    const text = phrase('question.quote', { quote: words, heading: citation.heading });
    return { kind: 'quote', segments: [quoted(text, citation)] };
  };
  const lead = question.kind === 'several' ? 'question.several' : 'question.one';
  return [...paragraphs(asked, wording(lead)), ...question.citations.map(quote)];
}

function missingBlocks({ wording, phrase }: Say, { items, missing }: DraftInput): Block[] {
  const unclear = items.flatMap(({ ambiguous }) => ambiguous);
  const prompts = missing.filter(({ fact }) => !unclear.some((one) => one.fact === fact));
  const lines = [
    ...unclear
      .filter(({ candidates }) => candidates.length > 0)
      .map(({ words, candidates }) => ({
        source: 'echo' as const,
        text: phrase('missing.candidates', {
          words,
          candidates: candidates.map(({ shown }) => shown).join(' / '),
        }),
      })),
    ...prompts.map(({ prompt }) => wording('missing.fact', { prompt })),
  ];
  return lines.length === 0
    ? []
    : [...paragraphs(wording('missing.lead')), { kind: 'list', segments: lines }];
}
