import { OUTCOME_NAMES } from '../../../model/desk.js';
import type { DeskGap, DeskInsights } from '../../../model/desk-insights.js';
import { h } from '../../widget/dom.js';
import { addressOf, DeskError, get, post } from '../api.js';
import { openForm } from '../mail/report.js';
import { clauseLink, type DeskContext, field, linkButton, section, show, type View } from '../view.js';
import { bars, dayChart } from './charts.js';

const CAUSES: Readonly<Record<DeskGap['cause'], string>> = {
  not_in_policy: 'not in the policy',
  ambiguous: 'ambiguous',
  not_found: 'not found',
};

/** What customers asked and what came of it. */
export function insightsView(context: DeskContext): View {
  const { stores, role } = context.setup;
  const from = h('input', { type: 'date' });
  const to = h('input', { type: 'date' });
  const store = h(
    'select',
    null,
    h('option', { value: '' }, 'all shops'),
    stores.map(({ id, name }) => h('option', { value: id }, name)),
  );
  const table = h('a', { class: 'button', download: '' }, 'Export as CSV');
  const results = h('div', { class: 'insights' });

  const load = async (): Promise<void> => {
    const query = new URLSearchParams(
      Object.entries({ from: from.value, to: to.value, store: store.value }).filter(
        ([, value]) => value !== '',
      ),
    ).toString();
    table.setAttribute('href', addressOf(`/insights.csv?${query}`));
    try {
      const found = await get<DeskInsights>(`/insights?${query}`);
      if (from.value === '') from.value = found.from;
      if (to.value === '') to.value = found.to;
      show(results, ...draw(found));
    } catch (error) {
      context.say(error instanceof DeskError ? error.message : 'The insights could not be loaded.', 'bad');
    }
  };

  const draw = ({ days, outcomes, clauses, gaps, left, feedback, handoffs }: DeskInsights): HTMLElement[] => {
    const sum = (key: 'answered' | 'abstained' | 'decided'): number =>
      days.reduce((total, day) => total + day[key], 0);
    const numbers: readonly [string, string][] = [
      ['answered', String(sum('answered'))],
      ['verdicts', String(sum('decided'))],
      ['not answered', String(sum('abstained'))],
      ['handed over', String(handoffs.count)],
      ['waiting now', String(handoffs.waiting)],
      ['median wait', handoffs.medianWait === null ? '–' : duration(handoffs.medianWait)],
      ['helpful / not', `${feedback.helpful} / ${feedback.unhelpful}`],
    ];
    return [
      h(
        'dl',
        { class: 'numbers' },
        numbers.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))),
      ),
      section('Per day', dayChart(days)),
      section(
        'Verdicts by outcome',
        bars(
          'Verdicts by outcome',
          outcomes.map(({ outcome, count }) => ({ label: OUTCOME_NAMES[outcome], count, kind: outcome })),
        ),
      ),
      section(
        'What the policies do not answer',
        gaps.length === 0
          ? h('p', { class: 'quiet' }, 'Every question was answered.')
          : h('ol', { class: 'gaps' }, gaps.map(gapEntry)),
      ),
      section(
        'Where dialogs are left',
        left.length === 0
          ? h('p', { class: 'quiet' }, 'No question was put.')
          : bars(
              'Where dialogs are left',
              left.map(({ label, left: gone, asked }) => ({
                label: `${label} (asked ${asked}×)`,
                count: gone,
              })),
            ),
      ),
      section(
        'Clauses that answered',
        clauses.length === 0
          ? h('p', { class: 'quiet' }, 'None yet.')
          : bars(
              'Clauses that answered',
              clauses.map(({ clause, heading, count }) => ({ label: `${heading} (${clause})`, count })),
            ),
      ),
    ];
  };

  const gapEntry = ({ text, count, cause, nearest, examples, store: of }: DeskGap): HTMLElement =>
    h(
      'li',
      null,
      h(
        'p',
        null,
        h('strong', null, `${count}×`),
        ` “${text}” `,
        h('span', { class: `cause ${cause}` }, CAUSES[cause]),
        of === null ? '' : h('span', { class: 'quiet' }, ` ${of}`),
      ),
      examples.length > 1 &&
        h(
          'details',
          null,
          h('summary', null, 'Asked as'),
          h(
            'ul',
            null,
            examples.map((example) => h('li', null, example)),
          ),
        ),
      nearest.length > 0 &&
        h(
          'ul',
          { class: 'nearest' },
          nearest.map(({ clause, heading, url }) =>
            h(
              'li',
              null,
              clauseLink(url, clause),
              h('span', { class: 'quiet' }, ` ${heading} `),
              role === 'editor' && linkButton('Add as an ask to this clause', () => addAsk(clause, text)),
            ),
          ),
        ),
    );

  const addAsk = (clause: string, text: string): void => {
    const ask = h('input', {
      type: 'text',
      value: text.slice(0, 300),
      required: true,
      maxlength: '300',
      autofocus: true,
    });
    openForm(
      'Add as an ask',
      'Write it to the review file',
      [h('p', { class: 'quiet' }, clause), field('How customers ask', ask)],
      async () => {
        await post('/review/asks', { clause, ask: ask.value });
        context.say('Written to the review file.');
      },
      context,
    );
  };

  for (const input of [from, to, store]) input.addEventListener('change', () => void load());
  const element = h(
    'div',
    { class: 'insights-view' },
    h('h1', null, 'Insights'),
    h('div', { class: 'controls' }, field('From', from), field('To', to), field('Shop', store), table),
    results,
  );
  return { path: '/desk/insights', name: 'Insights', element, shown: () => void load() };
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
