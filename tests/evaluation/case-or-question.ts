import { ask } from '../../src/conversation/ask/ask.js';
import { count, type Report } from './report.js';
import { TODAY, type World } from './world.js';

/*
 * Sentences for setting the constants of src/conversation/ask/is-case.ts, so that the sets beside this file stay
 * unseen. A figure from here is no measurement: the constants were chosen by it.
 */
type OwnSentence = readonly [store: string, text: string];

/** Somebody tells of an order of theirs and wants it settled. */
export const CASES: readonly OwnSentence[] = [
  ['aqara', 'Camera stopped recording on Sunday, I got it from you in March. I want a new one.'],
  ['aqara', 'Please cancel order 55102, I placed it an hour ago and it has not shipped.'],
  ['aqara', 'the doorbell came with a crack across the lens yesterday. send me another'],
  ['aqara', 'I bought two curtain drivers on your site on May 28, still sealed. I would like my money back.'],
  [
    'aqara',
    'My lock is dead after eight months, bought from Amazon, I have the invoice. Will you repair it?',
  ],
  ['aqara', 'Ordered the hub on 10 June, never opened the box, changed my mind. Return please.'],
  ['aqara', 'i returned my sensor on june 2 and still have no money, where is it??'],
  ['aqara', 'You sent me the EU plug but I ordered the US one. It arrived on Monday.'],
  ['switchbot', 'My bot broke two weeks after I received it. I never dropped it. Can you replace it?'],
  [
    'switchbot',
    'I have had the curtain motor since April 3 and want to give it back, it is opened but complete.',
  ],
  ['switchbot', 'Hi, I need to cancel the order from this morning, I picked the wrong colour.'],
  ['switchbot', 'The vacuum arrived on June 12 without the dust bag. What will you do about it?'],
  [
    'switchbot',
    'Got the meter as a present from my sister, it shows nothing at all. She bought it on your website in May.',
  ],
  ['switchbot', 'moved house last week, order not shipped yet, please send it to the new address'],
  [
    'switchbot',
    'My lock fell down the stairs and the motor is grinding now. Bought 2026-01-15 from your store.',
  ],
  ['switchbot', 'I shipped the return on May 30 with DHL. When do I see my refund?'],
  [
    'switchbot',
    'Purchased the humidifier 3 weeks ago on your official site. Used it twice, not for me. Refund please.',
  ],
  ['switchbot', 'the hub mini i ordered on 5/20 still is not here and tracking says lost'],
  ['sonoff', 'The switch was dead right out of the box. It was delivered on June 9. I want a replacement.'],
  ['sonoff', 'I opened an RMA last week and posted the unit on Tuesday. Who pays me back the postage?'],
  ['sonoff', 'My relay burned out, I got it 14 months ago. Is there anything you can do for me?'],
  ['sonoff', 'I ordered 12 plugs on June 1 and one of them is the wrong type, I have not opened the rest.'],
  ['sonoff', 'Tracking has not moved for 20 days, my parcel to Spain must be lost. Send it again.'],
  [
    'sonoff',
    'Payment went through on June 18 and I no longer need the sensor. It has not been shipped, cancel it.',
  ],
  [
    'sonoff',
    'I flashed other firmware on my bridge and now it is bricked. Bought in February here. Do I get a new one?',
  ],
  ['sonoff', 'Bought a camera on AliExpress in your shop on May 2, it stopped working yesterday.'],
  ['sonoff', 'My order was delivered on the 3rd, box unopened, I would like to send it back.'],
  ['smartomi', 'My robot lost connection for good on June 4, delivered April 12, I have the receipt.'],
  ['smartomi', 'I want to return the soldering kit, arrived a week ago, opened it but did not use it.'],
  ['smartomi', 'One bag of screws was missing from my kit when it came on Friday. Please send the parts.'],
  ['smartomi', 'I typed the wrong street and the parcel went back to you. Can you ship it again to me?'],
  ['smartomi', 'Ordered on June 14 and paid with PayPal, please cancel it before it goes out.'],
  ['smartomi', 'The board came broken on 6/11, photos attached. I would like a refund.'],
  ['smartomi', 'I have owned the arm for 5 months and a servo died. I did not modify it. What now?'],
  ['smartomi', 'You promised my money on May 25 after I sent back the printer, nothing so far.'],
  ['smartomi', 'Hello, the package from June 2 was refused by my neighbour. I still want it.'],
  ['smartwarepro', 'I ordered a lamp on May 3 to Oslo and it is still not here. When will it come?'],
  ['smartwarepro', 'Order 8812 from June 15 has not been sent yet. When does it leave?'],
  ['smartwarepro', 'Got my tracking number on June 10 and it still shows nothing.'],
  ['smartwarepro', 'my drone shipped on june 1 to texas, is it late?'],
];

