/** How words are coloured; each function returns the text itself where colour is off. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly link: (text: string) => string;
}

/**
 * Wraps a text to a width; the first line begins with `first`, the others with `indent` spaces. Line breaks of the text stay.
 */
export function wrap(text: string, width: number, indent: number, first: string): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const [index, paragraph] of text.split('\n').entries()) {
    if (index > 0) {
      lines.push(line);
      line = ' '.repeat(indent);
      isEmpty = true;
    }
    for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
      if (!isEmpty && line.length + word.length + 1 > width) {
        lines.push(line);
        line = ' '.repeat(indent);
        isEmpty = true;
      }
      line += isEmpty ? word : ` ${word}`;
      isEmpty = false;
    }
  }
  return [...lines, line];
}
