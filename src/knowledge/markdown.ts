import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

import type { Clause, Heading } from '../model/clause.js';
import type { Problems } from './problems.js';

/** A fenced block under a clause: `yaml coverage`, `yaml conflict`, `yaml derive`. */
export interface RuleBlock {
  readonly kind: string;
  readonly text: string;
  /** 1-based line of its first line of YAML. */
  readonly line: number;
  /** Slug of the clause above it; null before the first clause. */
  readonly clause: string | null;
}

/** `policy.md` cut into its parts. */
export interface PolicyParts {
  readonly frontMatter: { readonly text: string; readonly line: number } | null;
  readonly headings: readonly Heading[];
  readonly clauses: readonly Clause[];
  readonly blocks: readonly RuleBlock[];
}

interface MarkdownNode {
  readonly type: string;
  readonly depth?: number;
  readonly lang?: string | null;
  readonly meta?: string | null;
  readonly value?: string;
  readonly position?: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

const LABEL = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?: \(under ([a-z0-9-]+)\))?$/;
const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']);

/**
 * Cuts a literate policy into headings, clauses and rule blocks. Clause text is taken from the raw
 * lines, never from the Markdown tree, since policies contain characters that Markdown would eat.
 * @param store store id, the first part of every clause id
 */
export function cutPolicy(markdown: string, store: string, problems: Problems): PolicyParts {
  const lines = markdown.split('\n');
  const root = processor.parse(markdown) as unknown as { children: readonly MarkdownNode[] };
  const headings: Heading[] = [];
  const clauses: Clause[] = [];
  const blocks: RuleBlock[] = [];
  let frontMatter: PolicyParts['frontMatter'] = null;
  let path: { depth: number; text: string }[] = [];
  let label: { slug: string; lead: string | null; line: number } | null = null;
  let open = false;

  for (const node of root.children) {
    const start = node.position?.start.line ?? 0;
    const end = node.position?.end.line ?? start;
    if (node.type === 'yaml') {
      frontMatter = { text: node.value ?? '', line: start + 1 };
    } else if (node.type === 'heading' && node.depth === 6) {
      if (open) problems.error(start, `The clause "${label?.slug}" above has no text.`, 'Add its words as a block quote ("> ...").');
      const text = (lines[start - 1] ?? '').replace(/^#+\s*/, '').trim();
      const match = LABEL.exec(text);
      if (!match) {
        problems.error(start, `"${text}" is not a clause id.`, 'Write lower-case words joined by hyphens, e.g. "doa-eligibility (under doa-solutions)".');
      }
      label = { slug: match?.[1] ?? text, lead: match?.[2] ?? null, line: start };
      open = true;
    } else if (node.type === 'heading') {
      const text = (lines[start - 1] ?? '').replace(/^#+\s*/, '').trim();
      const depth = node.depth ?? 1;
      path = [...path.filter((above) => above.depth < depth), { depth, text }];
      headings.push({ text, depth, before: clauses.length });
    } else if (node.type === 'blockquote') {
      if (!label || !open) {
        problems.error(start, 'This text stands under no clause id.', 'Put a clause id ("###### some-id") above each block quote.');
        continue;
      }
      const text = lines.slice(start - 1, end).map((line) => line.replace(/^> ?/, '')).join('\n').trim();
      clauses.push({
        id: `${store}/${label.slug}`,
        slug: label.slug,
        headings: path.map((above) => above.text),
        text,
        lead: label.lead === null ? null : `${store}/${label.lead}`,
        line: label.line,
      });
      open = false;
    } else if (node.type === 'code' && node.lang === 'yaml' && node.meta) {
      blocks.push({ kind: node.meta.trim(), text: node.value ?? '', line: start + 1, clause: label?.slug ?? null });
    } else if (node.type !== 'html') {
      problems.error(start, 'This text is neither a heading, a clause nor a rule block.', 'Put policy text into a block quote under a clause id; comments into <!-- -->.');
    }
  }
  if (open) problems.error(label?.line ?? 0, `The clause "${label?.slug}" has no text.`, 'Add its words as a block quote ("> ...").');
  return { frontMatter, headings, clauses, blocks };
}
