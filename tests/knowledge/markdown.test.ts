import { describe, expect, it } from '@jest/globals';

import { cutPolicy, type PolicyParts } from '../../src/knowledge/markdown.js';
import { Problems } from '../../src/knowledge/problems.js';

function cut(markdown: string): { parts: PolicyParts; wrong: string[] } {
  const problems = new Problems('schema', 'policy.md');
  const parts = cutPolicy(markdown, 'shop', problems);
  return { parts, wrong: problems.list.map(({ line, what }) => `${line}: ${what}`) };
}

/** The words of the only clause. */
function words(quote: string): string {
  const { parts, wrong } = cut(`###### main\n\n${quote}\n`);
  expect(wrong).toEqual([]);
  expect(parts.clauses).toHaveLength(1);
  return parts.clauses[0]!.text;
}

describe('a policy is cut into', () => {
  const { parts, wrong } = cut(`---
version: "1"
---

# The Policy

###### first

> One.

## Details and *Conditions*:

###### second

> Two.

###### item (under second)

> • An item.

### Deeper

#### Deepest

###### third

> Three.

## 2. Another

###### fourth

> Four.
`);

  it('front matter with its line', () => {
    expect(wrong).toEqual([]);
    expect(parts.frontMatter).toEqual({ text: 'version: "1"', line: 2 });
  });

  it('clauses in their order, with id, words and line', () => {
    expect(parts.clauses.map(({ id, slug, text, line }) => [id, slug, text, line])).toEqual([
      ['shop/first', 'first', 'One.', 7],
      ['shop/second', 'second', 'Two.', 13],
      ['shop/item', 'item', '• An item.', 17],
      ['shop/third', 'third', 'Three.', 25],
      ['shop/fourth', 'fourth', 'Four.', 31],
    ]);
  });

  it('headings word for word, each clause with those above it', () => {
    expect(parts.headings).toEqual([
      { text: 'The Policy', depth: 1, before: 0 },
      { text: 'Details and *Conditions*:', depth: 2, before: 1 },
      { text: 'Deeper', depth: 3, before: 3 },
      { text: 'Deepest', depth: 4, before: 3 },
      { text: '2. Another', depth: 2, before: 4 },
    ]);
    expect(parts.clauses.map(({ headings }) => headings)).toEqual([
      ['The Policy'],
      ['The Policy', 'Details and *Conditions*:'],
      ['The Policy', 'Details and *Conditions*:'],
      ['The Policy', 'Details and *Conditions*:', 'Deeper', 'Deepest'],
      ['The Policy', '2. Another'],
    ]);
  });

  it('list items that name the sentence which introduces them', () => {
    expect(parts.clauses.map(({ lead }) => lead)).toEqual([null, null, 'shop/second', null, null]);
  });

  it('rule blocks with their kind, their line and the clause above them', () => {
    const blocks = cut('###### main\n\n> One.\n\n```yaml coverage\nid: a\ntitle: b\n```\n\n```yaml conflict\nid: c\n```\n').parts.blocks;
    expect(blocks).toEqual([
      { kind: 'coverage', text: 'id: a\ntitle: b', line: 6, clause: 'main' },
      { kind: 'conflict', text: 'id: c', line: 11, clause: 'main' },
    ]);
  });

  it('nothing more: comments and plain code are the editor’s', () => {
    const { parts: own, wrong: problems } = cut('<!-- a note -->\n\n###### main\n\n> One.\n\n<!-- another\nnote -->\n');
    expect(problems).toEqual([]);
    expect(own.clauses).toHaveLength(1);
  });
});

