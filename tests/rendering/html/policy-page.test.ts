import { beforeAll, describe, expect, it } from '@jest/globals';

import { cutPolicy } from '../../../src/knowledge/markdown.js';
import { Problems } from '../../../src/knowledge/problems.js';
import type { Policy, StoreInfo } from '../../../src/model/policy.js';
import { escapeHtml, html } from '../../../src/rendering/html/html.js';
import { outline, splitMarker } from '../../../src/rendering/html/outline.js';
import { policyPage } from '../../../src/rendering/html/policy-page.js';
import { realKnowledge, stores } from '../../verdict/support.js';

const assets = { style: '/style.css', icon: '/icon.svg' };
let policies: ReadonlyMap<string, Policy>;
beforeAll(async () => {
  const { stores: read } = await realKnowledge();
  policies = new Map([...read].map(([id, { versions }]) => [id, versions[0]!]));
});

function made(markdown: string, info: Partial<StoreInfo> = {}): Policy {
  const parts = cutPolicy(markdown, 'shop', new Problems('schema', 'policy.md'));
  const contact = { email: null, phone: null, url: null, hours: null, clauses: [] };
  return {
    store: { id: 'shop', name: 'Shop', contact, ...info },
    version: '1',
    effectiveFrom: null,
    ...parts,
  } as unknown as Policy;
}

const clause = (slug: string, text: string): string => `###### ${slug}\n\n> ${text}\n\n`;

/** The text of an element as a reader sees it, white space kept. */
function textAt(page: string, id: string): string {
  const start = page.indexOf(`id="${id}"`);
  const end = page.indexOf('<a class="permalink"', start);
  const inner = page.slice(page.indexOf('>', start) + 1, end);
  const words = inner.replace(/<span class="marker">(.*?)<\/span>\s*/, '$1 ').replace(/<[^>]*>/g, '');
  return words
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}

describe('html', () => {
  it('escapes every text, in content and in attributes', () => {
    const evil = `<b>&"'`;
    expect(html`<p title="${evil}">${evil}</p>`.toString()).toBe(
      '<p title="&lt;b&gt;&amp;&quot;&#39;">&lt;b&gt;&amp;&quot;&#39;</p>',
    );
    expect(html`${[html`<i>${1}</i>`, null, false, 'a<b']}`.toString()).toBe('<i>1</i>a&lt;b');
    expect(escapeHtml('plain')).toBe('plain');
  });
});

describe('a policy page', () => {
  it.each(stores)('holds every clause of %s word for word at its anchor, in order', (store) => {
    const policy = policies.get(store)!;
    const page = policyPage({ policy, versions: [], assets });
    let last = -1;
    for (const { slug, text } of policy.clauses) {
      const at = page.indexOf(`id="${slug}"`);
      expect(at).toBeGreaterThan(last);
      last = at;
      // Between a list item's marker and its words the page has a space of its own.
      const { marker, words } = splitMarker(text);
      expect([text, marker === '' ? text : `${marker} ${words}`]).toContain(textAt(page, slug));
    }
  });

  it.each(stores)('gives %s unique anchors, a permalink for each clause, and no script', (store) => {
    const policy = policies.get(store)!;
    const page = policyPage({ policy, versions: [], assets });
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    for (const { slug } of policy.clauses) expect(page).toContain(`href="#${slug}"`);
    expect(page).not.toMatch(/<script|\son\w+=|style="|javascript:/i);
    const loaded = [...page.matchAll(/<(?:link|img|iframe|source)[^>]*(?:href|src)="([^"]*)"/g)].map(
      ([, url]) => url,
    );
    expect(loaded.sort()).toEqual(['/icon.svg', '/style.css']);
  });

  it('shows hostile text as text', () => {
    const evil = '<script>alert(1)</script> "quoted" & \'more\'';
    const policy = made(`# ${evil}\n\n${clause('a', evil)}`, { name: evil });
    const page = policyPage({ policy, versions: [], assets });
    expect(page).not.toContain('<script');
    expect(textAt(page, 'a')).toBe(evil);
  });

  it('says who can be reached, how, and says it where the policy does not', () => {
    const contact = {
      email: 'a@b.example',
      phone: '+1 (866) 530-2887',
      url: null,
      hours: '24/7',
      clauses: [],
    };
    const page = policyPage({ policy: made(clause('a', 'A.'), { contact }), versions: [], assets });
    expect(page).toContain('href="mailto:a@b.example"');
    expect(page).toContain('href="tel:+18665302887"');
    expect(policyPage({ policy: made(clause('a', 'A.')), versions: [], assets })).toContain(
      'The policy does not say.',
    );
  });

  it('names its versions and leads from an old one to the one in force', () => {
    const versions = [
      { version: '2', effectiveFrom: '2026-01-01', url: '/policies/shop', status: 'current' as const },
      { version: '1', effectiveFrom: null, url: '/policies/shop/versions/1', status: 'past' as const },
    ];
    const page = policyPage({ policy: made(clause('a', 'A.')), versions, assets });
    expect(page).toContain('This is an earlier version.');
    expect(page).toContain('<a href="/policies/shop">Read the version in force today</a>');
    expect(page).toContain('<time datetime="2026-01-01">1 January 2026</time>');
  });
});

describe('outline', () => {
  it('nests items under the clause above that leads them', () => {
    const [section] = outline(
      made(
        `# T\n\n${clause('lead', 'You need:')}${clause('one (under lead)', '• one')}${clause('two (under lead)', 'two')}` +
          `${clause('sub (under two)', '- sub')}${clause('free', '• free')}${clause('after', 'After.')}`,
      ),
    );
    const shape = (entries: NonNullable<typeof section>['entries']): unknown =>
      entries.map(({ clause: { slug }, item, children }) => [slug, item, shape(children)]);
    expect(shape(section!.entries)).toEqual([
      [
        'lead',
        false,
        [
          ['one', true, []],
          ['two', true, [['sub', true, []]]],
        ],
      ],
      ['free', true, []],
      ['after', false, []],
    ]);
  });

  it('skips no level and repeats no anchor', () => {
    const page = made(
      `## A\n\n${clause('a', 'A.')}\n#### B\n\n${clause('b', 'B.')}\n### A\n\n${clause('c', 'C.')}\n## 1.\n\n${clause('d', 'D and more.')}`,
    );
    const headings = outline(page).map(({ heading }) => [heading?.level, heading?.id, heading?.hint]);
    expect(headings).toEqual([
      [2, '_a', null],
      [3, '_b', null],
      [3, '_a-2', null],
      [2, '_1', 'D and more.'],
    ]);
  });

  it.each([
    ['• Free gifts.', '•', 'Free gifts.'],
    ['- Order number', '-', 'Order number'],
    ['-\nIf it fails', '-', 'If it fails'],
    ['12. Last', '12.', 'Last'],
    ['5.Any defect', '5.', 'Any defect'],
    ['(b) second', '(b)', 'second'],
    ['30 days', '', '30 days'],
    ['2.5 percent', '', '2.5 percent'],
    ['-5 degrees', '', '-5 degrees'],
    ['e.g. this', '', 'e.g. this'],
    ['A free account', '', 'A free account'],
  ])('splits %j', (text, marker, words) => {
    expect(splitMarker(text)).toEqual({ marker, words });
  });
});
