import type { Clause } from '../../model/clause.js';
import type { Policy } from '../../model/policy.js';

/** A heading with the clauses under it, up to the next heading. */
export interface Section {
  /** Null for clauses above the first heading. */
  readonly heading: SectionHeading | null;
  readonly entries: readonly Entry[];
}

/** A heading of the policy as the page shows it. */
export interface SectionHeading {
  /** Anchor; its underscore keeps it apart from every clause's. */
  readonly id: string;
  readonly text: string;
  /** 2 to 6: the level on the page, where no level is skipped. */
  readonly level: number;
  /** For a heading without words ("1."): how the first clause begins. */
  readonly hint: string | null;
}

/** A clause with the list items that it introduces. */
export interface Entry {
  readonly clause: Clause;
  /** True where it stands in a list: it has a marker, or a clause introduces it. */
  readonly item: boolean;
  readonly children: readonly Entry[];
}

/** The marker of a list item as published: "•", "-", "3.", "(b)". */
const MARKER = /^(?:[•▪◦·*–-]|\(?(?:\d{1,2}|[a-z])[.)])(?=\s|\p{Lu})\s*/u;

/** Splits a list item into its marker and its words; the marker is empty where it has none. */
export function splitMarker(text: string): { readonly marker: string; readonly words: string } {
  const match = MARKER.exec(text);
  return match
    ? { marker: match[0].trim(), words: text.slice(match[0].length) }
    : { marker: '', words: text };
}

/** Cuts a policy into the sections of its page. */
export function outline(policy: Policy): readonly Section[] {
  const { headings, clauses } = policy;
  const sections: Section[] = [];
  const firstOwn = headings[0]?.before ?? clauses.length;
  if (firstOwn > 0) sections.push({ heading: null, entries: entriesOf(clauses.slice(0, firstOwn)) });
  const ids = new Set<string>();
  const above: number[] = [];
  headings.forEach((heading, index) => {
    const own = clauses.slice(heading.before, headings[index + 1]?.before ?? clauses.length);
    while ((above.at(-1) ?? 0) >= heading.depth) above.pop();
    above.push(heading.depth);
    sections.push({
      heading: {
        id: anchorOf(heading.text, ids),
        text: heading.text,
        level: Math.min(above.length + 1, 6),
        hint: /\p{L}/u.test(heading.text) ? null : beginning(own[0]?.text ?? ''),
      },
      entries: entriesOf(own),
    });
  });
  return sections;
}

/** Puts each list item under the clause that introduces it, where that one stands directly above. */
function entriesOf(clauses: readonly Clause[]): readonly Entry[] {
  const top: Entry[] = [];
  let chain: { readonly clause: Clause; readonly children: Entry[] }[] = [];
  for (const clause of clauses) {
    const lead = chain.findIndex(({ clause: { id } }) => id === clause.lead);
    const item = clause.lead !== null || splitMarker(clause.text).marker !== '';
    const entry = { clause, item, children: [] };
    (chain[lead]?.children ?? top).push(entry);
    chain = [...chain.slice(0, lead + 1), entry];
  }
  return top;
}

function anchorOf(text: string, taken: Set<string>): string {
  const words = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const base = `_${words || 'section'}`;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

function beginning(text: string): string {
  const words = splitMarker(text).words.split(/\s+/);
  return words.length <= 7 ? words.join(' ') : `${words.slice(0, 6).join(' ')} …`;
}
