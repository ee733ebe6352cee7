import type { Verdict } from '../../../model/verdict.js';
import { longDay, shortDay } from '../dates.js';
import { svg } from '../dom.js';
import { strings } from '../strings.js';
import type { KnownFacts } from './facts.js';
import { type Point, timelinePoints } from './timeline-points.js';

const WIDTH = 340;
const HEIGHT = 62;
const LINE = 14;
/** Room for half of the words of the outermost points. */
const MARGIN = 28;

/** Bought, delivered, today, last day: a drawing, said in words for whoever does not see it. Null without such days. */
export function timeline(verdict: Verdict, facts: KnownFacts, rtl: boolean): SVGElement | null {
  const points = timelinePoints(verdict, facts);
  if (points.length < 2) return null;
  const x = (at: number): number => {
    const place = MARGIN + at * (WIDTH - 2 * MARGIN);
    return Math.round((rtl ? WIDTH - place : place) * 10) / 10;
  };
  const line = (from: number, to: number, kind: string): SVGElement =>
    svg('line', { class: `line ${kind}`, x1: x(from), y1: LINE, x2: x(to), y2: LINE });
  const today = points.find(({ kind }) => kind === 'today')?.at ?? 1;
  const end =
    points.findLast(({ kind }) => kind === 'last' || kind === 'latest' || kind === 'earliest')?.at ?? 1;
  return svg(
    'svg',
    {
      class: 'timeline',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': `${strings.card.timeline}: ${points.map(sentence).join(', ')}`,
    },
    line(0, 1, 'whole'),
    line(0, Math.min(today, end), 'gone'),
    today < end ? line(today, end, 'left') : line(end, today, 'over'),
    points.map((point) => drawing(point, x(point.at), verdict.asOf)),
  );
}

function drawing({ kind, date }: Point, x: number, asOf: string): SVGElement {
  if (kind === 'step') return svg('line', { class: 'tick', x1: x, y1: LINE - 5, x2: x, y2: LINE + 5 });
  const strong = kind === 'today' || kind === 'last' || kind === 'latest';
  return svg(
    'g',
    { class: `point ${kind}` },
    svg('circle', { cx: x, cy: LINE, r: strong ? 6 : 4.5 }),
    svg('text', { x, y: LINE + 24, class: 'name' }, strings.card[kind]),
    svg('text', { x, y: LINE + 39 }, shortDay(date, asOf)),
  );
}

function sentence({ kind, date }: Point): string {
  return kind === 'step' ? longDay(date) : `${strings.card[kind]} ${longDay(date)}`;
}
