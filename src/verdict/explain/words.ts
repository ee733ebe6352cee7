import type { Condition } from '../../model/condition.js';
import type { RefundScope, Remedy } from '../../model/coverage.js';
import type { Day, Duration } from '../../model/duration.js';
import type { FactDefinition } from '../../model/fact.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import { DISTANT_PAST, formatDay, parseDay } from '../days.js';
import { type Truth, truthOf } from '../truth.js';
import { limitOfWindow } from './limits.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "22 June 2026". */
export function sayDay(day: Day): string {
  const text = formatDay(day);
  return `${Number(text.slice(8))} ${MONTHS[Number(text.slice(5, 7)) - 1]} ${Number(text.slice(0, 4))}`;
}

/** "22 June 2026" for `2026-06-22`; what is no day of the calendar as it is. */
export function sayDate(date: string): string {
  const day = parseDay(date);
  return day === null ? date : sayDay(day);
}

/** "30 days", "5 business days and then 1 day". */
export function sayDuration(length: Duration): string {
  const leg = ({ amount, unit }: Duration[number]): string => {
    const name = unit === 'businessDays' ? 'business days' : unit;
    return `${amount} ${amount === 1 ? name.slice(0, -1) : name}`;
  };
  return length.map(leg).join(' and then ');
}

/** First letter in upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b or c". */
export function listed(items: readonly string[], word: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** Phrases cut at their names: text, name, text, name, …, text. */
const cut = new WeakMap<Wording, Map<string, readonly string[]>>();

function partsOf(wording: Wording, key: string): readonly string[] {
  let known = cut.get(wording);
  if (!known) cut.set(wording, (known = new Map<string, readonly string[]>()));
  let parts = known.get(key);
  if (!parts) {
    const template = wording.get(key);
    if (template === undefined) throw new Error(`The wording "${key}" is missing.`);
    known.set(key, (parts = template.split(/\{(\w+)\}/)));
  }
  return parts;
}

/** Fills the `{names}` of a wording; an unknown key of the wording is an error of the program. */
export function fill(wording: Wording, key: string, values: Readonly<Record<string, string>> = {}): string {
  const parts = partsOf(wording, key);
  let text = parts[0] ?? '';
  for (let index = 1; index < parts.length; index += 2)
    text += (values[parts[index] ?? ''] ?? '') + (parts[index + 1] ?? '');
  return text;
}

/** "full refund", "replacement". */
export function sayRemedy(remedy: Remedy, scope: RefundScope | null, wording: Wording): string {
  return fill(wording, remedy === 'refund' && scope ? `remedy.refund.${scope}` : `remedy.${remedy}`);
}

/** Words for a condition as it stands: what is the case, what is not known, or what would be needed. */
export class ConditionWords {
  constructor(
    private readonly subject: Case,
    private readonly wording: Wording,
  ) {}

  /** One clause of a sentence that states the truth of the condition. */
  state(condition: Condition): string {
    return this.write(condition, truthOf(condition, this.subject));
  }

  private write(condition: Condition, truth: Truth): string {
    switch (condition.kind) {
      case 'is':
        return this.writeIs(condition, truth);
      case 'over': {
        const fact = this.fact(condition.fact);
        const value = this.subject.plain.get(condition.fact)?.value;
        const values = { fact: fact.says, limit: String(condition.limit), value: String(value) };
        return fill(
          this.wording,
          value === undefined ? 'reason.number.unknown' : 'reason.number.known',
          values,
        );
      }
      case 'within':
        return this.writeWithin(condition);
      case 'readings':
        return condition.options
          .map((option) => `${option.text}: ${this.state(option.condition)}`)
          .join('; ');
      case 'all':
      case 'any': {
        const news = condition.of.filter((inner) => inner.kind !== 'is' || inner.fact !== 'request');
        const telling = news.filter((inner) => truthOf(inner, this.subject) === truth);
        const chosen = condition.kind === 'any' && truth === true ? telling.slice(0, 1) : telling;
        const parts = (chosen.length > 0 ? chosen : condition.of).map((inner) => this.state(inner));
        return listed([...new Set(parts)], truth === null ? 'or' : 'and');
      }
    }
  }

  private writeIs(condition: Extract<Condition, { kind: 'is' }>, truth: Truth): string {
    const fact = this.fact(condition.fact);
    const date = this.subject.dates.get(fact.name);
    if (date)
      return fill(
        this.wording,
        date.happened === false
          ? 'reason.event.notYet'
          : date.happened
            ? 'reason.event.happened'
            : 'reason.event.unknown',
        { event: fact.says },
      );
    const value = this.subject.plain.get(fact.name)?.value;
    const own = fact.choices.find((choice) => choice.value === value);
    if (own) return own.says;
    if (fact.type === 'country' && typeof value === 'string')
      return fill(this.wording, 'reason.country', { country: sayCountry(value) });
    if (truth !== null && value !== undefined) return `${fact.label}: ${String(value)}`;
    return fill(this.wording, 'reason.unknown', { what: listed(this.saysOf(fact, condition), 'or') });
  }

  /** What the values say that the condition turns on. */
  saysOf(fact: FactDefinition, condition: Extract<Condition, { kind: 'is' }>): readonly string[] {
    if (fact.type === 'country') {
      const names = listed(
        condition.values.map((code) => sayCountry(String(code))),
        'or',
      );
      return [
        fill(this.wording, condition.negated ? 'reason.country.not' : 'reason.country', { country: names }),
      ];
    }
    // Of a long list and its opposite the shorter one is said.
    const named = fact.choices.filter((choice) => condition.values.includes(choice.value));
    const others = fact.choices.filter((choice) => !condition.values.includes(choice.value));
    const fitting = condition.negated && others.length < named.length ? others : named;
    return fitting.map((choice) => choice.says);
  }

  private writeWithin(condition: Extract<Condition, { kind: 'within' }>): string {
    const { subject, wording } = this;
    const event = this.fact(condition.from).says;
    const length = sayDuration(condition.length);
    const from = subject.dates.day(condition.from);
    if (from?.happened === false) return fill(wording, 'reason.window.notStarted', { event, length });
    const limit = limitOfWindow(condition, subject);
    if (!limit || !from) return fill(wording, 'reason.window.unknown', { event, length });
    const until = condition.until === 'today' ? undefined : subject.dates.get(condition.until);
    // A day that nobody knows is none to name: today is the latest that it can be.
    const isPending = until?.happened !== true || until.pending || until.lo <= DISTANT_PAST;
    const day = isPending ? subject.now.day : until.lo;
    const values = {
      event,
      length,
      start:
        from.lo === from.hi
          ? sayDay(from.lo)
          : `${sayDay(Math.max(from.lo, DISTANT_PAST))} – ${sayDay(from.hi)}`,
      end: sayDay(limit.day),
      day: sayDay(day),
      act: isPending ? fill(wording, 'reason.today') : this.fact(condition.until).says,
    };
    const truth = truthOf({ ...condition, negated: false }, subject);
    return fill(
      wording,
      truth === null ? 'reason.window.open' : truth ? 'reason.window.kept' : 'reason.window.over',
      values,
    );
  }

  private fact(name: string): FactDefinition {
    const fact = this.subject.vocabulary.facts.get(name);
    if (!fact) throw new Error(`There is no fact ${name}.`);
    return fact;
  }
}

const REGION_NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** "the United States", "Germany", "another country". */
export function sayCountry(code: string): string {
  if (code === 'international') return 'another country';
  const name = REGION_NAMES.of(code) ?? code;
  return /^(United|Netherlands|Philippines|Czech)/.test(name) ? `the ${name}` : name;
}
