import type { ConversationState } from '../../model/conversation.js';
import type { Segment } from '../../model/reply.js';
import type { Verdict } from '../../model/verdict.js';
import { sentence } from '../../verdict/explain/words.js';
import { type ConversationParts, storeInfo, vocabularyOf } from '../parts.js';
import type { Spoken } from './question.js';
import { buttons, computed, phrase, quoted, wording } from './segments.js';
import {
  clausesOf,
  conflictsOf,
  giftLines,
  openLines,
  othersLine,
  stepLines,
  timeLine,
  type VerdictVoice,
} from './verdict-lines.js';

/** Quotations beyond these are left to the card: a chat is no contract. */
const MOST_QUOTES = 2;

/** The verdict in words, for every channel; the channel may show it as a card beside or instead. */
export function verdictReply(parts: ConversationParts, verdict: Verdict, state: ConversationState): Spoken {
  const segments = [
    computed(verdict.headline, clausesOf(verdict)),
    ...timeLines(parts, verdict),
    ...giftLines(voiceOf(parts), verdict, parts.judge.knowledge.wording),
    ...openLines(voiceOf(parts), verdict),
    ...conflictLines(parts, verdict),
    ...nextSteps(parts, verdict),
    ...quoteLines(parts, verdict),
    ...otherLines(parts, verdict),
    ...closing(parts, verdict),
  ];
  return {
    segments,
    rest: {
      verdict,
      citations: verdict.citations,
      quickReplies: buttons(...followUps(parts, verdict, state)),
    },
  };
}

function voiceOf(parts: ConversationParts): VerdictVoice {
  return (key, values) => phrase(parts, key, values);
}

function timeLines(parts: ConversationParts, verdict: Verdict): Segment[] {
  const line = timeLine(voiceOf(parts), verdict);
  return line === null ? [] : [computed(line, clausesOf(verdict).slice(0, 1))];
}

function conflictLines(parts: ConversationParts, verdict: Verdict): Segment[] {
  const conflicts = conflictsOf(verdict);
  if (conflicts.length === 0) return [];
  const texts = conflicts.map(({ text }) => text).join(' ');
  const clauses = conflicts.flatMap((conflict) => conflict.clauses);
  return [computed(phrase(parts, 'verdict.conflicts', { texts }), clauses)];
}

function nextSteps(parts: ConversationParts, verdict: Verdict): Segment[] {
  const lines = stepLines(voiceOf(parts), verdict);
  return lines.length === 0 ? [] : [wording(parts, 'verdict.steps'), ...lines];
}

function quoteLines(parts: ConversationParts, { citations }: Verdict): Segment[] {
  if (citations.length === 0) return [];
  return [
    wording(parts, 'verdict.because'),
    ...citations
      .slice(0, MOST_QUOTES)
      .map((citation) =>
        quoted(phrase(parts, 'answer.quote', { quote: citation.quote, heading: citation.heading }), citation),
      ),
  ];
}

function otherLines(parts: ConversationParts, verdict: Verdict): Segment[] {
  const others = othersLine(voiceOf(parts), verdict);
  if (!others) return [];
  const clauseOf = (id: string): string[] =>
    (parts.judge.knowledge.stores.get(verdict.store)?.versions ?? [])
      .flatMap(({ coverages }) => coverages.filter((coverage) => coverage.id === id))
      .slice(0, 1)
      .map(({ clause }) => clause);
  return [computed(others.text, others.ids.flatMap(clauseOf))];
}

/** What a verdict took the facts to be that were not stated; named on request, and on the card. */
export function assumedFacts(parts: ConversationParts, { assumptions }: Verdict): readonly string[] {
  const presumed = [...vocabularyOf(parts).facts.values()].flatMap(({ presumed: one }) =>
    one ? [sentence(one.says)] : [],
  );
  return assumptions.filter((text) => presumed.some((says) => text.startsWith(says)));
}

function closing(parts: ConversationParts, verdict: Verdict): Segment[] {
  const { outcome, request } = verdict;
  const ofFacts = assumedFacts(parts, verdict);
  const assumptions = verdict.assumptions.filter((text) => !ofFacts.includes(text));
  const ends = parts.dialogs.get(request)?.outcomes[outcome] ?? '';
  return [
    ...(assumptions.length > 0 && outcome !== 'not_eligible'
      ? [
          computed(
            phrase(parts, 'verdict.assumptions', { assumptions: assumptions.join(' ') }),
            clausesOf(verdict),
          ),
        ]
      : []),
    ...(outcome === 'not_eligible' ? [wording(parts, 'verdict.law')] : []),
    { source: 'wording', text: ends, key: 'dialog.outcomes' },
  ];
}

/** True where something is granted that the customer must write to the shop for. */
export function canClaim(parts: ConversationParts, { outcome, request, store }: Verdict): boolean {
  const grants = outcome === 'eligible' || outcome === 'conditional';
  const isClaimed = typeof parts.dialogs.get(request)?.claimSubject === 'string';
  return grants && isClaimed && storeInfo(parts, store).contact.clauses.length > 0;
}

function followUps(parts: ConversationParts, verdict: Verdict, { waiting }: ConversationState): string[] {
  if (waiting.length > 0) return [];
  const grants = verdict.outcome === 'eligible' || verdict.outcome === 'conditional';
  return [
    ...(canClaim(parts, verdict) ? [phrase(parts, 'choice.claim')] : []),
    ...(grants && verdict.daysLeft !== null && verdict.daysLeft >= 0
      ? [phrase(parts, 'choice.calendar')]
      : []),
    ...(verdict.changes.length > 0 ? [phrase(parts, 'choice.changes')] : []),
    ...(verdict.outcome !== 'not_eligible' && assumedFacts(parts, verdict).length > 0
      ? [phrase(parts, 'choice.assumed')]
      : []),
    phrase(parts, 'choice.person'),
  ];
}
