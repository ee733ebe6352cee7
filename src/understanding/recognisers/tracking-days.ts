import type { TimeMeaning } from '../dates/expression.js';
import type { Finding, Recogniser } from '../finding.js';
import { plain } from '../flags.js';
import { beginningIn, Cover } from '../near.js';
import type { Scene } from '../scene.js';
import type { Mention } from '../words.js';

/** How near the length of time must stand to the words about tracking. */
const REACH = 7;
/** No phrase about tracking is longer. */
const LONGEST_PHRASE = 30;
/** A day said so near behind them is the day it stopped. */
const BESIDE = 2;
const MOST_DAYS = 400;
const DAYS_A_MONTH = 30.4;
const LENGTH_LEAD =
  /^(?:makes|making|for|in|since|been|over|after|last|past|the|about|around|another|almost|now|of|a)$/;
const DATE_LEAD = /^(?:since|last|latest|update|updated|scan|after)$/;

/** For how many days the tracking has not moved: `no update for 9 days`, `stuck since May 3`. */
export const trackingDays =
  (today: number): Recogniser =>
  (scene) => {
    const stopped = stops(scene);
    if (stopped.length === 0) return [];
    for (const [at, { meaning }] of scene.times) {
      const near = nearStop(scene, stopped, at);
      if (!near || scene.flagsAt(near.from, near.to, near.between).supposed) continue;
      const days = daysOf(scene, at, meaning, near, today);
      if (days === null || days < 1 || days > MOST_DAYS) continue;
      return [reading(at, days)];
    }
    return [];
  };

function stops({ mentions }: Scene): Mention[] {
  const never = new Cover(
    mentions.filter(({ meaning }) => meaning.kind === 'never' && meaning.name === 'trackingStatus'),
  );
  return mentions.filter(
    (mention) =>
      mention.meaning.kind === 'fact' &&
      mention.meaning.name === 'trackingStatus' &&
      mention.meaning.value === 'stopped' &&
      !never.overlaps(mention),
  );
}

function nearStop(scene: Scene, stopped: readonly Mention[], at: number): Mention | undefined {
  const { sentenceOf } = scene;
  return beginningIn(stopped, at - LONGEST_PHRASE - REACH, at + REACH + 1).find(
    ({ from, to }) =>
      (sentenceOf[from] === sentenceOf[at] && at >= from - REACH && at < to + REACH) ||
      tellsHowLong(scene, at, from),
  );
}

function daysOf(scene: Scene, at: number, meaning: TimeMeaning, near: Mention, today: number): number | null {
  const before = scene.tokens.slice(Math.max(0, at - 4), at).map(({ word }) => word);
  if (meaning.kind === 'length') {
    const { least, most, minutes } = meaning.length;
    if (!LENGTH_LEAD.test(before.at(-1) ?? '') || least.months !== most.months || minutes !== null)
      return null;
    return Math.round(least.months * DAYS_A_MONTH + (least.days + most.days) / 2);
  }
  if (meaning.kind !== 'days' || meaning.span.lo !== meaning.span.hi) return null;
  // "Since May 3 nothing has moved": before the words about it only "since" says so.
  if (at < near.from) return before.at(-1) === 'since' ? today - meaning.span.lo : null;
  // "Stopped updating nine days ago"
  if (at - near.to <= BESIDE && scene.tokens.slice(near.to, at + 1).every(({ gap }) => gap === 0))
    return today - meaning.span.lo;
  return before.some((word) => DATE_LEAD.test(word)) ? today - meaning.span.lo : null;
}

/** "… and then nothing. It's been 12 days.": a sentence that only gives the length. */
function tellsHowLong({ tokens, sentenceOf }: Scene, at: number, from: number): boolean {
  if ((sentenceOf[at] ?? 0) - (sentenceOf[from] ?? 0) !== 1) return false;
  const lead = tokens.slice(Math.max(0, at - 3), at).map(({ word }) => word);
  return lead.at(-1) === 'been' && lead[0] === 'it';
}

function reading(at: number, days: number): Finding {
  return {
    fact: 'trackingStoppedDays',
    value: days,
    from: at,
    to: at + 1,
    confidence: 0.9,
    recogniser: 'trackingDays',
    flags: plain,
  };
}
