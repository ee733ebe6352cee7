import type { Finding, Recogniser } from '../finding.js';
import { flagReader, plain } from '../flags.js';
import type { Words } from '../words.js';

/** How near the length of time must stand to the words about tracking. */
const REACH = 7;

/** For how many days the tracking has not moved: `no update for 9 days`, `stuck since May 3`. */
export const trackingDays =
  (today: number): Recogniser =>
  (words) => {
    const flagsAt = flagReader(words);
    const never = words.mentions.filter(
      ({ meaning }) => meaning.kind === 'never' && meaning.name === 'trackingStatus',
    );
    const stopped = words.mentions.filter(
      ({ meaning, from, to }) =>
        meaning.kind === 'fact' &&
        meaning.name === 'trackingStatus' &&
        meaning.value === 'stopped' &&
        !never.some((other) => other.from < to && from < other.to),
    );
    const found: Finding[] = [];
    for (const [at, { meaning }] of words.times) {
      const near = stopped.find(
        (mention) =>
          (words.sentenceOf[mention.from] === words.sentenceOf[at] &&
            at >= mention.from - REACH &&
            at < mention.to + REACH) ||
          tellsHowLong(words, at, mention.from),
      );
      if (!near || flagsAt(near.from, near.to, near.between).supposed) continue;
      const lead = words.tokens[at - 1]?.word ?? '';
      let days: number | null = null;
      if (
        meaning.kind === 'length' &&
        /^(?:for|in|since|been|over|after|last|past|the|about|around|another|almost|now|of|a)$/.test(lead)
      ) {
        const { least, most } = meaning.length;
        const exact = least.months === most.months;
        days = exact ? Math.round(least.months * 30.4 + (least.days + most.days) / 2) : null;
        if (meaning.length.minutes !== null) days = null;
      } else if (
        meaning.kind === 'days' &&
        meaning.span.lo === meaning.span.hi &&
        at >= near.from &&
        isLast(words.tokens.slice(Math.max(0, at - 4), at).map(({ word }) => word))
      ) {
        days = today - meaning.span.lo;
      }
      if (days === null || days < 1 || days > 400) continue;
      found.push({
        fact: 'trackingStoppedDays',
        value: days,
        from: at,
        to: at + 1,
        confidence: 0.9,
        recogniser: 'trackingDays',
        flags: plain,
      });
    }
    return found.slice(0, 1);
  };

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the types promise more than indexed data keeps
/** "… and then nothing. It's been 12 days.": a sentence that only gives the length. */
function tellsHowLong({ tokens, sentenceOf }: Words, at: number, from: number): boolean {
  if ((sentenceOf[at] ?? 0) - (sentenceOf[from] ?? 0) !== 1) return false;
  const lead = tokens.slice(Math.max(0, at - 3), at).map(({ word }) => word);
  return lead.at(-1) === 'been' && lead[0] === 'it';
}

function isLast(before: readonly string[]): boolean {
  return before.some((word) => /^(?:since|last|latest|update|updated|scan|after)$/.test(word));
}
