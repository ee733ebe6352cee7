import { css, on, readRgb } from './accent.js';
import { button, h, svg } from './dom.js';
import { whenIdle, whenQuiet } from './idle.js';
import style from './launcher.css';
import type { MountPoint, Panel, PanelModule } from './mount.js';
import { memoryKey, type Options, readOptions } from './options.js';
import { launcherStrings as strings } from './strings.js';

/** File name of the panel, put in by the build. */
declare const __PANEL__: string;

declare global {
  interface Window {
    /** Set once the chat is on the page: a shop's own link may open it. */
    clausewise?: { readonly open: () => void; readonly close: () => void };
  }
}

// Only while the script runs does the page say which tag it came from.
const script = document.currentScript as HTMLScriptElement | null;

/** A shop's own link asked for the chat before the button was there. */
let isWanted = false;

if (script !== null && window.clausewise === undefined) {
  const options = readOptions(script.dataset, script.src);
  const begin = whenQuiet(() => start(options));
  window.clausewise = {
    open: () => {
      isWanted = true;
      begin();
    },
    close: () => {
      isWanted = false;
    },
  };
}

/** Puts the button on the page, a little at a time; everything else is fetched once somebody seems to want it. */
function start(options: Options): void {
  // An element that no style sheet is likely to mean.
  const host = document.createElement('clausewise-chat');
  host.dir = options.dir;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const says = h('span', { class: 'hidden' }, strings.open);
  const badge = h('span', { class: 'badge', 'aria-hidden': 'true' });
  const launch = button(
    { class: 'launch', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
    bubble(),
    h('span', { class: 'label', 'aria-hidden': 'true' }, strings.label),
    says,
    badge,
  );
  const shell = h('div', { class: `shell ${options.position}` }, launch);
  root.append(shell);

  let panel: Promise<Panel> | undefined;
  const load = (): Promise<Panel> => (panel ??= fetchPanel());
  const fetchPanel = async (): Promise<Panel> => {
    const { mount } = (await import(`${options.origin}/${__PANEL__}`)) as PanelModule;
    const point: MountPoint = {
      shell,
      root,
      launch,
      options,
      showUnread: (count) => {
        badge.textContent = count > 0 ? String(count) : '';
        says.textContent = count > 0 ? `${strings.open}, ${strings.unread(count)}` : strings.open;
      },
    };
    return mount(point);
  };
  const prepare = (): void => {
    load().catch(() => (panel = undefined));
  };
  const act = (what: 'open' | 'close'): void => {
    launch.setAttribute('aria-busy', 'true');
    load()
      .then(
        (loaded) => loaded[what](),
        () => {
          panel = undefined;
          says.textContent = strings.failed;
          launch.title = strings.failed;
        },
      )
      .finally(() => launch.removeAttribute('aria-busy'));
  };
  for (const intent of ['pointerenter', 'focus', 'touchstart'])
    launch.addEventListener(intent, prepare, { once: true, passive: true });
  launch.addEventListener('click', () =>
    act(launch.getAttribute('aria-expanded') === 'true' ? 'close' : 'open'),
  );

  const put = (): void => {
    document.body.append(host);
    if (options.color !== '') paint(shell, options.color);
    window.clausewise = { open: () => act('open'), close: () => act('close') };
    if (isWanted) act('open');
    // Somebody who was talking on the last page has shown the intent already. The browser's first look at what it
    // stores can take its time.
    whenIdle(() => {
      if (wasInUse(options)) prepare();
    });
  };
  if (isWanted) put();
  else whenIdle(put);
}

function wasInUse({ origin, store }: Options): boolean {
  try {
    return localStorage.getItem(memoryKey(origin, store, 'conversation')) !== null;
  } catch {
    return false;
  }
}

/** Takes the shop's colour, whatever notation it is written in, and the better of black and white to write on it. */
function paint(shell: HTMLElement, color: string): void {
  shell.style.setProperty('--accent', color);
  shell.style.color = color;
  const rgb = readRgb(getComputedStyle(shell).color);
  shell.style.color = '';
  if (rgb === null) shell.style.removeProperty('--accent');
  else shell.style.setProperty('--on-accent', css(on(rgb)));
}

function bubble(): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true', fill: 'none', stroke: 'currentColor', 'stroke-width': 2 },
    svg('path', {
      'stroke-linejoin': 'round',
      d: 'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z',
    }),
    svg('path', { 'stroke-linecap': 'round', d: 'M8 9h8M8 12.5h5' }),
  );
}
