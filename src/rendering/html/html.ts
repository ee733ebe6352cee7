/** Markup that is safe to send: every value in it was escaped. */
export class Html {
  /** @param text markup that is known to be safe; write `html` templates instead of calling this */
  constructor(private readonly text: string) {}

  /** The markup. */
  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: text is escaped, markup kept, lists joined, `null` and `false` left out. */
export type HtmlValue = string | number | Html | null | false | readonly HtmlValue[];

/** Writes markup with every interpolated text escaped, in element content and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += render(value) + (parts[index + 1] ?? '');
  });
  return new Html(text);
}

function render(value: HtmlValue): string {
  if (value === null || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