describe('the words of a clause are kept as published:', () => {
  it.each([
    ['Markdown characters', '> * Stars *and* _lines_, `code`, [a](b), <b>, &amp;, 5\\*, 1 < 2 # 3 ~~x~~', '* Stars *and* _lines_, `code`, [a](b), <b>, &amp;, 5\\*, 1 < 2 # 3 ~~x~~'],
    ['a list mark', '> - All accessories;', '- All accessories;'],
    ['a number', '> 1. Login in your account.', '1. Login in your account.'],
    ['a number that is not the first', '> 6. When finish.', '6. When finish.'],
    ['a heading mark', '> # 1 of 3', '# 1 of 3'],
    ['a bullet', '> • Returns must include all accessories.', '• Returns must include all accessories.'],
    ['typographic quotes and dashes', '> “2–3” – ‘days’ …', '“2–3” – ‘days’ …'],
    ['non-breaking and other spaces', '> a\u00a0b\u2009c\u3000d', 'a\u00a0b\u2009c\u3000d'],
    ['double blanks', '> Go to  Click on "Track Orders".  Enter it.', 'Go to  Click on "Track Orders".  Enter it.'],
    ['a web address', '> visit (https://itead.freshdesk.com/support/home) or *us.sonoff.tech*', 'visit (https://itead.freshdesk.com/support/home) or *us.sonoff.tech*'],
    ['two lines', '> One line,\n> and another.', 'One line,\nand another.'],
    ['an empty line within', '> One.\n>\n> Two.', 'One.\n\nTwo.'],
    ['a lone list mark', '> -\n> If it is not successful.', '-\nIf it is not successful.'],
    ['an indented line', '> One.\n>   Two.', 'One.\n  Two.'],
    ['no blank after the mark', '>One.', 'One.'],
    ['a quote within the quote', '> > Quoted.', '> Quoted.'],
    ['a quote of one character', '> .', '.'],
  ])('%s', (_, quote, text) => {
    expect(words(quote)).toBe(text);
  });

  it('also with line ends as Windows writes them', () => {
    const { parts, wrong } = cut('###### main\r\n\r\n> One.\r\n> Two.\r\n');
    expect(wrong).toEqual([]);
    expect(parts.clauses.map(({ text }) => text.split(/\s+/).join(' '))).toEqual(['One. Two.']);
  });
});

describe('what does not fit is reported at its line:', () => {
  it.each([
    ['a quote under no clause', '# Policy\n\n> One.\n', '3: This text stands under no clause id.'],
    ['a second quote under one clause', '###### main\n\n> One.\n\n<!-- -->\n\n> Two.\n', '7: This text stands under no clause id.'],
    ['a clause without words', '###### one\n\n###### two\n\n> Two.\n', '3: The clause "one" above has no text.'],
    ['a clause without words at the end', '###### one\n\n> One.\n\n###### two\n', '5: The clause "two" has no text.'],
    ['text outside of quotes', '###### main\n\n> One.\n\nTwo.\n', '5: This text is neither a heading, a clause nor a rule block.'],
    ['a list outside of quotes', '###### main\n\n> One.\n\n- Two.\n', '5: This text is neither a heading, a clause nor a rule block.'],
    ['an id in capitals', '###### Main\n\n> One.\n', '1: "Main" is not a clause id.'],
    ['an id with blanks', '###### the main one\n\n> One.\n', '1: "the main one" is not a clause id.'],
    ['an id with a wrong lead', '###### item (of main)\n\n> One.\n', '1: "item (of main)" is not a clause id.'],
    ['code that is no rule block', '###### main\n\n> One.\n\n```yaml\na: b\n```\n', '5: This text is neither a heading, a clause nor a rule block.'],
  ])('%s', (_, markdown, problem) => {
    expect(cut(markdown).wrong).toEqual([problem]);
  });

  it('all of it at once, and the rest is read', () => {
    const { parts, wrong } = cut('Hello.\n\n###### Bad\n\n> One.\n\n###### good\n\n> Two.\n\nBye.\n');
    expect(wrong.map((problem) => problem.split(':')[0])).toEqual(['1', '3', '11']);
    expect(parts.clauses.at(-1)).toMatchObject({ slug: 'good', text: 'Two.' });
  });
});
