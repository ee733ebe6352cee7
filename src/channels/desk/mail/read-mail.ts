import { isCase } from '../../../conversation/ask/is-case.js';
import type { DeskItem, DeskMail, DeskMissing, DeskQuestion, DeskReading } from '../../../model/desk.js';
import type { Policy } from '../../../model/policy.js';
import { NO_ANSWER } from '../../../retrieval/answer.js';
import { ownWords } from '../../../understanding/text/segments.js';
import { readNow } from '../../../verdict/case/case.js';
import { writeDraft } from '../draft/write-draft.js';
import type { DeskParts } from '../parts.js';
import { itemTexts } from './item-texts.js';
import { questionsOf, wholeQuestion } from './questions.js';
import { readItem } from './read-item.js';

/** Who reads, and what they may see. */
export interface Reader {
  readonly name: string;
  /** Shops whose mails they read. */
  readonly stores: ReadonlySet<string>;
  /** Address before the paths of policies in a copied draft: `https://HOST`. */
  readonly base: string;
}

/**
 * Everything that the desk shows of a pasted text: facts with their words and how sure they are, a verdict for each
 * item, an answer for each question, what is missing, and a draft of the reply. Pure; never throws for a text.
 * @param mail its store and day are checked
 */
export function readMail(parts: DeskParts, mail: DeskMail, reader: Reader): DeskReading {
  const { judge, index, read: readText, smallTalk } = parts.ask;
  const store = mail.store ?? onlyStoreNamed(parts, mail.text, reader);
  const policy = store === null ? undefined : judge.knowledge.stores.get(store)?.versions[0];
  const today = readNow(mail.today, policy?.store.timeZone ?? 'UTC');
  if (!today) throw new Error('The moment must be checked before.');
  const split = itemTexts(mail.text, parts.ask.notClaimed, (text) => readText(text, { today: today.day }));
  const [first] = split;
  if (!first) throw new Error('A text has at least one part.');
  const { reading } = first;
  const answer = policy ? index.answer(policy.store.id, ownWords(mail.text, reading.segments)) : NO_ANSWER;
  const isOwn = split.length > 1 || mail.edits.length > 0 || isCase(reading, mail.text, () => answer);
  const isChat = !isOwn && smallTalk.kindOf(mail.text) !== null;
  const items = split.map((item, at) =>
    readItem(
      judge,
      store,
      mail.text,
      item,
      mail.edits.filter((edit) => edit.item === at),
      mail.today,
    ),
  );
  const judged: readonly DeskItem[] = isOwn ? items : items.map(withoutVerdict);
  const questions =
    policy && !isChat ? questionsIn(parts, policy, mail.text, isOwn ? items : null, reading) : [];
  const missing = isOwn ? distinct(items) : [];
  const kind = isOwn
    ? 'case'
    : isChat
      ? 'small_talk'
      : questions.length > 0 || !policy
        ? 'question'
        : 'nothing';
  return {
    store,
    detected: mail.store === undefined && store !== null,
    kind: mail.text.trim() === '' ? 'nothing' : kind,
    today: mail.today,
    sentDate: reading.sentDate,
    passive: reading.segments.filter((segment) => segment.kind !== 'body'),
    items: judged,
    questions,
    missing,
    draft:
      policy && kind !== 'nothing'
        ? writeDraft(parts, policy, { items: judged, questions, missing }, reader)
        : null,
  };
}

function onlyStoreNamed({ ask }: DeskParts, text: string, { stores }: Reader): string | null {
  if (stores.size === 1) return [...stores][0] ?? null;
  const named = ask.index.storesNamed(text).filter((id) => stores.has(id));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function questionsIn(
  { ask: { index } }: DeskParts,
  policy: Policy,
  text: string,
  items: readonly DeskItem[] | null,
  reading: Parameters<typeof questionsOf>[3],
): readonly DeskQuestion[] {
  const decided =
    items && new Set(items.flatMap(({ verdict }) => verdict?.citations.map(({ clause }) => clause) ?? []));
  const found = questionsOf(index, policy, text, reading, decided);
  if (found.length > 0 || items) return found;
  return text.trim() === '' ? [] : [wholeQuestion(index, policy, text)];
}

/** A question about the rules is no case: what was read stays to be seen, but nothing is judged. */
function withoutVerdict(item: DeskItem): DeskItem {
  return { ...item, verdict: null, asks: null, missing: [], contradictions: [] };
}

function distinct(items: readonly DeskItem[]): DeskMissing[] {
  const byFact = new Map(items.flatMap(({ missing }) => missing.map((one) => [one.fact, one] as const)));
  return [...byFact.values()];
}
