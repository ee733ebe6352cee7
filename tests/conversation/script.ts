import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Facts } from '../../src/model/fact.js';
import type { Command } from '../../src/model/message.js';

/** One message of the customer and what is expected of the answer. */
export interface Exchange {
  readonly said: string | Command;
  /** Keyword and rest of the line: `asks problem`, `verdict eligible doa`. */
  readonly expected: readonly { readonly key: string; readonly rest: string }[];
  readonly line: number;
}

/** A golden conversation. */
export interface Script {
  readonly title: string;
  readonly file: string;
  readonly store: string | null;
  readonly now: string;
  readonly known: Facts;
  readonly exchanges: readonly Exchange[];
}

const folder = fileURLToPath(new URL('../conversations', import.meta.url));

/** Every golden conversation of `tests/conversations/`; `README.md` there says how they are written. */
export function goldenScripts(): readonly Script[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .flatMap((file) => parseScripts(readFileSync(`${folder}/${file}`, 'utf8'), file));
}

function parseScripts(text: string, file: string): Script[] {
  const scripts: Script[] = [];
  let exchanges: { said: string | Command; expected: { key: string; rest: string }[]; line: number }[] = [];
  let settings: Record<string, string> = {};
  let isCode = false;
  for (const [index, line] of text.split('\n').entries()) {
    const where = `${file}:${index + 1}`;
    if (line.startsWith('## ')) {
      exchanges = [];
      settings = {};
      const own = settings;
      scripts.push({
        title: line.slice(3),
        file,
        exchanges,
        get store() {
          return own['store'] === undefined || own['store'] === 'none' ? null : own['store'];
        },
        get now() {
          if (own['now'] === undefined) throw new Error(`${where}: "now" is missing.`);
          return own['now'];
        },
        get known() {
          return own['known'] === undefined ? {} : (JSON.parse(own['known']) as Facts);
        },
      });
    } else if (line.startsWith('```')) isCode = !isCode;
    else if (!isCode || line.trim() === '' || line.startsWith('#')) continue;
    else if (line.startsWith('> '))
      exchanges.push({ said: unescape(line.slice(2)), expected: [], line: index + 1 });
    else if (line.startsWith('* '))
      exchanges.push({ said: JSON.parse(line.slice(2)) as Command, expected: [], line: index + 1 });
    else {
      const [key = '', ...rest] = line.trim().split(' ');
      const last = exchanges.at(-1);
      if (last) last.expected.push({ key, rest: rest.join(' ') });
      else settings[key] = rest.join(' ');
    }
  }
  return scripts;
}

/** `\n` in a message is a line break. */
function unescape(text: string): string {
  return text.replaceAll('\\n', '\n');
}
