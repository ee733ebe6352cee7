import type { ConversationParts } from '../../../src/conversation/parts.js';
import type { FactValue } from '../../../src/model/fact.js';
import { asksSomething, sentencesOf } from '../../../src/retrieval/text/sentences.js';
import { parseDay } from '../../../src/verdict/days.js';
import { sayDay } from '../../../src/verdict/explain/words.js';
import type { StoreSets } from '../../evaluation/sets.js';
import type { Random } from './random.js';

/** How people answer in a few words; none of it is taken from `dialogs/`. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  'any=true': ['yes', 'yep', 'yeah', 'yes, sure', 'it is, yes', 'I think so, yes'],
  'any=false': ['no', 'nope', 'no, not at all', 'nah', "I'm afraid not", 'no, sorry'],
  'problem=none': ['it works perfectly fine', 'no, I just changed my mind'],
  'problem=defective_on_arrival': ['it was dead on arrival', 'it never worked from day one'],
  'problem=damaged_on_arrival': ['it came with a big crack', 'it was broken when I unpacked it'],
  'problem=wrong_item': ['you sent me a different product', 'the wrong model was in the box'],
  'problem=stopped_working': ['it worked for a while, then it died', 'it quit working after some time'],
  'problem=missing_items': ['some pieces were not in the box', 'parts are missing'],
  'cause=manufacturing': ['it just died on its own', 'nothing happened to it, it simply failed'],
  'cause=drop': ['it fell on the floor', 'I dropped it'],
  'cause=water': ['it got wet', 'I spilled tea on it'],
  'cause=misuse': ['I wired it up wrong', 'I connected the wrong voltage'],
  'cause=modified': ['I flashed custom firmware on it', 'because I modified it'],
  'cause=third_party_repair': ['an electrician tried to repair it', 'a friend tried to repair it'],
  'cause=force_majeure': ['lightning struck', 'there was a thunderstorm, lightning hit'],
  'condition=unopened': ['still sealed', 'never opened it', 'unopened'],
  'condition=opened_unused': ['opened the box but never used it', 'opened but unused'],
  'condition=used': ['used it for some days', 'it was in use'],
  'condition=damaged': ['it is damaged', 'it has a crack now'],
  'boughtFrom=official_store': ['on your website', 'directly from you'],
  'boughtFrom=other_retailer': ['on Amazon', 'at a local electronics store'],
  'orderStatus=not_shipped': ['it has not been shipped yet', 'not sent out yet'],
  'orderStatus=shipped': ['it is on its way', 'shipped, but not here yet'],
  'orderStatus=delivered': ['I already have it', 'it was delivered'],
  'paymentMethod=paypal': ['PayPal', 'with my paypal account'],
  'paymentMethod=credit_card': ['by credit card', 'Visa'],
  'trackingStatus=moving': ['it is moving', 'the tracking moves along'],
  'trackingStatus=stopped': ['no updates any more', 'the tracking is stuck'],
  'trackingStatus=none_yet': ['nothing at all so far', 'no information yet'],
  'trackingStatus=returned_to_sender': ['returned to sender', 'it says it went back to the sender'],
  'trackingStatus=lost': ['it says lost', 'marked as lost'],
  'carrierService=express': ['express', 'DHL express'],
  'carrierService=airmail': ['registered airmail', 'airmail'],
  'carrierService=usps_first_class': ['USPS first class', 'first class mail with USPS'],
  'destination=US': ['the US', 'to Chicago, USA'],
  'destination=CA': ['Canada'],
  'destination=GB': ['the UK', 'England'],
  'destination=DE': ['Germany'],
  'destination=AU': ['Australia'],
  'orderKind=standard': ['no, just a normal order'],
  'request=return': ['I want to send something back', 'I would like to return it'],
  'request=defect': ['something is wrong with my device', 'my item is faulty'],
  'request=cancel': ['I want to cancel my order', 'please cancel my order'],
  'request=change_address': ['I need to change my shipping address'],
  'request=arrival': ['when will my order arrive?', 'when does my package come?'],
  'request=dispatch': ['when will you ship my order?', 'when will my order be sent out?'],
  'request=tracking': ['my tracking number does not work', 'there is no tracking information for my order'],
  'request=lost_package': ['my package got lost', 'I think my parcel is lost'],
  'request=refund_status': ['I sent it back, where is my refund?', 'where is my refund?'],
  'request=refund_method': ['how will I get my money back?', 'how do you pay refunds?'],
  unknown: ["I don't know", 'no idea', 'not sure', "can't remember", 'I have no clue'],
};

/** What a date is introduced with, where it is told without being asked. */
const TOLD: Readonly<Record<string, string>> = {
  purchaseDate: 'I bought it on',
  deliveryDate: 'It was delivered on',
};

