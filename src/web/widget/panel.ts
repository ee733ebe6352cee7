import { css, on as onColor, readable, readRgb } from './accent.js';
import { type Activity, isOwn, type Outgoing } from './connection/activity.js';
import { Connection, type Status } from './connection/connection.js';
import { Memory } from './connection/storage.js';
import { h } from './dom.js';
import { download } from './download.js';
import type { MountPoint, Panel } from './mount.js';
import { chime } from './sound.js';
import { strings } from './strings.js';
import { STYLE } from './style/style.js';
import { transcript } from './transcript.js';
import { answers } from './view/answer.js';
import { composer } from './view/composer.js';
import { header } from './view/header.js';
import { Log } from './view/log.js';
import { messageOf } from './view/message.js';

/** A panel this wide or narrower fills the screen. */
const PHONE = '(max-width: 30em)';
/** How long the assistant may take before it counts as not writing any more, in milliseconds. */
const TYPING_MOST = 15_000;

/** Puts the panel, closed, beside the launcher. */
export function mount({ root, shell, launch, options, showUnread }: MountPoint): Panel {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  if (options.theme !== 'auto') shell.classList.add(options.theme);

  const memory = new Memory(options.origin, options.store);
  const title = options.title === '' ? strings.title : options.title;
  let activities: Activity[] = [];
  let status: Status = 'connecting';
  let unread = 0;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let connected = false;

  const say = (message: Outgoing): void => {
    if (log.answersHaveFocus(root)) focusInput();
    log.setAnswers(null);
    connection.send(message);
    setTyping(true);
  };
  const log = new Log(options.greeting);
  const field = composer(memory.draft, {
    send: (text) => say({ text }),
    person: () => say({ text: strings.person, command: { action: 'person' } }),
    changed: (text) => (memory.draft = text),
  });
  const head = header(title, 'title', memory.sound, {
    close: () => close(),
    restart: () => say({ text: strings.restart, command: { action: 'restart' } }),
    download: () =>
      download(
        strings.transcript.file,
        'text/plain;charset=utf-8',
        transcript(title, activities, new Date().toISOString()),
      ),
    toggleSound: () => {
      memory.sound = !memory.sound;
      if (memory.sound) chime();
      return memory.sound;
    },
  });
  const line = h('p', { class: 'status', role: 'status' });
  const dialog = h(
    'dialog',
    { class: 'panel', 'aria-labelledby': 'title', lang: strings.language },
    head.element,
    line,
    log.element,
    field.element,
  );
  shell.append(dialog);
  paint();

  const draw = (activity: Activity): HTMLElement | null =>
    messageOf(activity, {
      origin: options.origin,
      rtl: options.dir === 'rtl',
      feedback: feedbackAfter(activity),
      say,
    });
  const drawPending = (): void =>
    log.setPending(connection.waiting, status === 'online', {
      retry: (id) => connection.retry(id),
      discard: (id) => connection.discard(id),
    });
  const connection: Connection = new Connection(options, memory, {
    status: (now) => {
      const was = status;
      status = now;
      shell.dataset['status'] = now;
      line.textContent =
        now === 'online'
          ? was === 'online' || !connected
            ? ''
            : strings.status.online
          : strings.status[now];
      // The first connecting is quick; only what lasts is worth a word.
      line.classList.toggle('quiet', now === 'online' || now === 'connecting');
      if (now === 'online') connected = true;
      else setTyping(false);
      drawPending();
    },
    outbox: () => drawPending(),
    activities: (fresh, history) => receive(fresh, history),
    replaced: (ended) => {
      if (ended && activities.length > 0) log.divide(strings.ended);
      else log.clear();
      log.setAnswers(null);
      activities = [];
    },
  });
  drawPending();

  function receive(fresh: readonly Activity[], history: boolean): void {
    const messages = fresh.filter(({ type }) => type === 'message');
    for (const { type } of fresh) if (type === 'typing') setTyping(true);
    if (messages.length === 0) return;
    activities = [...activities, ...messages];
    if (history) {
      log.addHistory(messages.map(draw).filter((message) => message !== null));
      unread = unseen();
    } else
      for (const message of messages) {
        const drawn = draw(message);
        if (drawn) log.add(drawn);
      }
    const last = activities.at(-1);
    const fromBot = last !== undefined && !isOwn(last);
    log.setAnswers(fromBot ? answers(last, say) : null);
    if (fromBot) setTyping(false);
    if (history) showUnread(dialog.open ? 0 : unread);
    else notice(messages.filter((message) => !isOwn(message) && drawable(message)).length);
    if (dialog.open) markSeen();
  }

  /** Counts what came while nobody looked. */
  function notice(count: number): void {
    if (count === 0) return;
    const looking = dialog.open && document.visibilityState === 'visible';
    if (!looking && memory.sound) chime();
    if (dialog.open) return;
    unread += count;
    showUnread(unread);
  }

  function unseen(): number {
    const seen = activities.findIndex(({ id }) => id === memory.seen);
    return activities.slice(seen + 1).filter((message) => !isOwn(message) && drawable(message)).length;
  }

  function markSeen(): void {
    const id = activities.at(-1)?.id;
    if (id !== undefined) memory.seen = id;
    unread = 0;
    showUnread(0);
  }

  function drawable({ text, channelData }: Activity): boolean {
    return (text ?? '') !== '' || Boolean(channelData?.verdict);
  }

  /** What the customer answered, when asked whether this helped. */
  function feedbackAfter(activity: Activity): boolean | null {
    if (!activity.channelData?.verdict) return null;
    for (const later of activities.slice(activities.indexOf(activity) + 1)) {
      if (!isOwn(later) && later.channelData?.verdict) return null;
      const command = later.value as { action?: unknown; helpful?: unknown } | undefined;
      if (isOwn(later) && command?.action === 'feedback') return command.helpful === true;
    }
    return null;
  }

  function setTyping(on: boolean): void {
    clearTimeout(typingTimer);
    log.setTyping(on && status === 'online');
    if (on) typingTimer = setTimeout(() => log.setTyping(false), TYPING_MOST);
  }

  /** The shop's colour where it is written with, moved until it can be read. */
  function paint(): void {
    if (options.color === '') return;
    const colorOf = (name: string): ReturnType<typeof readRgb> => {
      dialog.style.color = `var(${name})`;
      const found = readRgb(getComputedStyle(dialog).color);
      dialog.style.color = '';
      return found;
    };
    const apply = (): void => {
      const [accent, paper] = [colorOf('--accent'), colorOf('--paper')];
      if (!accent || !paper) return;
      shell.style.setProperty('--link', css(readable(accent, paper)));
      shell.style.setProperty('--on-accent', css(onColor(accent)));
    };
    apply();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
  }

  function focusInput(): void {
    // On a touch screen the field would call up the keyboard and hide half of what is to be read.
    if (matchMedia('(pointer: coarse)').matches) log.focus();
    else field.focus();
  }

  function open(): void {
    if (dialog.open) return;
    // Over the whole of a phone's screen the page behind must be out of reach.
    if (matchMedia(PHONE).matches) dialog.showModal();
    else dialog.show();
    launch.setAttribute('aria-expanded', 'true');
    shell.classList.add('is-open');
    memory.open = true;
    if (activities.length === 0 && status !== 'online') connection.connect();
    log.toEnd();
    markSeen();
    focusInput();
  }

  function close(): void {
    if (!dialog.open) return;
    dialog.close();
    memory.open = false;
    launch.setAttribute('aria-expanded', 'false');
    shell.classList.remove('is-open');
    launch.focus();
  }

  dialog.addEventListener('cancel', (event) => {
    // Escape in a modal dialog; the rest is done by the key's own listener.
    event.preventDefault();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!head.closeMenu()) close();
  });

  if (memory.conversation !== null || memory.open) {
    if (memory.open) open();
    else connection.connect();
  }
  return { open, close };
}
