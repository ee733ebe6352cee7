import type { DeskAmbiguity, DeskEdit, DeskFact, DeskItem, DeskMissing } from '../../../model/desk.js';
import type { Facts, FactValue, Vocabulary } from '../../../model/fact.js';
import type { Judge } from '../../../verdict/judge.js';
import { asksFor } from '../../../verdict/questions/ask.js';
import type { ItemText } from './item-texts.js';
import { showValue } from './show-value.js';

/** An item as it is read, with what the agent changed in it, judged by the policy. */
export function readItem(
  judge: Judge,
  store: string | null,
  text: string,
  item: ItemText,
  edits: readonly DeskEdit[],
  today: string,
): DeskItem {
  const { vocabulary } = judge.knowledge;
  const values = edited(item.facts, edits);
  const judged = store === null ? null : judge.judge(store, values, today);
  const base = {
    start: item.start,
    end: item.end,
    words: text.slice(item.start, item.end).replace(/\s+/g, ' ').trim(),
    facts: chips(item, values, edits, vocabulary),
    ambiguous: ambiguities(text, item, values, vocabulary),
  };
  if (judged && 'problems' in judged)
    return {
      ...base,
      verdict: null,
      asks: null,
      missing: [],
      contradictions: judged.problems.map(({ message }) => message),
    };
  return {
    ...base,
    verdict: judged?.verdict ?? null,
    asks: judged?.asks ?? null,
    missing: (judged?.missing ?? []).map((name) => missing(name, vocabulary)),
    contradictions: [],
  };
}

/** The facts of an item with the agent's changes. */
export function edited(facts: Facts, edits: readonly DeskEdit[]): Facts {
  const changed = new Map<string, FactValue>(Object.entries(facts));
  for (const { fact, value } of edits)
    if (value === undefined) changed.delete(fact);
    else changed.set(fact, value);
  return Object.fromEntries(changed);
}

function chips(
  { reading }: ItemText,
  values: Facts,
  edits: readonly DeskEdit[],
  { facts }: Vocabulary,
): DeskFact[] {
  const changed = new Set(edits.map(({ fact }) => fact));
  return Object.entries(values)
    .map(([name, value]): readonly [order: number, chip: DeskFact] => {
      const definition = facts.get(name);
      const read = reading.facts.find(({ fact }) => fact === name);
      const own = read && !changed.has(name) ? read : null;
      const chip: DeskFact = {
        fact: name,
        label: definition?.label ?? name,
        value,
        shown: showValue(definition, value),
        source: changed.has(name) ? 'edited' : own ? 'read' : 'shared',
        span: own && { start: own.start, end: own.end },
        confidence: own?.confidence ?? null,
        recogniser: own?.recogniser ?? null,
      };
      return [definition?.order ?? Infinity, chip];
    })
    .sort(([a], [b]) => a - b)
    .map(([, chip]) => chip);
}

function ambiguities(
  text: string,
  { reading }: ItemText,
  values: Facts,
  { facts }: Vocabulary,
): DeskAmbiguity[] {
  return reading.ambiguous
    .filter(({ fact }) => values[fact] === undefined)
    .map(({ fact, candidates, start, end }) => ({
      fact,
      label: facts.get(fact)?.label ?? fact,
      candidates: candidates.map((value) => ({ value, shown: showValue(facts.get(fact), value) })),
      words: text.slice(start, end),
      start,
      end,
    }));
}

function missing(name: string, vocabulary: Vocabulary): DeskMissing {
  const { prompt } = asksFor(vocabulary, name, null);
  return { fact: name, label: vocabulary.facts.get(name)?.label ?? name, prompt };
}