/** Sentences by what they say, gathered from the e-mails of the evaluation and from short answers. */
export class Words {
  private readonly bank = new Map<string, string[]>();
  private readonly checked = new Map<string, boolean>();
  /** Questions about the policy, to interrupt with. */
  readonly questions: readonly string[];
  /** Answers that were not understood as what they mean, and are therefore not said. */
  readonly unread = new Set<string>();

  constructor(
    private readonly parts: ConversationParts,
    { emails, everyday }: StoreSets,
  ) {
    for (const { text, facts, today } of emails) {
      for (const { text: sentence } of sentencesOf(text)) {
        const read = parts.read(sentence, { today: parseDay(today) ?? 0 }).facts;
        const told = read.filter(({ fact }) => fact !== 'request');
        const [only] = told.length === 0 ? read : told;
        if (told.length > 1 || !only || typeof only.value === 'object' || sentence.length > 160) continue;
        // A day in it would be another than the one on a customer's sheet.
        if (/\d/.test(sentence)) continue;
        if (facts[only.fact] === only.value && !/Date$|At$/.test(only.fact))
          this.add(only.fact, only.value, sentence);
      }
    }
    this.questions = everyday
      .map(({ text }) => text)
      .filter(
        (text) =>
          sentencesOf(text).length === 1 &&
          asksSomething(text) &&
          parts.read(text, { today: 20_000 }).facts.length === 0,
      );
  }

  private add(fact: string, value: FactValue, sentence: string): void {
    const key = `${fact}=${String(value)}`;
    this.bank.set(key, [...(this.bank.get(key) ?? []), sentence]);
  }

  /** An answer to the question for a fact; null: nothing that would be understood is known. */
  answer(fact: string, value: FactValue, random: Random, day: number): string | null {
    if (value === null) return random.pick(SHORT['unknown'] ?? []);
    if (typeof value === 'number') return String(value);
    if (value === 'not_yet') return random.pick(['not yet', 'it has not happened yet', 'not so far']);
    const text = String(value);
    if (/^\d{4}-/.test(text)) return this.date(text, random);
    const own = [...(SHORT[`${fact}=${text}`] ?? []), ...(SHORT[`any=${text}`] ?? [])];
    const long = this.bank.get(`${fact}=${text}`) ?? [];
    const fitting = [...own, ...long].filter((sentence) => this.isRead(sentence, fact, value, day));
    return fitting.length === 0 ? null : random.pick(fitting);
  }

  /** A sentence that tells a fact unasked; null: none is known. */
  tell(fact: string, value: FactValue, random: Random, day: number): string | null {
    if (value === null || value === 'not_yet') return null;
    const text = String(value);
    const told = TOLD[fact];
    if (told !== undefined && /^\d{4}-\d\d-\d\d$/.test(text))
      return `${told} ${sayDay(parseDay(text) ?? 0)}.`;
    const fitting = (this.bank.get(`${fact}=${text}`) ?? []).filter((sentence) =>
      this.isRead(sentence, fact, value, day, false),
    );
    return fitting.length === 0 ? null : random.pick(fitting);
  }

  private date(text: string, random: Random): string {
    const day = sayDay(parseDay(text.slice(0, 10)) ?? 0);
    const [date = '', month = '', year = ''] = day.split(' ');
    const time = /T(\d\d:\d\d)/.exec(text)?.[1];
    const said = random.pick([
      day,
      `on ${day}`,
      `${month} ${date}, ${year}`,
      `${month.slice(0, 3)} ${date} ${year}`,
      text.slice(0, 10),
    ]);
    return time === undefined ? said : `${said} at ${time}`;
  }

  private isRead(sentence: string, fact: string, value: FactValue, today: number, isAnswer = true): boolean {
    const key = `${sentence}|${fact}|${String(value)}|${isAnswer}`;
    let known = this.checked.get(key);
    if (known === undefined) {
      const { facts, dontKnow } = this.parts.read(sentence, {
        today,
        ...(isAnswer ? { expecting: fact } : {}),
      });
      const told = facts.filter((one) => one.fact !== 'request' || fact === 'request');
      known = !dontKnow && told.length === 1 && told[0]?.fact === fact && told[0].value === value;
      this.checked.set(key, known);
      if (!known && isAnswer) this.unread.add(`${fact}=${String(value)}: ${sentence}`);
    }
    return known;
  }
}
