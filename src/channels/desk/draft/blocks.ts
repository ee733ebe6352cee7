import type { Segment } from '../../../model/reply.js';

/** Segments that stand together: one paragraph, a list, or words of the policy. */
export interface Block {
  readonly kind: 'paragraph' | 'list' | 'quote';
  readonly segments: readonly Segment[];
}

/** A paragraph of its own for each segment. */
export function paragraphs(...segments: readonly (Segment | null)[]): Block[] {
  return segments.flatMap((segment) =>
    segment === null || segment.text === '' ? [] : [{ kind: 'paragraph' as const, segments: [segment] }],
  );
}

/** The blocks as plain text: paragraphs with a line between them, lists without. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ segments }) => segments.map(({ text }) => text).join('\n')).join('\n\n');
}
