import { beginningIn } from '../near.js';
import type { Scene } from '../scene.js';
import type { Sentence } from '../words.js';
import type { DatedEvent } from './assign-dates.js';

const POINTING =
  /^(?:(?:that|this|it|which) (?:was|is|must have been|would have been)|i think(?: it was)?|maybe|probably|around|about|on|in|)(?: (?:like|maybe|about|on|in|back|around|probably|i think|sometime|just|only|exactly))*$/;
/** Such a sentence is short before and after its date. */
const LONGEST_LEAD = 9;
const LONGEST_TAIL = 4;

/** `I bought a lock. That was on May 3.`: a sentence that only gives the day of the last event. */
export function tellingWhen(scene: Scene): DatedEvent[] {
  const { sentences, times, events, tokens } = scene;
  return sentences.flatMap((sentence, index): DatedEvent[] => {
    const previous = sentences[index - 1];
    if (!previous || sentence.to - sentence.from > LONGEST_LEAD + LONGEST_TAIL) return [];
    const at = onlyTime(scene, sentence);
    if (at === null || eventsOf(scene, sentence).length > 0) return [];
    const lead = tokens.slice(sentence.from, at).map(({ word }) => word);
    if (!POINTING.test(lead.join(' ')) || sentence.to - at > LONGEST_TAIL) return [];
    const event = events.length > 0 ? eventsOf(scene, previous).at(-1) : undefined;
    const time = times.get(at);
    return event && time && !hasDate(scene, previous) ? [{ event, at, time }] : [];
  });
}

function eventsOf({ events }: Scene, { from, to }: Sentence): Scene['events'] {
  return beginningIn(events, from, to);
}

/** The one time expression of the sentence; null when it has none or several. */
function onlyTime({ times }: Scene, { from, to }: Sentence): number | null {
  let found: number | null = null;
  for (let at = from; at < to; at++) {
    if (!times.has(at)) continue;
    if (found !== null) return null;
    found = at;
  }
  return found;
}

function hasDate({ times }: Scene, { from, to }: Sentence): boolean {
  for (let at = from; at < to; at++) {
    const time = times.get(at);
    if (time && time.meaning.kind !== 'length') return true;
  }
  return false;
}
