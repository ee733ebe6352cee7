import { button, h } from '../dom.js';
import { icon, type IconName } from '../icons.js';
import { strings } from '../strings.js';

/** What the header's buttons do. */
export interface HeaderActions {
  close(): void;
  restart(): void;
  download(): void;
  /** Turns sound on or off and says which it is now. */
  toggleSound(): boolean;
}

/** Title, disclosure, and what is needed seldom in a part that unfolds. */
export function header(
  title: string,
  titleId: string,
  sound: boolean,
  on: HeaderActions,
): { element: HTMLElement; closeMenu(): boolean } {
  const menu = h('div', { class: 'menu', id: 'menu', hidden: true });
  const opener = button(
    { class: 'plain', 'aria-label': strings.menu, 'aria-expanded': 'false', 'aria-controls': 'menu' },
    icon('menu'),
  );
  const show = (open: boolean): void => {
    menu.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
  };
  opener.addEventListener('click', () => {
    show(Boolean(menu.hidden));
    if (!menu.hidden) menu.querySelector('button')?.focus();
  });
  const entry = (name: IconName, label: string, act: () => void): HTMLButtonElement =>
    button(
      {
        onclick: () => {
          show(false);
          opener.focus();
          act();
        },
      },
      icon(name),
      label,
    );
  const soundEntry = (isOn: boolean): HTMLButtonElement => {
    const made = entry(isOn ? 'mute' : 'sound', isOn ? strings.soundOff : strings.soundOn, () =>
      made.replaceWith(soundEntry(on.toggleSound())),
    );
    return made;
  };
  menu.append(
    entry('restart', strings.restart, () => on.restart()),
    entry('download', strings.download, () => on.download()),
    soundEntry(sound),
  );
  const element = h(
    'div',
    { class: 'head' },
    h(
      'div',
      { class: 'title' },
      h('h2', { id: titleId, dir: 'auto' }, title),
      h('p', { title: strings.disclosureLong }, strings.disclosure),
    ),
    opener,
    button({ class: 'plain', 'aria-label': strings.close, onclick: () => on.close() }, icon('close')),
    menu,
  );
  // Leaving the menu, by key or by pointer, folds it.
  element.addEventListener('focusout', ({ relatedTarget }) => {
    const to = relatedTarget as Node | null;
    if (to !== null && to !== opener && !menu.contains(to)) show(false);
  });
  return {
    element,
    closeMenu: () => {
      if (menu.hidden) return false;
      show(false);
      opener.focus();
      return true;
    },
  };
}
