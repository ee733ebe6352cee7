/** The smallest citable passage of a policy, word for word. */
export interface Clause {
  /** `store/slug`, stable once published. */
  readonly id: string;
  /** The last part of the id, also the anchor on the policy page. */
  readonly slug: string;
  /** The policy's own headings above the clause, outermost first, verbatim. */
  readonly headings: readonly string[];
  /** The clause's words, verbatim, line breaks as published. */
  readonly text: string;
  /** Id of the clause whose sentence introduces this list item, if any. */
  readonly lead: string | null;
  /** 1-based line of the clause's label in `policy.md`. */
  readonly line: number;
}

/** A heading of the policy as published; `before` is the index of the clause that follows it. */
export interface Heading {
  readonly text: string;
  /** 1 (outermost) to 4. */
  readonly depth: number;
  readonly before: number;
}

/** A clause id with its verbatim text, as the contract shows it. */
export interface Citation {
  readonly clause: string;
  readonly heading: string;
  readonly quote: string;
  readonly url: string;
}
