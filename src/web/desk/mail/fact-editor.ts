import type { DeskFactDefinition } from '../../../model/desk.js';
import type { FactValue } from '../../../model/fact.js';
import { button, type Child, h } from '../../widget/dom.js';
import { field, openDialog } from '../view.js';

/** What the editor of a fact works with. */
export interface FactEditor {
  readonly definitions: readonly DeskFactDefinition[];
  /** The fact to begin with; null: the agent picks one. */
  readonly fact: string | null;
  readonly value: FactValue | undefined;
  /** Whether the fact is there, so that it can be taken away. */
  readonly isThere: boolean;
  readonly canAskWhatIf: boolean;
  readonly set: (fact: string, value: FactValue) => void;
  readonly remove: (fact: string) => void;
  readonly whatIf: (fact: string, value: FactValue) => void;
  /** Says that the reading of this fact is wrong. */
  readonly wrong: (fact: string) => void;
}

/** Opens the editor of a fact: its value set, taken away, or tried. */
export function openFactEditor(editor: FactEditor): void {
  const { definitions, isThere, canAskWhatIf } = editor;
  const title = definitions.find(({ name }) => name === editor.fact)?.label ?? 'Add a fact';
  openDialog(title, (close) => {
    let definition = definitions.find(({ name }) => name === editor.fact) ?? definitions[0];
    const place = h('div');
    let read: () => FactValue | undefined = () => undefined;
    const choose = (): void => {
      if (!definition) return;
      const input = valueInput(definition, definition.name === editor.fact ? editor.value : undefined);
      read = input.read;
      place.replaceChildren(h('p', { class: 'quiet' }, definition.ask), ...input.elements);
    };
    choose();
    const take = (use: (fact: string, value: FactValue) => void): void => {
      const value = read();
      if (!definition || value === undefined) return;
      close();
      use(definition.name, value);
    };
    const form = h(
      'form',
      { method: 'dialog', class: 'fact-form' },
      editor.fact === null &&
        picker(definitions, (name) => {
          definition = definitions.find((one) => one.name === name);
          choose();
        }),
      place,
      h(
        'div',
        { class: 'buttons' },
        h('button', { type: 'submit', class: 'primary' }, isThere ? 'Change' : 'Add'),
        canAskWhatIf && button({ onclick: () => take(editor.whatIf) }, 'What if?'),
        isThere &&
          button(
            {
              onclick: () => {
                close();
                if (definition) editor.remove(definition.name);
              },
            },
            'Remove',
          ),
        isThere &&
          button(
            {
              onclick: () => {
                close();
                if (definition) editor.wrong(definition.name);
              },
            },
            'This was read wrongly',
          ),
        button({ onclick: close }, 'Cancel'),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      take(editor.set);
    });
    return form;
  });
}

function picker(definitions: readonly DeskFactDefinition[], pick: (name: string) => void): HTMLElement {
  const select = h(
    'select',
    { name: 'fact' },
    definitions.map(({ name, label }) => h('option', { value: name }, label)),
  );
  select.addEventListener('change', () => pick(select.value));
  return field('Fact', select);
}

interface ValueInput {
  readonly elements: readonly HTMLElement[];
  /** Undefined: nothing that can be taken. */
  readonly read: () => FactValue | undefined;
}

const UNKNOWN = 'the customer does not know';

function valueInput(definition: DeskFactDefinition, value: FactValue | undefined): ValueInput {
  switch (definition.type) {
    case 'choice':
    case 'boolean':
      return choices(definition, value);
    case 'number':
      return plain('number', value, (text) => (/^\d+$/.test(text) ? Number(text) : undefined));
    case 'country':
      return plain(
        'text',
        value,
        (text) => (text.trim() === '' ? undefined : text.trim()),
        'Two letters, or international',
      );
    case 'timestamp':
      return plain(
        'text',
        value,
        (text) => (text.trim() === '' ? undefined : text.trim()),
        '2026-06-20T14:00:00-07:00, or a date',
      );
    case 'date':
    case 'event':
      return dates(definition.type === 'event', value);
  }
}

function choices({ choices: own, name }: DeskFactDefinition, value: FactValue | undefined): ValueInput {
  const options = [
    ...own.map(({ value: one, label }) => ({ value: one, label })),
    { value: null, label: UNKNOWN },
  ];
  const inputs = options.map((option, index) => ({
    option,
    input: h('input', {
      type: 'radio',
      name: `value-${name}`,
      checked: value === undefined ? false : option.value === value,
      autofocus: value === undefined ? index === 0 : option.value === value,
    }),
  }));
  const list = h(
    'div',
    { class: 'choices', role: 'radiogroup', 'aria-label': 'Value' },
    inputs.map(({ option, input }): Child => h('label', null, input, ` ${option.label}`)),
  );
  return { elements: [list], read: () => inputs.find(({ input }) => input.checked)?.option.value };
}

function plain(
  type: 'number' | 'text',
  value: FactValue | undefined,
  read: (text: string) => FactValue | undefined,
  hint = 'Value',
): ValueInput {
  const input = h('input', {
    type,
    value: typeof value === 'object' ? '' : value,
    autofocus: true,
    min: '1',
  });
  const unknown = checkbox(UNKNOWN, value === null);
  return {
    elements: [field(hint, input), unknown.element],
    read: () => (unknown.input.checked ? null : read(input.value)),
  };
}

function dates(mayBeToCome: boolean, value: FactValue | undefined): ValueInput {
  const rough = typeof value === 'object' && value !== null ? value : null;
  const from = h('input', {
    type: 'date',
    value: rough?.from ?? (typeof value === 'string' ? value : ''),
    autofocus: true,
  });
  const to = h('input', { type: 'date', value: rough?.to ?? '' });
  const unknown = checkbox(UNKNOWN, value === null);
  const notYet = checkbox('not yet', value === 'not_yet');
  return {
    elements: [
      field('Day', from),
      field('or at the latest', to),
      unknown.element,
      ...(mayBeToCome ? [notYet.element] : []),
    ],
    read: () => {
      if (unknown.input.checked) return null;
      if (notYet.input.checked) return 'not_yet';
      if (from.value === '') return undefined;
      return to.value === '' || to.value === from.value ? from.value : { from: from.value, to: to.value };
    },
  };
}

function checkbox(label: string, checked: boolean): { element: HTMLElement; input: HTMLInputElement } {
  const input = h('input', { type: 'checkbox', checked });
  return { element: h('label', { class: 'check' }, input, ` ${label}`), input };
}
