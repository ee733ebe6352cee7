import type { ParsedPolicy } from '../../src/knowledge/parse-policy.js';
import { parsePolicy } from '../../src/knowledge/parse-policy.js';
import type { Coverage } from '../../src/model/coverage.js';
import { shop, vocabulary } from '../verdict/synthetic.js';

/** Where a coverage block begins in the policies of these tests; its lines count from here. */
export const FIRST_LINE = 12;

/** A policy with one clause and one rule block under it; the block's first line is line `FIRST_LINE`. */
export function policyWith(block: string, kind = 'coverage', order = 'promise'): ParsedPolicy {
  const text = `---
version: "1"
effective: null
order: [${order}]
---

###### main

> The words.

\`\`\`yaml ${kind}
${block.replace(/\n$/, '')}
\`\`\`
`;
  return parsePolicy(text, 'policy.md', shop(), vocabulary);
}

/** What is wrong, as "line: what", or with the remedy as "line: what → fix". */
export function complaints({ problems }: ParsedPolicy, withFix = false): string[] {
  return problems.map(({ line, what, fix }) => `${line}: ${what}${withFix ? ` → ${fix}` : ''}`);
}

/** The lines of a coverage up to where a test goes on. */
export const head = 'id: promise\ntitle: Promise\nserves: [return]\n';

/** The coverage of a good block. @throws when anything is wrong with it */
export function coverageOf(block: string): Coverage {
  const parsed = policyWith(head + block);
  if (parsed.problems.length > 0) throw new Error(complaints(parsed).join('\n'));
  return parsed.policy.coverages[0]!;
}

/** What is wrong with a block, line 1 being its own first line. */
export function mistakesIn(block: string): string[] {
  const before = FIRST_LINE + head.split('\n').length - 2;
  return policyWith(head + block).problems.map(({ line, what, fix }) => `${line - before}: ${what} → ${fix}`);
}
