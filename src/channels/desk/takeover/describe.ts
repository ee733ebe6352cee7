import type { DeskHandoff } from '../../../model/desk.js';
import type { StoredHandoff } from '../../../storage/records.js';
import type { JudgeKnowledge } from '../../../verdict/judge.js';
import { showValue } from '../mail/show-value.js';
import type { Course } from './event-log.js';

/** A handoff as the queue shows it. */
export function describe(
  { reference, conversation, store, at, body }: StoredHandoff,
  { agent, joinedAt, leftAt }: Course,
  { vocabulary, stores }: Pick<JudgeKnowledge, 'vocabulary' | 'stores'>,
): DeskHandoff {
  const { facts } = vocabulary;
  const request = body.facts['request'];
  const said = Object.entries(body.facts)
    .map(([name, value]) => ({ definition: facts.get(name), name, value }))
    .sort((a, b) => (a.definition?.order ?? Infinity) - (b.definition?.order ?? Infinity));
  return {
    reference,
    conversation,
    store,
    storeName: store === null ? null : (stores.get(store)?.info.name ?? store),
    at,
    status: leftAt !== null ? 'done' : joinedAt === null ? 'waiting' : 'attended',
    agent,
    joinedAt,
    leftAt,
    request: request === undefined ? null : showValue(facts.get('request'), request),
    outcome: body.verdict?.outcome ?? null,
    headline: body.verdict?.headline ?? null,
    facts: said.map(({ definition, name, value }) => ({
      label: definition?.label ?? name,
      shown: showValue(definition, value),
    })),
    missing: body.missing.map((name) => facts.get(name)?.label ?? name),
  };
}
