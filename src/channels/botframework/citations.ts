import type { Citation } from '../../model/clause.js';
import type { Segment } from '../../model/reply.js';

/** Teams documents at most twenty citations in a message; its emulator refuses a message with more than ten. */
const MOST_CITATIONS = 10;
/** Most characters of a citation's name and of the words cited. */
const LONGEST_NAME = 80;
const LONGEST_ABSTRACT = 160;
/** Marks behind one paragraph. */
const MOST_MARKS = 3;

/** An entity of a message, as Teams expects it. */
type Entity = Readonly<Record<string, unknown>>;

/**
 * The label for automated answers and the sources of a message. Exactly one such entity: Teams refuses more.
 * @param base address before the paths of policies: `https://HOST`
 */
export function messageEntity(citations: readonly Citation[], base: string): Entity {
  const cited = citations.slice(0, MOST_CITATIONS);
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    additionalType: ['AIGeneratedContent'],
    ...(cited.length > 0
      ? {
          citation: cited.map(({ heading, quote, url }, at) => ({
            '@type': 'Claim',
            position: at + 1,
            appearance: {
              '@type': 'DigitalDocument',
              name: cut(heading, LONGEST_NAME),
              abstract: cut(quote, LONGEST_ABSTRACT),
              url: base + url,
            },
          })),
        }
      : {}),
  };
}

/**
 * A paragraph for Teams, with the numbers of what it rests on behind it. Teams reads numbers in Markdown only, so the
 * signs of the paragraph itself are made plain.
 */
export function markedText(segment: Segment, citations: readonly Citation[]): string {
  const clauses =
    segment.source === 'clause'
      ? [segment.citation.clause]
      : segment.source === 'verdict'
        ? segment.clauses
        : [];
  const marks = [...new Set(clauses)]
    .map((clause) => citations.slice(0, MOST_CITATIONS).findIndex((one) => one.clause === clause) + 1)
    .filter((position) => position > 0)
    .slice(0, MOST_MARKS);
  return plainMarkdown(segment.text) + marks.map((position) => ` [${position}]`).join('');
}

/** Text as Markdown that shows it as it is. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replace(/^(\s*)([-+])/gm, '$1\\$2');
}

/** At most so many characters, up to the end of a sentence where there is one, else of a word. */
export function cut(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const sentence = /^.*[.!?](?=\s|$)/.exec(plain.slice(0, most + 1))?.[0];
  if (sentence !== undefined && sentence.length <= most) return sentence;
  const words = plain.slice(0, most).replace(/\s+\S*$/, '');
  return `${words.slice(0, most - 1)}…`;
}
