import { describe, expect, it } from '@jest/globals';

import { holdChat } from '../../../src/channels/terminal/chat.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { countingTurn, stateAfter } from '../counting-turn.js';

const plain = (text: string): string => text;

async function* typed(...lines: string[]): AsyncIterable<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

async function hold(...lines: string[]): Promise<string> {
  const storage = await openSqlite(null);
  let shown = '';
  await holdChat({
    takeTurn: countingTurn,
    storage,
    state: stateAfter(0),
    today: '2026-06-20',
    clock: () => new Date('2026-06-20T12:00:00Z'),
    lines: typed(...lines),
    write: (text) => (shown += text),
    prompt: () => undefined,
    paint: { bold: plain, dim: plain, good: plain, warn: plain, bad: plain, link: plain },
    width: 80,
  });
  await storage.close();
  return shown;
}

describe('a conversation in the terminal', () => {
  it('greets, answers line by line, and takes a number for the quick reply of that number', async () => {
    const shown = await hold('It broke', '', '2', '3');
    expect(shown).toMatch(/^Hello\n\n\[1\] Yes {2}\[2\] No\n/);
    expect(shown.match(/^\d: .*$/gm)).toEqual(['1: It broke', '2: No', '3: 3']);
    expect(shown).toContain('at 2026-06-20');
  });

  it('ends when it is told to', async () => {
    expect(await hold('one', '/quit', 'two')).not.toContain('two');
  });
});
