import { h } from '../../widget/dom.js';

/** What is shown before a message is pasted. */
export function welcome(): HTMLElement {
  const key = (name: string) => h('kbd', null, name);
  return h(
    'div',
    { class: 'welcome' },
    h('h2', null, 'Paste a message, and decide'),
    h(
      'p',
      null,
      'What it says, what it comes to under the shop’s policy, and a reply that you can send: as you type.',
    ),
    h(
      'ul',
      null,
      h('li', null, key('Tab'), ' goes through the facts; ', key('Enter'), ' changes one.'),
      h('li', null, key('Ctrl'), ' ', key('Enter'), ' copies the reply.'),
      h('li', null, key('Esc'), ' goes back to the message; what you paste then takes its place.'),
      h('li', null, key('Alt'), ' ', key('1'), '…', key('4'), ' change the page.'),
    ),
  );
}