/** Somebody asks what the rules are, though often in the first person. */
export const QUESTIONS: readonly OwnSentence[] = [
  ['aqara', 'How many days do I have to return something I do not like?'],
  ['aqara', 'Can I cancel after the parcel has left?'],
  ['aqara', 'Do I have to pay for the label when I send something back?'],
  ['aqara', 'what if my device is damaged when it arrives'],
  ['aqara', 'Is an opened box still accepted?'],
  ['aqara', 'If my lock stops working after a year, is it covered?'],
  ['aqara', 'who do I write to if I want to return my order'],
  ['aqara', 'Will I get the free gift’s value taken off my refund if I keep it?'],
  ['switchbot', 'Does the warranty cover water damage?'],
  ['switchbot', 'Can I return a product that I bought from a reseller?'],
  ['switchbot', 'how long until a refund shows up on my card'],
  ['switchbot', 'What do I need to show when I make a warranty claim?'],
  ['switchbot', 'Do you refund the shipping I paid?'],
  ['switchbot', 'If I lost the receipt, can I still get my item repaired?'],
  ['switchbot', 'my order is on its way, is it too late to change the address?'],
  ['switchbot', 'Must I return the accessories as well?'],
  ['switchbot', 'Does repairing it myself void the warranty?'],
  ['switchbot', 'What happens when the item is out of stock and mine has to be replaced?'],
  ['sonoff', 'What counts as dead on arrival?'],
  ['sonoff', 'Can I get my money back if I just changed my mind?'],
  ['sonoff', 'How do I ask for an RMA number?'],
  ['sonoff', 'Is the warranty longer if I bought more than one?'],
  ['sonoff', 'Who pays the customs when a replacement is sent to me?'],
  ['sonoff', 'Are items bought on Amazon under your warranty?'],
  ['sonoff', 'Will my warranty start again with a replaced unit?'],
  ['sonoff', 'I live in Brazil, do you deliver here?'],
  ['sonoff', 'Do I need the original packaging for a return?'],
  ['smartomi', 'How long is the guarantee on a kit?'],
  ['smartomi', 'When is a package considered lost?'],
  ['smartomi', 'Do returned goods have to be unused?'],
  ['smartomi', 'If the courier returned my parcel because I was not home, who pays to send it again?'],
  ['smartomi', 'Can I exchange for another model?'],
  ['smartomi', 'Are boards that I soldered excluded?'],
  ['smartomi', 'will you pay me back on paypal or on the card'],
  ['smartomi', 'Is there a fee if I return a custom order?'],
  ['smartomi', 'do bulk orders have other return rules'],
  ['smartwarepro', 'How long does shipping to Canada take?'],
  ['smartwarepro', 'Do you charge import taxes?'],
  ['smartwarepro', 'When do you send orders out after I pay?'],
  ['smartwarepro', 'Why can my tracking number not be found?'],
];

/** How many of the own sentences are told right. */
export function reportOwnSentences({ parts }: World, report: Report): void {
  const taken = ([store, text]: OwnSentence): boolean => {
    const { kind, verdict } = ask(parts, { store, text, today: TODAY });
    return kind === 'verdict' || kind === 'question' || verdict !== null;
  };
  const right = count(CASES, taken);
  const wrong = count(QUESTIONS, taken);
  report.note(
    `development sentences: ${right} of ${CASES.length} cases taken for one, ` +
      `${wrong} of ${QUESTIONS.length} questions about the policy`,
  );
}
