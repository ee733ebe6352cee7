import type { FactDefinition, Vocabulary } from '../../model/fact.js';

/** A value of a choice with the events that it implies, as positions in `dates`. */
export interface LinkedChoice {
  readonly value: string | boolean;
  readonly events: readonly (readonly [position: number, happened: boolean])[];
}

/** A choice of which some values imply events. */
export interface Linker {
  readonly name: string;
  readonly choices: readonly LinkedChoice[];
}

/** A date that falls on the first of others that has happened; -1 stands for today. */
export interface Defaulted {
  readonly position: number;
  readonly on: readonly number[];
}

/** The vocabulary sorted by what a case needs of it. */
export interface VocabularyIndex {
  /** By name of any fact: its position in `plain`, then (counted on) in `dates`, then in `timestamps`. */
  readonly slotOf: ReadonlyMap<string, number>;
  /** Position of each choice, boolean, number and country by name. */
  readonly plainOf: ReadonlyMap<string, number>;
  /** Those facts, by position. */
  readonly plain: readonly FactDefinition[];
  readonly timestamps: readonly FactDefinition[];
  /** Dates and events, in the order of the vocabulary. */
  readonly dates: readonly FactDefinition[];
  /** By position: true for an event, which may not have happened. */
  readonly isEvent: readonly boolean[];
  /** Those dates that fall on another, or today, until stated. */
  readonly defaulted: readonly Defaulted[];
  /** Position of each of them by name. */
  readonly positionOf: ReadonlyMap<string, number>;
  /** The same, and by the name of a timestamp the position of the date on whose day it falls. */
  readonly dayOf: ReadonlyMap<string, number>;
  /** "Cannot be earlier than", as positions in `dates`. */
  readonly edges: readonly (readonly [earlier: number, later: number])[];
  /** Positions of the dates that are presumed not to have happened. */
  readonly presumed: readonly number[];
  /** Choices whose values imply events. */
  readonly linkers: readonly Linker[];
  /** By name: facts whose presumption falls when this fact has a value. */
  readonly governed: ReadonlyMap<string, readonly FactDefinition[]>;
  /** Timestamp that falls on the day of a date fact, by the date's name. */
  readonly timestampOf: ReadonlyMap<string, FactDefinition>;
}

const indexes = new WeakMap<Vocabulary, VocabularyIndex>();

/** The index of a vocabulary, built once. */
export function indexOf(vocabulary: Vocabulary): VocabularyIndex {
  let index = indexes.get(vocabulary);
  if (!index) indexes.set(vocabulary, (index = build(vocabulary)));
  return index;
}

function build(vocabulary: Vocabulary): VocabularyIndex {
  const facts = [...vocabulary.facts.values()];
  const dates = facts.filter(({ type }) => type === 'date' || type === 'event');
  const position = new Map(dates.map(({ name }, index) => [name, index]));
  const edges = dates.flatMap(({ name, notBefore }) =>
    notBefore.flatMap((earlier): [number, number][] => {
      const [from, to] = [position.get(earlier), position.get(name)];
      return from === undefined || to === undefined ? [] : [[from, to]];
    }),
  );
  const governed = new Map<string, FactDefinition[]>();
  for (const fact of facts) {
    for (const { fact: governor } of fact.presumed?.unless ?? []) {
      governed.set(governor, [...new Set([...(governed.get(governor) ?? []), fact])]);
    }
  }
  const timestamps = facts.filter(({ type }) => type === 'timestamp');
  const plain = facts.filter((fact) => !dates.includes(fact) && !timestamps.includes(fact));
  return {
    slotOf: new Map([...plain, ...dates, ...timestamps].map(({ name }, slot) => [name, slot])),
    isEvent: dates.map(({ type }) => type === 'event'),
    plainOf: new Map(plain.map(({ name }, index) => [name, index])),
    plain,
    timestamps,
    dates,
    defaulted: dates.flatMap(({ defaults }, at): Defaulted[] =>
      defaults.length === 0
        ? []
        : [
            {
              position: at,
              on: defaults.flatMap((name) => (name === 'today' ? [-1] : (position.get(name) ?? []))),
            },
          ],
    ),
    positionOf: position,
    dayOf: new Map([
      ...position,
      ...timestamps.flatMap(({ name, dayOf }): [string, number][] => {
        const at = position.get(dayOf ?? '');
        return at === undefined ? [] : [[name, at]];
      }),
    ]),
    edges,
    presumed: dates.flatMap((fact, index) => (fact.presumed ? [index] : [])),
    linkers: facts
      .filter(({ choices }) => choices.some(({ events }) => Object.keys(events).length > 0))
      .map(({ name, choices }) => ({
        name,
        choices: choices.map(({ value, events }) => ({
          value,
          events: Object.entries(events).flatMap(([event, happened]): [number, boolean][] => {
            const at = position.get(event);
            return at === undefined ? [] : [[at, happened]];
          }),
        })),
      })),
    governed,
    timestampOf: new Map(
      timestamps.flatMap((fact) => (fact.dayOf === null ? [] : [[fact.dayOf, fact] as const])),
    ),
  };
}
