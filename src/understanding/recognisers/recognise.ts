import type { Finding, Recogniser } from '../finding.js';
import type { Scene } from '../scene.js';
import { destination } from './destination.js';
import { eventDates } from './event-dates.js';
import { orderedAt } from './ordered-at.js';
import { phrases } from './phrases.js';
import { quantity } from './quantity.js';
import type { RecogniseContext } from './recognise-context.js';
import { things } from './things.js';
import { trackingDays } from './tracking-days.js';

/** Everything that the words may say, wanted or not; the refiners judge it. */
export function recognise(words: Scene, context: RecogniseContext): readonly Finding[] {
  const recognisers: readonly Recogniser[] = [
    phrases, //                    facts and signs said outright
    things, //                     box, accessories, receipt: had or lost
    eventDates(context.today), //  which day is which
    orderedAt(context), //         the time of day of an order
    quantity, //                   how many
    destination, //                where to
    trackingDays(context.today), // for how long the tracking has stood still
  ];
  return recognisers.flatMap((recogniser) => recogniser(words));
}
