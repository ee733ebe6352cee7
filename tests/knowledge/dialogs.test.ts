import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { loadDialogs } from '../../src/knowledge/load-dialogs.js';
import { parseCommands, parseLanguages } from '../../src/knowledge/parse-commands.js';
import { parseDialog } from '../../src/knowledge/parse-dialog.js';
import { parseItems } from '../../src/knowledge/parse-items.js';
import { Problems } from '../../src/knowledge/problems.js';
import { realVocabulary, root } from '../verdict/support.js';

const vocabulary = realVocabulary();
const outcomes = 'outcomes: {eligible: "a", conditional: "b", not_eligible: "c", not_stated: "d"}\n';

function dialog(text: string): { value: ReturnType<typeof parseDialog>; wrong: string[] } {
  const problems = new Problems('dialogs', 'x.yaml');
  const value = parseDialog(text, 'x', vocabulary, problems);
  return { value, wrong: problems.list.map(({ what }) => what) };
}

describe('a guided dialog', () => {
  it('says which requests it serves, how it asks and what it says at the end', () => {
    const { value, wrong } = dialog(
      `serves: [return]\nopens: "Well."\nquestions:\n  condition: {ask: "How is it?", choices: {used: "Used a bit"}}\n${outcomes}claim: {subject: "{request}"}\n`,
    );
    expect(wrong).toEqual([]);
    expect(value).toMatchObject({ id: 'x', serves: ['return'], opens: 'Well.', claimSubject: '{request}' });
    expect(value?.questions.get('condition')).toEqual({
      ask: 'How is it?',
      why: null,
      choices: { used: 'Used a bit' },
    });
  });

  it('may have nothing to claim', () => {
    expect(dialog(`serves: [arrival]\nopens: "Well."\n${outcomes}`).value?.claimSubject).toBeNull();
  });

  it('names only requests, facts and values that exist, all mistakes at once', () => {
    const { wrong } = dialog(
      `serves: [fly]\nopens: "Well."\nquestions:\n  colour: {ask: "Which?"}\n  condition: {choices: {shiny: "Shiny"}}\n${outcomes}`,
    );
    expect(wrong).toEqual([
      '"fly" is no request.',
      '"colour" is no fact.',
      '"condition" has no value "shiny".',
    ]);
  });

  it('says something for each outcome', () => {
    const { value, wrong } = dialog('serves: [return]\nopens: "Well."\noutcomes: {eligible: "a"}\n');
    expect(value).toBeNull();
    expect(wrong.length).toBeGreaterThan(0);
  });
});

describe('commands and languages', () => {
  it('are refused with what is wrong when a kind or a part is missing', () => {
    const problems = new Problems('dialogs', 'commands.yaml');
    expect(parseCommands('person: {whole: [agent], anywhere: []}\n', problems)).toBeNull();
    expect(problems.list.length).toBeGreaterThan(0);
    expect(parseLanguages('speaks: []\nothers: {}\n', problems)).toBeNull();
  });

  it('list texts: a bare yes, which YAML reads as no text, is reported', () => {
    const problems = new Problems('dialogs', 'languages.yaml');
    const others = 'others: {Dutch: {words: [a, b, c, d, 5], says: "Nee."}}\n';
    expect(parseLanguages(`speaks: [English]\n${others}`, problems)).toBeNull();
    expect(problems.list.map(({ what }) => what).join()).toContain('must be a text');
  });
});

describe('the dialogs of a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dialogs-'));
    cpSync(join(root, 'dialogs'), join(folder, 'dialogs'), { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const wrong = (): string[] => loadDialogs(folder, vocabulary).problems.map(({ file, what }) => `${file}: ${what}`);

  it('are complete as they are', () => {
    expect(wrong()).toEqual([]);
  });

  it('serve each request, and only one of them does', () => {
    writeFileSync(join(folder, 'dialogs/more.yaml'), `serves: [return]\nopens: "Well."\n${outcomes}`);
    rmSync(join(folder, 'dialogs/lost.yaml'));
    expect(wrong()).toEqual([
      'dialogs/return.yaml: "return" is served by more.yaml, too.',
      'dialogs: No dialog serves the request "lost_package".',
    ]);
  });

  it('may stand beside files of other phrases', () => {
    writeFileSync(join(folder, 'dialogs/notes.yaml'), 'something: else\n');
    expect(wrong()).toEqual([]);
  });

  it('miss no phrase and no file', () => {
    rmSync(join(folder, 'dialogs/chat.yaml'));
    expect(wrong()).toContain('dialogs/chat.yaml: The file is missing.');
    expect(wrong()).toContain('dialogs/chat.yaml: The phrase "greeting.store" is missing.');
  });
});

describe('nouns that nobody claims for', () => {
  it('are single words; anything else is reported and leaves none', () => {
    const problems = new Problems('language', 'items.yaml');
    expect([...parseItems('not_claimed: [Box, garden]', problems)]).toEqual(['box', 'garden']);
    expect(problems.list).toEqual([]);
    expect(parseItems('not_claimed: [original box]', problems).size).toBe(0);
    expect(problems.list).toHaveLength(1);
  });
});
