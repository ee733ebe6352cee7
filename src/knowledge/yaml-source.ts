import { type Document,isNode, LineCounter, parseDocument } from 'yaml';

import type { Problems } from './problems.js';

/** A piece of YAML whose every value can be traced to its line in the file. */
export interface YamlSource {
  readonly data: unknown;
  /** 1-based line in the file of the value at the path (or of its nearest parent). */
  line(path: readonly (string | number)[]): number;
}

/**
 * Parses YAML, reporting syntax errors and doubled keys.
 * @param text the YAML
 * @param firstLine 1-based line of the file on which the text begins
 * @returns null when the text is not YAML
 */
export function readYaml(text: string, firstLine: number, problems: Problems): YamlSource | null {
  const counter = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const line = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  for (const error of document.errors) {
    problems.error(line(error.pos[0]), `This is not valid YAML: ${error.message}`, 'Check indentation, colons and quotes.');
  }
  if (document.errors.length > 0) return null;
  return {
    data: document.toJS() as unknown,
    line(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return line(node.range[0]);
      }
      return document.contents?.range ? line(document.contents.range[0]) : firstLine;
    },
  };
}
