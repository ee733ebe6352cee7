import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { lockOf } from '../../src/knowledge/hash.js';
import { type ParsedPolicy, parsePolicy } from '../../src/knowledge/parse-policy.js';
import { shop, vocabulary } from '../verdict/synthetic.js';
import { complaints, head, policyWith } from './reading.js';

const parse = (text: string): ParsedPolicy => parsePolicy(text, 'policy.md', shop(), vocabulary);
const promise = (slug: string, extra = ''): string =>
  `###### ${slug}\n\n> The words of ${slug}.\n\n\`\`\`yaml coverage\nid: ${slug}\ntitle: ${slug}\nserves: [return]\n${extra}\`\`\`\n\n`;
const front = (order: string, effective = 'null', version = '"1"'): string =>
  `---\nversion: ${version}\neffective: ${effective}\norder: ${order}\n---\n\n`;

describe('the front matter', () => {
  it.each<[string, string | null]>([
    ['2025-05-21', '2025-05-21'],
    ['"2025-05-21"', '2025-05-21'],
    ['null', null],
  ])('names the first day in force: %s', (effective, expected) => {
    const { policy, problems } = parse(front('[]', effective));
    expect(problems).toEqual([]);
    expect(policy.effectiveFrom).toBe(expected);
  });

  it('puts the coverages in the order of precedence', () => {
    const { policy, problems } = parse(front('[b, c, a]') + promise('a') + promise('b') + promise('c'));
    expect(problems).toEqual([]);
    expect(policy.coverages.map(({ slug }) => slug)).toEqual(['b', 'c', 'a']);
  });

  it.each([
    ['missing', promise('a'), ['1: The policy has no front matter.']],
    ['with a day that is none', front('[]', 'May 2025'), ['3: "May 2025" is not a date.']],
    ['with a version that is a number', front('[]', 'null', '1'), ['2: "version" must be a text in quotes.']],
    ['with an order that is no list', front('a') + promise('a'), ['4: "order" must list coverage ids.']],
    ['with an unknown coverage in the order', `${front('[ab, a]')}${promise('a')}`, ['1: "order" names "ab", which is no coverage.']],
    ['with a coverage left out of the order', front('[a]') + promise('a') + promise('b'), ['1: "order" does not name the coverage "b".']],
  ])('is refused %s', (_, text, problems) => {
    expect(complaints(parse(text))).toEqual(expect.arrayContaining(problems));
  });
});

describe('a conflict', () => {
  const conflict = 'id: days\ntext: Two times are named.\nclauses: [main, other]\ntouches: [promise]\n';

  it('names two clauses, the coverages and the requests that it touches', () => {
    const { policy } = policyWith(`${conflict}requests: [return]\nwhen: {giftIncluded: yes}\n`, 'conflict', '');
    expect(policy.conflicts).toEqual([
      expect.objectContaining({
        id: 'days',
        text: 'Two times are named.',
        clauses: ['shop/main', 'shop/other'],
        touches: ['promise'],
        requests: ['return'],
        when: expect.objectContaining({ kind: 'is', fact: 'giftIncluded' }) as unknown,
      }),
    ]);
  });

  it('touches nothing and every request unless it says so', () => {
    const { policy, problems } = policyWith('id: days\ntext: Two.\nclauses: [main, other]\n', 'conflict', '');
    expect(problems).toEqual([]);
    expect(policy.conflicts[0]).toMatchObject({ touches: [], requests: [], when: null });
  });

  it.each([
    ['id: days\ntext: Two.\nclauses: [main]\n', '14: A conflict names at least two clauses.'],
    ['text: Two.\nclauses: [main, other]\n', '12: The conflict\'s "id" must be a text.'],
    ['id: days\nclauses: [main, other]\n', '12: The conflict\'s "text" must be a text.'],
    ['id: days\ntext: Two.\nclauses: [main, other]\ntouches: promise\n', '15: "touches" must list coverage ids.'],
  ])('%j is reported at its line', (block, problem) => {
    expect(complaints(policyWith(block, 'conflict', ''))).toEqual([problem]);
  });
});

