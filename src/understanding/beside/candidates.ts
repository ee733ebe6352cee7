import type { Day } from '../../model/duration.js';
import type { FactValue } from '../../model/fact.js';
import { formatDay } from '../../verdict/days.js';
import { shiftSpan, type TimeExpression } from '../dates/expression.js';
import { readNumber } from '../dates/numbers.js';
import type { Finding } from '../finding.js';
import { isCountry } from '../recognisers/destination.js';
import { dateValue } from '../recognisers/event-dates.js';
import { dozenAt, isOneOfSeveral } from '../recognisers/quantity.js';
import type { Scene } from '../scene.js';

/** A day, a number or a place in a text, of which the words beside it tell what it is. */
export interface Candidate {
  readonly kind: 'day' | 'number' | 'place';
  /** Indexes of words; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** What it reads as; undefined where that hangs on another day ("two days later"). */
  readonly value: FactValue | undefined;
  /** For a day with more than one reading: all of them. */
  readonly candidates?: readonly FactValue[];
  /** What it is like by itself. */
  readonly traits: readonly string[];
}

/** No more of one text are looked at. */
const MOST = 60;
/** The ends of the spans of age that make a difference, in days. */
const AGES = [0, 1, 3, 7, 15, 31, 62, 130, 366];
const SIZES = [2, 5, 20, 100];
const LARGEST = 5000;
const WEEK = 8;

/** The days, numbers and places of a text. */
export function candidatesOf(scene: Scene, today: Day): readonly Candidate[] {
  return [...days(scene, today), ...numbers(scene), ...places(scene)];
}

/** Whether the finding was made of the candidate, by the rules for days, numbers and places. */
export function isAt(finding: Finding, { from, to }: Candidate): boolean {
  return (
    finding.from <= from &&
    finding.to >= to &&
    /^(?:eventDates|quantity|destination)$/.test(finding.recogniser)
  );
}

function days({ times }: Scene, today: Day): Candidate[] {
  const told = [...times]
    .filter(([, { meaning }]) => meaning.kind !== 'time' && meaning.kind !== 'future')
    .slice(0, MOST);
  const spans = told.flatMap(([, { meaning }]) => (meaning.kind === 'days' ? [meaning.span.lo] : []));
  const [first, last] = [Math.min(...spans), Math.max(...spans)];
  return told.map(([at, time], index): Candidate => {
    const { meaning } = time;
    const traits = [`day ${meaning.kind}`, `${Math.min(index, 3)} of ${Math.min(told.length, 4)}`];
    if (meaning.kind === 'days') {
      const { lo, hi } = meaning.span;
      traits.push(
        `age ${AGES.findIndex((age) => today - lo <= age)}`,
        `rough ${hi === lo ? 'day' : hi - lo > WEEK ? 'month' : 'week'}`,
        first === last ? 'only' : lo === first ? 'first' : lo === last ? 'last' : 'between',
      );
    }
    return { kind: 'day', from: at, to: at + 1, traits, ...dayOf(time, today) };
  });
}

/** The day of a time expression, as far as it can be told without another day. */
function dayOf({ meaning }: TimeExpression, today: Day): Pick<Candidate, 'value' | 'candidates'> {
  switch (meaning.kind) {
    case 'days':
      return { value: dateValue(meaning.span) };
    case 'options':
      return { value: null, candidates: meaning.days.map(formatDay) };
    case 'length':
      return { value: dateValue(shiftSpan({ lo: today, hi: today }, meaning.length, -1)) };
    default:
      return { value: undefined };
  }
}

function numbers(scene: Scene): Candidate[] {
  const { tokens } = scene;
  const found: Candidate[] = [];
  for (let at = 0; at < tokens.length && found.length < MOST; at++) {
    const read = dozenAt(scene, at) ?? readNumber(tokens, at);
    if (!read || read.value < 2 || read.value > LARGEST || isOneOfSeveral(scene, read.next)) continue;
    const traits = [
      `size ${SIZES.findIndex((size) => read.value <= size)}`,
      tokens[at]?.kind === 'number' ? 'digits' : 'in words',
      ...(tokens[at]?.joined ? ['joined'] : []),
      ...(tokens[read.next]?.joined ? ['joins'] : []),
    ];
    found.push({ kind: 'number', from: at, to: read.next, value: read.value, traits });
    at = read.next - 1;
  }
  return found;
}

function places(scene: Scene): Candidate[] {
  const { mentions, tokens, sentences } = scene;
  const named = mentions.filter(
    ({ meaning, from }) => meaning.kind === 'place' && isCountry(scene, meaning.name, from),
  );
  const lastSentence = sentences.at(-1)?.from ?? 0;
  return named.slice(0, MOST).map(({ meaning, from, to }, index): Candidate => ({
    kind: 'place',
    from,
    to,
    value: meaning.name,
    traits: [
      `place ${Math.min(index, 2)} of ${Math.min(named.length, 3)}`,
      ...(tokens[from]?.capital ? ['capital'] : []),
      ...(tokens[to]?.capital && tokens[to].gap === 0 ? ['name after'] : []),
      ...(tokens[from - 1]?.capital && tokens[from]?.gap === 0 ? ['name before'] : []),
      ...(from >= lastSentence ? ['at the end'] : []),
      ...(to === tokens.length ? ['very last'] : []),
      ...(named.some(
        (other) => other.from >= to && other.from <= to + 1 && other.meaning.name === meaning.name,
      )
        ? ['named twice']
        : []),
    ],
  }));
}
