import type { Card } from './connector.js';

type Part = Readonly<Record<string, unknown>>;

/** Every part of a card, containers opened. */
export function partsOf(card: Card): Part[] {
  const walk = (value: unknown): Part[] => {
    if (Array.isArray(value)) return value.flatMap(walk);
    if (typeof value !== 'object' || value === null) return [];
    const part = value as Part;
    const inner = ['body', 'items', 'columns', 'actions', 'inlines'].flatMap((name) => walk(part[name]));
    return 'type' in part ? [part, ...inner] : inner;
  };
  return walk(card);
}

/** The buttons that send something. */
export function buttonsOf(card: Card): Part[] {
  return partsOf(card).filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit');
}

/** The fields to be filled in. */
export function inputsOf(card: Card): Part[] {
  return partsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
}

/** The paragraphs, as they are read. */
export function textsOf(card: Card): string[] {
  return partsOf(card)
    .filter(({ type }) => type === 'TextBlock')
    .map(({ text }) => String(text).replace(/\\(.)/g, '$1'));
}
