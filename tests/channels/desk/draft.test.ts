import { beforeAll, describe, expect, it, jest } from '@jest/globals';

import { DRAFT_KEYS, missingPhrases } from '../../../src/channels/desk/draft/keys.js';
import type { DeskParts } from '../../../src/channels/desk/parts.js';
import type { DeskReading } from '../../../src/model/desk.js';
import type { Segment } from '../../../src/model/reply.js';
import { stores } from '../../verdict/support.js';
import { deskParts, readBy } from './support.js';

jest.setTimeout(60_000);

let parts: DeskParts;
/** Every text as it is read in every shop. */
let drafts: [string, DeskReading][];
beforeAll(async () => {
  parts = await deskParts();
  drafts = stores.flatMap((store) =>
    texts.map((text): [string, DeskReading] => [text, readBy(parts, { store, text })]),
  );
});

const texts = [
  'My new relay arrived on 12 June 2026 and was dead out of the box. Can I have my money back?',
  'I want to send my unopened switch back, it was delivered on 10 June 2026. Who pays for the return?',
  'I want to send my switch back, it is unopened.',
  'It stopped working after I dropped it into water, I bought it in January 2026.',
  'My parcel never came, it was shipped on 1 May 2026. Where is it?',
  'I ordered an hour ago and want to cancel. Do you ship to Canada?',
  'Do you offer a discount for students?',
  'Who pays for the return shipping? How long does a refund take?',
  'Both plugs came on 10 June 2026. The first one arrived cracked. The other one I do not need and want to return unopened.',
  'I want to return the lamp that was delivered on 03/04/2026.',
  'I bought it on 10 June 2026 and it was delivered on 1 June 2026, I want to return it.',
  '<b>Return</b> "this" & <img src=x onerror=alert(1)>? I want to return it, delivered on 10 June 2026.',
];

describe('dialogs/draft.yaml', () => {
  it('has every phrase that a draft says, and no other', () => {
    expect(missingPhrases(parts.wording)).toEqual([]);
    expect(
      [...parts.wording.keys()].filter((key) => !(DRAFT_KEYS as readonly string[]).includes(key)),
    ).toEqual([]);
  });
});

describe('every sentence of a draft has a source', () => {
  it('in every shop, for cases, questions, items, gaps and contradictions', () => {
    const seen = new Set<string>();
    for (const [text, { draft, store, items, questions }] of drafts) {
      const policy = parts.ask.judge.knowledge.stores.get(store!)!.versions[0]!;
      for (const segment of draft!.segments) {
        seen.add(segment.source);
        const complaint = complaintOf(segment, {
          clauses: new Map(policy.clauses.map(({ id, text: words }) => [id, words])),
          coverages: new Set(policy.coverages.map(({ id }) => id)),
          computed: JSON.stringify(items.map(({ verdict }) => verdict)),
          // The customer's own words, the questions of the vocabulary, the names of people and shops.
          neutral: [
            text,
            ...items.flatMap(({ missing, contradictions, ambiguous, words }) => [
              words,
              ...missing.map(({ prompt }) => prompt),
              ...contradictions,
              ...ambiguous.flatMap(({ candidates }) => candidates.map(({ shown }) => shown)),
            ]),
            ...questions.map((question) => question.text.replace(/\s+/g, ' ')),
            ...items.flatMap(
              ({ verdict }) =>
                verdict?.steps.filter(({ clause }) => clause === null).map((step) => step.text) ?? [],
            ),
            ...items.flatMap(({ verdict }) => (verdict?.outcome === 'not_stated' ? [verdict.headline] : [])),
            'Maria',
            policy.store.name,
          ],
        });
        expect([store, text, complaint]).toEqual([store, text, null]);
      }
    }
    expect([...seen].sort()).toEqual(['clause', 'echo', 'verdict', 'wording']);
  });

  it('and the text to be copied holds nothing else', () => {
    for (const [text, { draft }] of drafts) {
      let rest = draft!.text;
      for (const { text: words } of draft!.segments) {
        expect([text, rest.trimStart().startsWith(words)]).toEqual([text, true]);
        rest = rest.trimStart().slice(words.length);
      }
      expect(rest).toBe('');
    }
  });

  it('and a sentence without one would be found', () => {
    const nothing = { clauses: new Map(), coverages: new Set<string>(), computed: '[]', neutral: ['Maria'] };
    const made: Segment[] = [
      { source: 'verdict', text: 'We always pay.', clauses: [] },
      { source: 'verdict', text: 'The last day is 1 May 2027.', clauses: ['sonoff/doa-refund'] },
      { source: 'wording', text: 'You have two years.', key: 'thanks' },
      { source: 'wording', text: 'You asked: “We pay for everything.”', key: 'question.asked' },
      { source: 'echo', text: 'We pay for everything.' },
      {
        source: 'clause',
        text: '“You may keep it.” (Returns)',
        citation: { clause: 'a/b', heading: 'Returns', quote: 'You may keep it.', url: '/policies/a#b' },
      },
    ];
    for (const segment of made) expect(complaintOf(segment, nothing)).not.toBeNull();
  });
});

