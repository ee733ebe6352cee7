import * as z from 'zod';

import { day } from '../../conversation/replies/say-fact.js';
import type { Facts, FactValue, Vocabulary } from '../../model/fact.js';
import type { Command, Message } from '../../model/message.js';
import { FACT_INPUT } from '../../rendering/cards/edit-facts.js';
import { showValue } from '../desk/mail/show-value.js';

const word = z.string().min(1).max(200);
const raw = z.union([z.string().max(200), z.number(), z.boolean()]);
const common = { of: z.string().max(64), label: z.string().max(200) };

/** What a button of one of our cards sends, with the inputs of its card. */
const pressed = z.discriminatedUnion('press', [
  z.object({ press: z.literal('say'), about: word.optional(), ...common }),
  z.object({
    press: z.literal('input'),
    fact: word,
    type: z.enum(['choice', 'boolean', 'date', 'timestamp', 'number']),
    value: raw,
    time: z.string().max(20).optional(),
    ...common,
  }),
  z.object({ press: z.literal('store'), store: word, ...common }),
  z.object({ press: z.literal('feedback'), helpful: z.boolean(), ...common }),
  z.looseObject({ press: z.literal('edit'), ...common }),
]);

/** A button that was pressed. */
export type Pressed = z.output<typeof pressed>;

/** What a press says to the conversation. */
export interface Said {
  /** What people read of it afterwards. */
  readonly shown: string;
  readonly messages: readonly Message[];
  /** The fact whose question must still be open; null: it is said whatever is open. */
  readonly about: string | null;
  /** The verdict card that it was pressed on shows what comes of it. */
  readonly inPlace: boolean;
}

/** The press that a value is, or null: another card's value. */
export function readPress(value: unknown): Pressed | null {
  const read = pressed.safeParse(value);
  return read.success ? read.data : null;
}

/** What a press says. @param known the facts as they are; only others are changed */
export function saidBy(press: Pressed, known: Facts, vocabulary: Vocabulary): Said {
  const plain = { shown: press.label, about: null, inPlace: false };
  switch (press.press) {
    case 'say':
      return { ...plain, about: press.about ?? null, messages: [spoken(press.label)] };
    case 'store':
      return { ...plain, messages: [commanded({ action: 'store', store: press.store })] };
    case 'feedback':
      return { ...plain, messages: [commanded({ action: 'feedback', helpful: press.helpful })] };
    case 'input':
      return { ...plain, ...inputSaid(press) };
    case 'edit':
      return { ...plain, ...editSaid(press, known, vocabulary), inPlace: true };
  }
}

function inputSaid(press: Extract<Pressed, { press: 'input' }>): Pick<Said, 'shown' | 'messages'> {
  const { fact, type, value, time, label } = press;
  if (type === 'timestamp') {
    // Told in words: the conversation knows the shop's time zone.
    const said = `${day(String(value))}, ${time ?? ''}`;
    return { shown: said, messages: [spoken(said)] };
  }
  const typed = typedValue(type, value);
  const shown = type === 'date' ? day(String(value)) : type === 'number' ? String(value) : label;
  return { shown, messages: [commanded({ action: 'fact', fact, value: typed })] };
}

function editSaid(
  press: Readonly<Record<string, unknown>>,
  known: Facts,
  vocabulary: Vocabulary,
): Pick<Said, 'shown' | 'messages'> {
  const changes = Object.entries(press).flatMap(([name, value]): [string, FactValue][] => {
    const definition = name.startsWith(FACT_INPUT)
      ? vocabulary.facts.get(name.slice(FACT_INPUT.length))
      : undefined;
    if (!definition || !isRaw(value) || value === '') return [];
    const type = definition.choices.some((choice) => typeof choice.value === 'boolean')
      ? 'boolean'
      : definition.type;
    const typed = typedValue(type, value);
    return JSON.stringify(known[definition.name]) === JSON.stringify(typed) ? [] : [[definition.name, typed]];
  });
  const shown = changes.map(([name, value]) => {
    const fact = vocabulary.facts.get(name);
    return `${fact?.label ?? name}: ${showValue(fact, value)}`;
  });
  return {
    shown: shown.join('; ') || String(press['label']),
    messages: changes.map(([fact, value]) => commanded({ action: 'fact', fact, value })),
  };
}

function typedValue(type: string, value: string | number | boolean): FactValue {
  if (type === 'boolean') return value === true || value === 'true';
  if (type === 'number') return Number(value);
  return String(value);
}

function isRaw(value: unknown): value is string | number | boolean {
  return raw.safeParse(value).success;
}

function spoken(text: string): Message {
  return { text, command: null, evidence: [] };
}

function commanded(command: Command): Message {
  return { text: '', command, evidence: [] };
}
