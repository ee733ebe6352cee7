import { createRequire } from 'node:module';
import { join } from 'node:path';

import type * as AdaptiveCards from 'adaptivecards';

import { root } from '../../verdict/support.js';

// The library's ES modules cannot be loaded by Node; its bundle can, and needs no page to check a card.
const library = createRequire(join(root, 'package.json'))(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;
const { GlobalRegistry, SerializationContext, Versions } = library;

type Part = Readonly<Record<string, unknown>>;

/** What Teams adds to the schema, and what every part may have. */
const ALWAYS = new Set(['type', 'msteams', '$schema', 'fallback', 'requires']);

/** Properties that the library reads by itself. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['body', 'actions'],
  Container: ['items'],
  Column: ['items'],
  ColumnSet: ['columns'],
  ActionSet: ['actions'],
};

/**
 * What is wrong with a card by Microsoft's own schema of version 1.5, which its library carries: unknown elements,
 * values, and missing ids by the library's check; unknown and newer properties by the properties that it knows.
 */
export function problemsOf(card: Part): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const results = parsed.validateProperties();
  const invalid = results.validationEvents.map(({ message }) => message);
  return [...events, ...invalid, ...unknownIn(card, 'card')];
}

function unknownIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => unknownIn(one, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Part;
  const known = typeof part['type'] === 'string' ? propertiesOf(part['type']) : null;
  if (typeof part['type'] === 'string' && !known) return [`${path}: there is no ${part['type']}`];
  const inner = Object.entries(part).filter(([name]) => name !== 'data' && name !== 'msteams');
  const unknown = known ? Object.keys(part).filter((name) => !known.has(name) && !ALWAYS.has(name)) : [];
  return [
    ...unknown.map((name) => `${path}: ${String(part['type'])} has no ${name} in version 1.5`),
    ...inner.flatMap(([name, one]) => unknownIn(one, `${path}.${name}`)),
  ];
}

function propertiesOf(type: string): ReadonlySet<string> | null {
  const made =
    type === 'AdaptiveCard'
      ? new library.AdaptiveCard()
      : type === 'Column'
        ? new library.Column()
        : (GlobalRegistry.elements.createInstance(type, Versions.v1_5) ??
          GlobalRegistry.actions.createInstance(type, Versions.v1_5));
  if (!made) return null;
  const schema = made.getSchema();
  const names = Array.from({ length: schema.getCount() }, (_, at) => schema.getItemAt(at))
    .filter(({ targetVersion }) => targetVersion.compareTo(Versions.v1_5) <= 0)
    .map(({ name }) => name);
  return new Set([...names, ...(CHILDREN[type] ?? [])]);
}