describe('a draft', () => {
  it('greets, gives the verdict with its last day and steps, quotes clauses, and is signed', () => {
    const { draft, items } = readBy(parts, {
      text: 'My new relay, bought in your official shop, arrived on 12 June 2026 and was dead out of the box. I still have the box and everything in it. Can I have my money back?',
      edits: [
        { item: 0, fact: 'quantity', value: 1 },
        { item: 0, fact: 'condition', value: 'used' },
      ],
    });
    const verdict = items[0]!.verdict!;
    expect(draft!.text.startsWith('Hello,\n\n')).toBe(true);
    expect(draft!.text).toContain(verdict.headline);
    expect(draft!.segments.some(({ source }) => source === 'clause')).toBe(true);
    expect(draft!.text.trimEnd().endsWith('Maria\nSONOFF')).toBe(true);
  });

  it('asks for everything that is missing, once for all items', () => {
    const { draft, missing } = readBy(parts, {
      text: 'Both things are to go back.',
      edits: [{ item: 0, fact: 'request', value: 'return' }],
    });
    expect(missing.length).toBeGreaterThan(0);
    for (const { prompt } of missing) expect(draft!.text.split(prompt)).toHaveLength(2);
  });

  it('says of a question that the policy does not answer that it does not', () => {
    const { draft } = readBy(parts, { text: 'Do you offer a discount for students?' });
    expect(draft!.text).toContain('Our policy does not say that.');
    expect(draft!.segments.filter(({ source }) => source === 'clause' || source === 'verdict')).toEqual([]);
  });

  it('is markup in which nothing that the customer wrote is markup', () => {
    const { draft } = readBy(parts, { text: texts.at(-1)! });
    expect(draft!.html).not.toMatch(/<(?:b|img|script)\b/i);
    expect(
      draft!.html.replace(
        /<\/?(?:p|blockquote|a)(?: href="https:\/\/desk\.example\/policies\/[\w/#-]+")?>|<br \/>/g,
        '',
      ),
    ).not.toMatch(/[<>]/);
  });

  it('links its quotations to their clauses', () => {
    const { draft, questions } = readBy(parts, { text: 'Who pays for the return shipping?' });
    for (const { url } of questions[0]!.citations)
      expect(draft!.html).toContain(`href="https://desk.example${url}"`);
  });
});

interface Known {
  readonly clauses: ReadonlyMap<string, string>;
  readonly coverages: ReadonlySet<string>;
  /** The verdicts as JSON: what a computed sentence may take its words from. */
  readonly computed: string;
  readonly neutral: readonly string[];
}

/** Why a segment may not stand in a draft; null where it may. */
function complaintOf(segment: Segment, known: Known): string | null {
  const { clauses, coverages, computed, neutral } = known;
  switch (segment.source) {
    case 'clause': {
      const words = clauses.get(segment.citation.clause);
      const quote = /^“([\s\S]*)” \([\s\S]*\)$/.exec(segment.text)?.[1];
      return words !== undefined && quote !== undefined && words.includes(quote)
        ? null
        : `not quoted: ${segment.text}`;
    }
    case 'verdict': {
      if (segment.clauses.length === 0) return `no clause: ${segment.text}`;
      const strange = segment.clauses.filter((id) => !clauses.has(id) && !coverages.has(id));
      if (strange.length > 0) return `no such clause: ${strange.join()}`;
      return isMadeOf(segment.text, computed) ? null : `not computed: ${segment.text}`;
    }
    case 'wording':
    case 'echo': {
      const keys = segment.source === 'wording' && segment.key !== 'step.person' ? [segment.key] : DRAFT_KEYS;
      const isSaid = keys.some((key) => matches(parts.wording.get(key) ?? '', segment.text, neutral));
      return isSaid || neutral.some((one) => one !== '' && [one, `- ${one}`].includes(segment.text))
        ? null
        : `no wording: ${segment.text}`;
    }
  }
}

/** True where every `{name}` of the template stands for something neutral. */
function matches(template: string, text: string, neutral: readonly string[]): boolean {
  const pattern = template.split(/\{\w+\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const values = new RegExp(`^${pattern.join('([\\s\\S]*)')}$`).exec(text)?.slice(1);
  return (
    values?.every(
      (value) =>
        /^\d*$/.test(value) ||
        value.split(' / ').every((one) => neutral.some((known) => known.includes(one.replace(/…$/, '')))),
    ) ?? false
  );
}

/**
 * True where a computed sentence, the phrases of the draft taken out, is made of words that stand in its verdict;
 * days are written out, numbers are counts of what the verdict lists.
 */
function isMadeOf(text: string, computed: string): boolean {
  const phrases = new Set(
    [...parts.wording.values(), ...parts.ask.judge.knowledge.wording.values()].flatMap(
      (phrase) => phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  );
  const own = new Set(computed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const months =
    'january february march april may june july august september october november december'.split(' ');
  const said = text.replace(/^\d+\. /, '').toLowerCase();
  return (said.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => {
    const month = months.indexOf(word) + 1;
    if (month > 0 && (own.has(String(month).padStart(2, '0')) || own.has(word))) return true;
    return (
      phrases.has(word) ||
      own.has(word) ||
      own.has(word.padStart(2, '0')) ||
      word === 'day' ||
      word === 'days'
    );
  });
}
