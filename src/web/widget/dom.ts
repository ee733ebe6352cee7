/** What may stand in an element: text is always inserted as text. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Value = string | number | boolean | null | undefined | ((event: never) => void);

/**
 * Makes an element. `on…` functions become listeners, `true` an empty attribute, `false`, `null` and
 * `undefined` none; `class` and everything else are attributes. Nothing is ever parsed as markup, and no
 * style attribute is written, so that strict content security policies hold.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>> | null = null,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly Child[]
): SVGElement {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** Adds children to an element. */
export function append(parent: Node, children: Child): void {
  if (children === null || children === undefined || children === false) return;
  if (children instanceof Node) parent.appendChild(children);
  else if (typeof children === 'object') for (const child of children) append(parent, child);
  else parent.appendChild(document.createTextNode(String(children)));
}

/** A button that shows an icon, words or both. */
export function button(
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly Child[]
): HTMLButtonElement {
  return h('button', { type: 'button', ...attributes }, ...children);
}

function fill<E extends Element>(
  element: E,
  attributes: Readonly<Record<string, Value>> | null,
  children: readonly Child[],
): E {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as (event: Event) => void);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}
