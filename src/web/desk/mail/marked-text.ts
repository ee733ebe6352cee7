import type { DeskFact, DeskReading } from '../../../model/desk.js';
import { h } from '../../widget/dom.js';

/** A stretch of the text that is marked. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'fact' | 'unclear' | 'question' | 'passive';
  readonly title: string;
  /** Called when it is clicked; absent: it only looks. */
  readonly click?: () => void;
}

/** The marks of a reading. @param edit opens the editor of a fact */
export function marksOf(
  { items, questions, passive }: DeskReading,
  edit: (item: number, fact: string) => void,
): readonly Mark[] {
  return [
    ...items.flatMap(({ facts, ambiguous }, item): Mark[] => [
      ...facts.flatMap((fact): Mark[] =>
        fact.span
          ? [{ ...fact.span, kind: 'fact', title: titleOf(fact), click: () => edit(item, fact.fact) }]
          : [],
      ),
      ...ambiguous.map(({ start, end, fact, label, candidates }): Mark => ({
        start,
        end,
        kind: 'unclear',
        title: `${label}: ${candidates.map(({ shown }) => shown).join(' or ') || 'no such day'}`,
        click: () => edit(item, fact),
      })),
    ]),
    ...questions.map(({ start, end }): Mark => ({
      start,
      end,
      kind: 'question',
      title: 'A question about the policy',
    })),
    ...passive.map(({ start, end, kind }): Mark => ({
      start,
      end,
      kind: 'passive',
      title: `Not read: ${kind}`,
    })),
  ];
}

/** "Delivery date: 8 June 2026. 92 % sure, read by eventDates." */
export function titleOf({ label, shown, confidence, recogniser }: DeskFact): string {
  const how =
    confidence === null ? '' : `. ${Math.round(confidence * 100)} % sure, read by ${recogniser ?? ''}`;
  return `${label}: ${shown}${how}`;
}

/**
 * The text with its marks, to lie over the field in which it is written; facts lie over all else. Text is only
 * ever inserted as text.
 */
export function drawMarks(text: string, marks: readonly Mark[]): readonly Node[] {
  const order: readonly Mark['kind'][] = ['fact', 'unclear', 'question', 'passive'];
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((start, index): Node[] => {
    const end = edges[index + 1] ?? text.length;
    const words = document.createTextNode(text.slice(start, end));
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    const mark = order.flatMap((kind) => over.filter((one) => one.kind === kind))[0];
    if (!mark) return [words];
    const kinds = [...new Set(over.map(({ kind }) => kind))].join(' ');
    return [h('mark', { class: kinds, title: mark.title, onclick: mark.click }, words)];
  });
}
