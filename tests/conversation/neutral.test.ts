import { describe, expect, it } from '@jest/globals';

import { loadDialogs } from '../../src/knowledge/load-dialogs.js';
import { realVocabulary, root } from '../verdict/support.js';

const { wording, dialogs, problems } = loadDialogs(root, realVocabulary());

/** Words by which a sentence would say what a policy gives or asks for. */
const STATES = /\d|%|percent|\bwithin\b|\bmust\b|\bcovered\b|\bfree\b|\brefunded\b|\bmoney\b|\bguarantee/i;

describe('the phrases of the conversation', () => {
  it('are readable and complete', () => {
    expect(problems).toEqual([]);
  });

  it('state nothing that only a policy can state', () => {
    const phrases = [
      ...wording,
      ...[...new Set(dialogs.values())].flatMap(({ id, opens, outcomes }) =>
        [opens, ...Object.values(outcomes)].map((text) => [id, text] as const),
      ),
    ];
    expect(phrases.filter(([, text]) => STATES.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
  });

  it('serve every request with one dialog', () => {
    const requests =
      realVocabulary()
        .facts.get('request')
        ?.choices.map(({ value }) => value) ?? [];
    expect([...dialogs.keys()].sort()).toEqual(requests.map(String).sort());
  });
});
