import { button, h } from '../dom.js';
import { icon } from '../icons.js';
import { strings } from '../strings.js';

/** Longest message; the server takes no longer one. */
const MOST = 4000;

/** Where messages are written. */
export interface Composer {
  readonly element: HTMLElement;
  focus(): void;
  readonly draft: string;
}

/**
 * Makes the field with its button. Enter sends, Shift and Enter begin a line.
 * @param draft what was being written before
 * @param changed called with every change of the draft
 */
export function composer(
  draft: string,
  on: { send(text: string): void; person(): void; changed(text: string): void },
): Composer {
  const input = h('textarea', {
    rows: 1,
    maxlength: MOST,
    'aria-label': strings.input,
    placeholder: strings.input,
    enterkeyhint: 'send',
    autocomplete: 'off',
    dir: 'auto',
  });
  const send = h('button', { type: 'submit', class: 'send', 'aria-label': strings.send }, icon('send'));
  const form = h('form', { class: 'composer' }, input, send);
  const fit = (): void => {
    send.disabled = input.value.trim() === '';
    input.rows = Math.min(5, Math.max(1, input.value.split('\n').length, Math.ceil(input.value.length / 42)));
  };
  input.value = draft;
  fit();
  input.addEventListener('input', () => {
    fit();
    on.changed(input.value);
  });
  const submit = (): void => {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    fit();
    on.changed('');
    on.send(text);
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    input.focus();
  });
  return {
    element: h(
      'div',
      { class: 'foot' },
      form,
      h(
        'div',
        { class: 'below' },
        h('span', { title: strings.disclosureLong }, strings.disclosure),
        button({ class: 'person', onclick: () => on.person() }, icon('person'), strings.person),
      ),
    ),
    focus: () => input.focus(),
    get draft() {
      return input.value;
    },
  };
}
