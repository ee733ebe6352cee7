/** How a shop wants the chat, read from the attributes of the script tag. */
export interface Options {
  /** Where the server is: `https://chat.example`. */
  readonly origin: string;
  readonly store: string;
  /** Colour of the launcher and of what can be pressed: any CSS colour; empty: our own. */
  readonly color: string;
  readonly position: 'left' | 'right';
  readonly theme: 'auto' | 'light' | 'dark';
  /** Shown above the first message; empty: nothing. */
  readonly greeting: string;
  /** Heading of the panel; empty: a neutral one. */
  readonly title: string;
  /** The shop's own id of the customer; empty: a new one for each conversation. */
  readonly user: string;
  /** Day on which the conversation lives; only a server with `--test-clock` takes it. */
  readonly today: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Reads `data-store`, `data-color` and so on; what is missing or unknown gets its usual value. */
export function readOptions(
  attributes: Readonly<Record<string, string | undefined>>,
  scriptUrl: string,
): Options {
  const text = (name: string): string => attributes[name]?.trim() ?? '';
  const oneOf = <T extends string>(name: string, values: readonly [T, ...T[]]): T =>
    values.find((value) => value === text(name)) ?? values[0];
  return {
    origin: new URL(scriptUrl).origin,
    store: text('store'),
    color: text('color'),
    position: oneOf('position', ['right', 'left']),
    theme: oneOf('theme', ['auto', 'light', 'dark']),
    greeting: text('greeting'),
    title: text('title'),
    user: text('user'),
    today: text('today'),
    dir: oneOf('dir', ['ltr', 'rtl']),
  };
}

/** Under which name the browser keeps something for the chat of a shop. */
export function memoryKey(origin: string, store: string, name: string): string {
  return `clausewise ${origin} ${store} ${name}`;
}
