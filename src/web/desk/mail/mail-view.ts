import type { DeskItem, DeskReading } from '../../../model/desk.js';
import type { FactValue } from '../../../model/fact.js';
import { longDay } from '../../widget/dates.js';
import { button, h } from '../../widget/dom.js';
import { DeskError, post } from '../api.js';
import { type DeskContext, field, linkButton, section, show, type View } from '../view.js';
import { copyDraft, draftPanel } from './draft-panel.js';
import { openFactEditor } from './fact-editor.js';
import { itemPanel } from './item-panel.js';
import { drawMarks, marksOf } from './marked-text.js';
import { questionSection } from './question-section.js';
import { makeException, reportWrong } from './report.js';
import { keepState, keptState, type MailState, withEdit } from './state.js';
import { welcome } from './welcome.js';
import { openWhatIf } from './what-if.js';

/** Paste and decide: the mail on one side, what it comes to on the other, as the agent types. */
export function mailView(context: DeskContext): View {
  const { setup } = context;
  let state = keptState();
  let reading: DeskReading | null = null;
  let asked = 0;
  let shownFor = 0;

  const input = h('textarea', {
    id: 'mail',
    'aria-label': 'Message of the customer',
    placeholder: 'Paste a message here.',
    spellcheck: 'false',
    maxlength: '20000',
  });
  const marks = h('div', { class: 'marks', 'aria-hidden': 'true' });
  const store = h(
    'select',
    null,
    h('option', { value: '' }, 'as the message says'),
    setup.stores.map(({ id, name }) => h('option', { value: id }, name)),
  );
  const today = h('input', { type: 'date' });
  const note = h('p', { class: 'quiet', role: 'status' });
  const results = h('div', { class: 'results' });

  let isAsking = false;
  let isAskedAgain = false;
  const put = (change: Partial<MailState>): void => {
    state = { ...state, ...change };
    keepState(state);
    input.value = state.text;
    store.value = state.store;
    today.value = state.today;
    void read();
  };
  const set = (item: number, fact: string, value: FactValue): void =>
    put({ edits: withEdit(state.edits, { item, fact, value }) });

  const read = async (): Promise<void> => {
    draw();
    const number = ++asked;
    if (state.text.trim() === '') {
      reading = null;
      drawResults();
      return;
    }
    // One at a time: whoever types faster than mails are read is answered on what stands there in the end.
    if (isAsking) {
      isAskedAgain = true;
      return;
    }
    isAsking = true;
    const began = performance.now();
    try {
      const { text, edits } = state;
      const answer = await post<DeskReading>('/read', {
        text,
        edits,
        ...(state.store === '' ? {} : { store: state.store }),
        ...(state.today === '' ? {} : { today: state.today }),
      });
      // A slower answer to an earlier text is of no use any more.
      if (number < shownFor || state.text !== text) return;
      shownFor = number;
      reading = answer;
      note.textContent = noteOf(answer, performance.now() - began);
      draw();
      drawResults();
    } catch (error) {
      if (number === asked)
        note.textContent = error instanceof DeskError ? error.message : 'That could not be read.';
    } finally {
      isAsking = false;
      if (isAskedAgain) {
        isAskedAgain = false;
        void read();
      }
    }
  };

  const draw = (): void => {
    const shown = reading ? marksOf(reading, edit) : [];
    // A line break at the end takes a line of its own only if something follows it.
    marks.replaceChildren(...drawMarks(state.text, shown), document.createTextNode('\n '));
  };

  const edit = (at: number, fact: string | null): void => {
    const item = reading?.items[at];
    if (!item || !reading) return;
    const known = item.facts.find((one) => one.fact === fact);
    const there = new Set(item.facts.map((one) => one.fact));
    openFactEditor({
      definitions: fact === null ? setup.facts.filter(({ name }) => !there.has(name)) : setup.facts,
      fact,
      value: known?.value,
      isThere: known !== undefined,
      canAskWhatIf: reading.store !== null,
      set: (name, value) => set(at, name, value),
      remove: (name) => put({ edits: withEdit(state.edits, { item: at, fact: name }) }),
      whatIf: (name, value) => void whatIf(item, name, value),
      wrong: (name) => wrong('fact', item, `${known?.label ?? name}: ${known?.shown ?? ''}`),
    });
  };

  const wrong = (
    part: Parameters<typeof reportWrong>[1]['part'],
    item: DeskItem | null,
    shown: string,
  ): void => {
    if (reading) reportWrong(context, { part, text: state.text, reading, item, shown });
  };

  const whatIf = async (item: DeskItem, fact: string, value: FactValue): Promise<void> => {
    if (reading?.store)
      await openWhatIf(context, { store: reading.store, today: state.today, item, fact, value });
  };

  const drawResults = (): void => {
    const focused = document.activeElement?.getAttribute('data-fact') ?? null;
    if (!reading) {
      note.textContent = '';
      show(results, welcome());
      return;
    }
    const { items, questions, missing, draft, kind } = reading;
    const now = reading;
    const isOne = items.length === 1;
    show(
      results,
      reading.store === null && h('p', { class: 'notice' }, 'Which shop is it about? Choose one above.'),
      items.map((item, at) =>
        itemPanel(item, at, isOne, {
          edit: (fact) => edit(at, fact),
          set: (fact, value) => set(at, fact, value),
          wrong: () => wrong('verdict', item, item.verdict?.headline ?? ''),
          exception: () => {
            if (item.verdict) makeException(context, item.verdict);
          },
        }),
      ),
      missing.length > 0 &&
        section(
          'Missing',
          h(
            'ol',
            { class: 'missing' },
            missing.map(({ fact, prompt }) =>
              h(
                'li',
                null,
                linkButton(prompt, () => edit(ownerOf(now, fact), fact)),
              ),
            ),
          ),
        ),
      questions.length > 0 && questionSection(questions, (shown) => wrong('answer', null, shown)),
      kind === 'small_talk' && h('p', { class: 'quiet' }, 'Nothing is asked here.'),
      draft &&
        section(
          'Reply',
          draftPanel(draft, context, () => wrong('draft', items[0] ?? null, draft.text.slice(0, 400))),
        ),
    );
    if (focused !== null) results.querySelector<HTMLElement>(`[data-fact="${focused}"]`)?.focus();
  };

  input.addEventListener('input', () => put({ text: input.value }));
  input.addEventListener('paste', () => {
    // What was changed in another mail does not hold for this one.
    if (input.selectionStart === 0 && input.selectionEnd === input.value.length)
      state = { ...state, edits: [] };
  });
  store.addEventListener('change', () => put({ store: store.value }));
  today.addEventListener('change', () => put({ today: today.value }));
  document.addEventListener('keydown', (event) => {
    if (element.hidden || document.querySelector('dialog[open]')) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && reading?.draft) {
      event.preventDefault();
      void copyDraft(reading.draft, context);
    } else if (event.key === 'Escape') {
      input.focus();
      input.select();
    }
  });

  const element = h(
    'div',
    { class: 'mail-view' },
    h('h1', { class: 'hidden' }, 'Mail'),
    h(
      'div',
      { class: 'mail-side' },
      h(
        'div',
        { class: 'controls' },
        field('Shop', store),
        field('Judged on', today),
        button(
          { onclick: () => put({ text: '', edits: [], today: '' }), title: 'Begin with another message' },
          'Clear',
        ),
      ),
      h('div', { class: 'paper' }, input, marks),
      note,
    ),
    results,
  );
  return {
    path: '/desk',
    name: 'Mail',
    element,
    shown: () => {
      put({});
      input.focus();
    },
  };
}

function ownerOf({ items }: DeskReading, fact: string): number {
  return Math.max(
    0,
    items.findIndex(({ missing }) => missing.some((one) => one.fact === fact)),
  );
}

function noteOf({ store, detected, sentDate }: DeskReading, ms: number): string {
  const parts = [
    detected && store !== null ? `Shop found in the message: ${store}.` : '',
    sentDate === null ? '' : `The mail is of ${longDay(sentDate)}; its words are read as of that day.`,
    `Read in ${Math.round(ms)} ms.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
