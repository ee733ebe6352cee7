import type { Concepts } from '../../src/knowledge/parse-concepts.js';
import type { Clause } from '../../src/model/clause.js';
import type { StoreInput } from '../../src/retrieval/documents.js';
import { learnShop, learnWords } from '../../src/retrieval/learn.js';
import { StoreIndex } from '../../src/retrieval/store-index.js';
import { Reader } from '../../src/retrieval/text/reader.js';

/** A clause of the shop `small`. */
export function clause(slug: string, text: string, rest: Partial<Clause> = {}): Clause {
  return { id: `small/${slug}`, slug, headings: ['Returns'], text, lead: null, line: 1, ...rest };
}

/** A few concepts, enough for the tests. */
export const concepts: Concepts = {
  concepts: [
    {
      id: 'send-back',
      phrases: ['return', 'send ... back', 'give back'],
      weight: 'normal',
      also: [],
      opposite: [],
    },
    {
      id: 'packaging',
      phrases: ['original packaging', 'box', 'carton'],
      weight: 'normal',
      also: [],
      opposite: [],
    },
    {
      id: 'postage',
      phrases: ['postage', 'return shipping', 'shipping cost'],
      weight: 'normal',
      also: [],
      opposite: [],
    },
    { id: 'carrier', phrases: ['carrier', 'mailman'], weight: 'normal', also: [], opposite: [] },
    { id: 'usps', phrases: ['usps'], weight: 'normal', also: ['carrier'], opposite: [] },
    { id: 'gift-card', phrases: ['gift card'], weight: 'normal', also: [], opposite: [] },
    { id: 'gift', phrases: ['gift', 'freebie'], weight: 'normal', also: [], opposite: [] },
    {
      id: 'price-match',
      phrases: ['price match', 'match ... price'],
      weight: 'decisive',
      also: [],
      opposite: [],
    },
    { id: 'how-long', phrases: ['how long', 'how many days'], weight: 'light', also: [], opposite: [] },
  ],
  background: ['today', 'wife', 'thing'],
  elsewhere: [
    'what is the weather in Paris',
    'tell me a joke',
    'who won the game last night',
    'how tall is the tower',
  ],
};

/** A shop of four clauses. */
export const small: StoreInput = {
  id: 'small',
  names: ['Small Shop', 'smallshop.com'],
  clauses: [
    clause('return-window', 'Products can be returned within 30 days of delivery.'),
    clause('return-packaging', 'Items must be in their original packaging.'),
    clause('return-postage', 'The buyer pays the return shipping, unless the product is defective.'),
    clause('refund-time', 'Refunds are processed within 5 business days after inspection.', {
      headings: ['Refunds'],
    }),
  ],
  asks: new Map([
    [
      'return-window',
      [
        'how many days do I have to return it',
        'can I give it back after three weeks',
        'return deadline',
        'how long can I return',
      ],
    ],
    [
      'return-packaging',
      ['do I need the box', 'threw away the carton', 'is the original packaging needed', 'without the box'],
    ],
    [
      'return-postage',
      [
        'who pays return shipping',
        'is postage on me',
        'do I pay the shipping cost of a return',
        'free return label',
      ],
    ],
    [
      'refund-time',
      ['when do I get my money', 'how long does the refund take', 'refund duration', 'where is my refund'],
    ],
  ]),
};

/** A reader that knows the shop's words. */
export function readerOf(store: StoreInput = small): Reader {
  const reader = new Reader(concepts, [store.id]);
  reader.learn(learnWords([store], reader));
  return reader;
}

/** Everything by which the clauses of the shop are found. */
export function indexOf(store: StoreInput = small, reader: Reader = readerOf(store)): StoreIndex {
  const byId = new Map(concepts.concepts.map((concept) => [concept.id, concept]));
  return new StoreIndex(store, learnShop(store, reader, concepts), byId);
}
