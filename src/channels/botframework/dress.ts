import { Channels } from '@microsoft/agents-activity';

import type { Segment } from '../../model/reply.js';
import { attached, type CardContext, type CardPart } from '../../rendering/cards/elements.js';
import {
  calendarCard,
  choiceCard,
  claimCard,
  handoffCard,
  storeCard,
} from '../../rendering/cards/other-cards.js';
import { type Question, questionCard } from '../../rendering/cards/question-card.js';
import { verdictCard } from '../../rendering/cards/verdict-card.js';
import { readCertificate } from '../../verdict/certificate.js';
import type { ActivityBody } from '../activity.js';
import type { Audience } from './audience.js';
import type { CardParts } from './card-parts.js';
import { markedText, messageEntity } from './citations.js';
import type { StoredReply } from './stored-reply.js';

const TEAMS: string = Channels.Msteams;
/** Channels that show Adaptive Cards. */
const WITH_CARDS: readonly string[] = [
  Channels.Msteams,
  Channels.Webchat,
  Channels.Directline,
  Channels.Emulator,
  'agents',
  'm365extensions',
];

/** True where cards are shown. */
export function showsCards({ channel }: Pick<Audience, 'channel'>): boolean {
  return WITH_CARDS.includes(channel);
}

/** What a card for the audience is made with. */
export function contextFor({ channel, conversation, base }: Audience): CardContext {
  return { conversation, base, universal: channel === TEAMS };
}

/**
 * A message as its channel shows it best: with a card where there are cards; everywhere with a text that stands alone.
 */
export function dress(reply: StoredReply, parts: CardParts, audience: Audience): ActivityBody {
  const message = { type: 'message', ...wordsFor(reply, audience) };
  if (!showsCards(audience)) return { ...message, ...suggestions(reply) };
  const content = cardOf(reply, parts, contextFor(audience), audience);
  return content ? { ...message, attachments: [attached(content)] } : message;
}

/** A card in place of one that is shown, labelled as the first one was. */
export function changedCard(content: CardPart, { channel, base }: Audience): ActivityBody {
  const label = channel === TEAMS ? { entities: [messageEntity([], base)] } : {};
  return { type: 'message', attachments: [attached(content)], ...label };
}

/** The question that a message puts; null: none. */
export function questionOf({ asks, segments, labels }: StoredReply): Question | null {
  if (!asks) return null;
  const texts = segments.map(({ text }) => text);
  return { asks, lead: texts.slice(0, -1), text: texts.at(-1) ?? asks.prompt, labels };
}

function wordsFor(reply: StoredReply, audience: Audience): ActivityBody {
  const { text, byAgent, citations } = reply;
  if (audience.channel !== TEAMS || byAgent) return { text, textFormat: 'plain' };
  const teams = {
    summary: text.slice(0, LONGEST_SUMMARY),
    entities: [messageEntity(citations, audience.base)],
    ...((reply.verdict ?? citations.length > 0)
      ? { channelData: { feedbackLoop: { type: 'default' } } }
      : {}),
  };
  const shown = besideCard(reply);
  const marked = (segment: Segment): string => markedText(segment, citations);
  return shown.length === 0
    ? teams
    : { ...teams, text: shown.map(marked).join('\n\n'), textFormat: 'markdown' };
}
const LONGEST_SUMMARY = 500;

/** In Teams a card stands below its text, so the text says what the card does not. */
function besideCard({ segments, asks, verdict, claim, calendar, handoff, labels, citations }: StoredReply) {
  if (verdict) return segments.filter(({ source }, at) => source === 'clause' || at <= headlineAt(segments));
  if (asks || claim || calendar || handoff) return [];
  return labels.length > 0 && citations.length === 0 ? [] : segments;
}

function headlineAt(segments: readonly Segment[]): number {
  return segments.findIndex(({ source }) => source === 'verdict');
}

function cardOf(
  reply: StoredReply,
  { vocabulary, wording, shops, unfolds }: CardParts,
  context: CardContext,
  { channel }: Audience,
): CardPart | null {
  const { verdict, claim, calendar, handoff, labels, text } = reply;
  const question = questionOf(reply);
  const paragraphs = reply.segments.map((segment) => segment.text);
  if (question) return questionCard(question, context);
  if (verdict) {
    const facts = readCertificate(verdict.certificate)?.facts ?? {};
    const asksFeedback = channel !== TEAMS;
    const others = labels.filter((label) => !unfolds.includes(label));
    return verdictCard(verdict, { facts, vocabulary, wording, labels: others, asksFeedback, text }, context);
  }
  if (handoff) {
    const missing = handoff.missing.map((name) => vocabulary.facts.get(name)?.label ?? name);
    return handoffCard(handoff, missing, paragraphs);
  }
  if (claim) return claimCard(claim, paragraphs.slice(0, 1));
  if (calendar) return calendarCard(calendar, paragraphs);
  if (labels.length === 0) return null;
  const named = shops.filter(({ name }) => labels.includes(name));
  if (named.length === labels.length) return storeCard(paragraphs, named, context);
  // The text with its sources stands above; the card holds the buttons.
  return choiceCard(reply.citations.length > 0 ? [] : paragraphs, labels, context);
}

function suggestions({ labels }: StoredReply): ActivityBody {
  if (labels.length === 0) return {};
  const actions = labels.map((label) => ({ type: 'imBack', title: label, value: label }));
  return { suggestedActions: { to: [], actions } };
}