describe('a derivation', () => {
  it('says which date follows from which', () => {
    const block = 'fact: deliveryDate\nfrom: shipDate\nafter: 21 days\nsays: counted from shipping\nclause: other\n';
    expect(policyWith(block, 'derive', '').policy.derivations).toEqual([
      expect.objectContaining({
        fact: 'deliveryDate',
        from: 'shipDate',
        length: [{ amount: 21, unit: 'days' }],
        when: 'unknown',
        requests: [],
        says: 'counted from shipping',
        clauses: ['shop/other'],
      }),
    ]);
  });

  it.each([
    'fact: deliverydate\nfrom: shipDate\nafter: 21 days\nsays: so\n',
    'fact: deliveryDate\nfrom: ship\nafter: 21 days\nsays: so\n',
    'fact: deliveryDate\nfrom: shipDate\nafter: 21\nsays: so\n',
    'fact: deliveryDate\nfrom: shipDate\nafter: soon\nsays: so\n',
    'fact: deliveryDate\nfrom: shipDate\nafter: 21 days\nwhen: always\nsays: so\n',
  ])('%j is reported', (block) => {
    const parsed = policyWith(block, 'derive', '');
    expect(complaints(parsed)).toEqual([expect.stringMatching(/^12: A derivation needs "fact"/)]);
    expect(parsed.policy.derivations).toEqual([]);
  });
});

describe('a rule block', () => {
  it('of a kind that there is not is reported', () => {
    expect(complaints(policyWith('id: a\n', 'covrage', ''))).toEqual(['11: There is no block "yaml covrage".']);
  });

  it('above every clause is reported', () => {
    const text = `${front('[]')}\`\`\`yaml coverage\nid: a\n\`\`\`\n`;
    expect(complaints(parse(text))).toEqual(['8: This block stands above every clause.']);
  });

  it('that is no YAML is reported at its line and the others are read', () => {
    const broken = '###### b\n\n> Words.\n\n```yaml coverage\nid: b\ntitle: [b\n```\n\n';
    const { policy, problems } = parse(front('[a, c]') + promise('a') + broken + promise('c'));
    expect(policy.coverages.map(({ slug }) => slug)).toEqual(['a', 'c']);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.line).toBeGreaterThanOrEqual(23);
    expect(problems[0]!.line).toBeLessThanOrEqual(24);
  });
});

describe('the text–rule lock', () => {
  const locked = (lock: string, words = 'The words of a.'): ReadonlySet<string> =>
    parse(`${front('[a]')}${promise('a', `lock: ${lock}\n`).replace('The words of a.', words)}`).policy.withdrawn;
  const { policy } = parse(front('[a]') + promise('a'));
  const lock = lockOf(policy.coverages[0]!.cites, policy.clauseById);

  it('holds while the words are those that were confirmed', () => {
    expect(locked(lock)).toEqual(new Set());
    // White space does not count.
    expect(locked(lock, 'The  words\n> of a.')).toEqual(new Set());
  });

  it('withdraws the coverage when a word changes, or when it was never confirmed', () => {
    expect(locked(lock, 'The word of a.')).toEqual(new Set(['shop/a']));
    expect(locked('"000000000000"')).toEqual(new Set(['shop/a']));
    expect(policy.withdrawn).toEqual(new Set(['shop/a']));
  });

  it('covers every clause that the coverage cites', () => {
    const with2 = (words: string): string => {
      const own = parse(`${front('[a]')}${promise('a', 'gives:\n  - refund:\n    clause: b\n')}###### b\n\n> ${words}\n`).policy;
      return lockOf(own.coverages[0]!.cites, own.clauseById);
    };
    expect(with2('One.')).not.toBe(with2('Two.'));
  });
});

describe('parsing a policy never throws', () => {
  const piece = fc.constantFrom('---\n', '###### main\n', '> words\n', '```yaml coverage\n', '```\n', 'id: a\n', 'serves: [return]\n', '  - within: 3\n', ': [\n', '\n', '# H\n', '<!--', head);

  it('whatever an editor writes', () => {
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => void parse(pieces.join(''))));
  });
});
