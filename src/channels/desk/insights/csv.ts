import type { DeskInsights } from '../../../model/desk-insights.js';
import { maskPersonal } from '../../mask.js';

/** The numbers of insights as one table, for spreadsheets: RFC 4180. */
export function csvOf({ days, outcomes, clauses, gaps, left, feedback, handoffs }: DeskInsights): string {
  const rows: (readonly (string | number | null)[])[] = [
    ['what', 'which', 'count', 'more'],
    ...days.flatMap(({ day, answered, abstained, decided, handoffs: handed }) => [
      ['answered', day, answered, null],
      ['not answered', day, abstained, null],
      ['verdicts', day, decided, null],
      ['handoffs', day, handed, null],
    ]),
    ...outcomes.map(({ outcome, count }) => ['outcome', outcome, count, null]),
    ...clauses.map(({ clause, count }) => ['clause', clause, count, null]),
    ...gaps.map(({ text, count, cause, nearest }) => [
      'gap',
      maskPersonal(text),
      count,
      `${cause} ${nearest.map(({ clause }) => clause).join(' ')}`,
    ]),
    ...left.map(({ fact, left: gone, asked }) => ['left at', fact, gone, `asked ${asked}`]),
    ['feedback', 'helpful', feedback.helpful, null],
    ['feedback', 'not helpful', feedback.unhelpful, null],
    ['handoffs', 'all', handoffs.count, null],
    ['handoffs', 'waiting', handoffs.waiting, null],
    ['handoffs', 'median wait in seconds', handoffs.medianWait, null],
    ['handoffs', 'longest wait in seconds', handoffs.longestWait, null],
  ];
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell in quotes; what a spreadsheet would take for a formula is made text, since customers wrote it. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
