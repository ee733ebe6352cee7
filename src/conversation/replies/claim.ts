import type { CaseState } from '../../model/conversation.js';
import type { ClaimMessage } from '../../model/reply.js';
import type { Verdict } from '../../model/verdict.js';
import { listed, sayRemedy, sentence } from '../../verdict/explain/words.js';
import { type ConversationParts, storeInfo, vocabularyOf } from '../parts.js';
import { without } from '../state.js';
import { sayFacts } from './say-fact.js';
import { phrase } from './segments.js';

/** The message to the shop with everything that its procedure asks for, from the facts and the verdict. */
export function claimMessage(parts: ConversationParts, current: CaseState, verdict: Verdict): ClaimMessage {
  const store = storeInfo(parts, verdict.store);
  const request = vocabularyOf(parts)
    .facts.get('request')
    ?.choices.find(({ value }) => value === verdict.request);
  const title = verdict.route?.title ?? '';
  const remedies = listed(
    verdict.remedies.map((remedy) => sayRemedy(remedy, verdict.refundScope, parts.judge.knowledge.wording)),
    'or',
  );
  const told = without(current.facts, 'request');
  const facts = sayFacts(told, vocabularyOf(parts)).map((fact) =>
    phrase(parts, 'claim.fact', { fact: sentence(fact) }),
  );
  const item = current.item === null ? [] : [phrase(parts, 'claim.item', { item: current.item })];
  const steps = verdict.steps
    .filter(({ clause }) => clause !== null)
    .map(({ text }) => phrase(parts, 'claim.fact', { fact: text }));
  const [first] = verdict.citations;
  const paragraphs = [
    phrase(parts, 'claim.greeting'),
    remedies === '' || title === ''
      ? phrase(parts, 'claim.wish_plain')
      : phrase(parts, 'claim.wish', { remedies, title }),
    [phrase(parts, 'claim.facts'), phrase(parts, 'claim.order'), ...item, ...facts].join('\n'),
    first ? phrase(parts, 'claim.quote', { quote: first.quote }) : '',
    steps.length > 0 ? [phrase(parts, 'claim.along'), ...steps].join('\n') : '',
    phrase(parts, 'claim.close'),
  ];
  const subject = parts.dialogs.get(verdict.request)?.claimSubject ?? phrase(parts, 'claim.subject_plain');
  const values: Readonly<Record<string, string>> = { request: request?.label ?? verdict.request, title };
  return {
    to: store.contact.email,
    subject: subject.replace(/\{(\w+)\}/g, (__, name: string) => values[name] ?? ''),
    body: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'),
  };
}
