import type { DeskDay } from '../../../model/desk-insights.js';
import { h, svg } from '../../widget/dom.js';

/** A row of a bar chart. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly kind?: string;
}

/** Horizontal bars, each with its number; the table for those who do not see is the list itself. */
export function bars(title: string, rows: readonly Bar[]): HTMLElement {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return h(
    'ul',
    { class: 'bars', 'aria-label': title },
    rows.map(({ label, count, kind = '' }) =>
      h(
        'li',
        null,
        h('span', { class: 'bar-label' }, label),
        svg(
          'svg',
          {
            class: `bar-line ${kind}`,
            viewBox: '0 0 100 10',
            preserveAspectRatio: 'none',
            'aria-hidden': 'true',
          },
          svg('rect', { x: 0, y: 1, width: (100 * count) / most, height: 8 }),
        ),
        h('strong', null, String(count)),
      ),
    ),
  );
}

const SERIES = [
  { key: 'answered', name: 'answered' },
  { key: 'decided', name: 'verdicts' },
  { key: 'abstained', name: 'not answered' },
  { key: 'handoffs', name: 'handed over' },
] as const;
const WIDTH = 640;
const HEIGHT = 160;

/** Days as stacked columns, with a legend and a table of the same numbers. */
export function dayChart(days: readonly DeskDay[]): HTMLElement {
  const total = (day: DeskDay): number => SERIES.reduce((sum, { key }) => sum + day[key], 0);
  const most = Math.max(1, ...days.map(total));
  const step = WIDTH / Math.max(1, days.length);
  const columns = days.flatMap((day, index) => {
    let base = HEIGHT;
    return SERIES.map(({ key }) => {
      const height = (day[key] / most) * (HEIGHT - 10);
      base -= height;
      return svg('rect', { class: key, x: index * step + step * 0.1, y: base, width: step * 0.8, height });
    });
  });
  return h(
    'figure',
    { class: 'chart' },
    svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `Per day, at most ${most} on one day` },
      ...columns,
      svg('line', { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT, class: 'axis' }),
    ),
    h(
      'p',
      { class: 'axis-labels' },
      h('span', null, days[0]?.day ?? ''),
      h('span', null, days.at(-1)?.day ?? ''),
    ),
    h(
      'figcaption',
      null,
      SERIES.map(({ key, name }) => h('span', { class: `legend ${key}` }, name)),
    ),
    h(
      'details',
      null,
      h('summary', null, 'As a table'),
      h(
        'table',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ['Day', ...SERIES.map(({ name }) => name)].map((name) => h('th', { scope: 'col' }, name)),
          ),
        ),
        h(
          'tbody',
          null,
          days
            .filter((day) => total(day) > 0)
            .map((day) =>
              h(
                'tr',
                null,
                h('th', { scope: 'row' }, day.day),
                SERIES.map(({ key }) => h('td', null, String(day[key]))),
              ),
            ),
        ),
      ),
    ),
  );
}
