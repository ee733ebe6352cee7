import { holidays } from './holidays.js';
import { nameWords } from './names.js';
import { numberWords } from './numbers.js';

/** Words other than names and numbers with which a time expression may begin. */
const OTHERS =
  `a an the this that same very last past previous prior next coming every following early beginning start
  mid middle late end earlier just only about around approximately approx roughly circa maybe perhaps probably like some
  say almost nearly exactly more less longer greater fewer shorter at over under within not few several couple half in
  during yesterday yday yesteday ysterday yesterdays today todays tonight tomorrow tmrw tomorow now day noon midday
  midnight spring summer fall autumn winter week month weekend 4th`.split(/\s+/);

/** Every word with which a time expression may begin, so that all others are passed over at once. */
export function firstWords(): ReadonlySet<string> {
  const words = new Set([...OTHERS, ...nameWords(), ...numberWords()]);
  for (const { names } of holidays) for (const name of names) words.add(name.split(' ')[0] ?? name);
  return words;
}
