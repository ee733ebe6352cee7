/*
 * Learns what reading is learnt from: sentences from dialogs/reading/said-*.yaml, and from the e-mails of
 * tests/evaluation/STORE/told.jsonl what their sentences say, which day, number or place is which, and how evidence is to be
 * weighed. Writes dialogs/reading/learnt.json.gz: `node scripts/learn-reading.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { loadKnowledge } from '../../src/knowledge/load.js';
import { loadLanguage } from '../../src/knowledge/load-language.js';
import { LEARNT } from '../../src/knowledge/read-learnt.js';
import { knowledgeRoot } from '../../src/server/load-judge.js';
import { convene, type Trial } from '../../src/understanding/jury/convene.js';
import { compilePhrases, keyOfSaid, lexiconOf, saidOfFiles } from '../../src/understanding/lexicon/compile.js';
import { examine, prepared } from '../../src/understanding/read-utterance.js';
import { examplesOf } from '../../src/understanding/said/compile-said.js';
import { mailExample } from '../../src/understanding/said/from-mails.js';
import { learn } from '../../src/understanding/said/learn.js';
import { packLearnt } from '../../src/understanding/said/learnt.js';
import { parseDay } from '../../src/verdict/days.js';
import { BESIDE, besideExamples } from './beside-examples.js';
import { type Email, loadSets } from './sets.js';

/** Facts that are told in sentences; of dates and numbers the words themselves decide. */
const FACTS =
  (
    'request problem wants condition originalPackaging accessoriesIncluded cause boughtFrom proofOfPurchase ' +
    'orderStatus paymentMethod trackingStatus lossConfirmed addressError deliveryRefused giftIncluded giftReturned ' +
    'orderKind rmaIssued modified thirdPartyRepaired takenAbroad productLine').split(
    ' ',
  );

/** A mail is weighed as one that nothing was learnt from: the mails are parted in so many, and each part is left out once. */
const PARTS = 4;

const { positionals } = parseArgs({ allowPositionals: true });
const root = knowledgeRoot();
const knowledge = await loadKnowledge(root);
const { vocabulary } = knowledge;
const { readingFiles, learnt: kept } = loadLanguage(root, knowledge);
const { phrases, problems } = compilePhrases(readingFiles, vocabulary, kept);
for (const { file, line, what } of problems) process.stderr.write(`${file}:${line} ${what}\n`);
const deaf = lexiconOf({ ...phrases, said: null, beside: null, jury: null });
const { labels, sentences } = saidOfFiles(readingFiles, vocabulary, () => undefined);
const examples = examplesOf(labels, sentences, deaf);
const mails = emails().map(({ text, today, facts }) => {
  const day = parseDay(today) ?? 0;
  // Not to know the cause is `null` where facts are read.
  const noted = facts['cause'] === 'unknown' ? { ...facts, cause: null } : facts;
  const first = prepared(text, { today: day }, deaf, vocabulary);
  const example = mailExample(first.words, noted, labels, deaf);
  return { text, day, facts: noted, example, beside: besideExamples(first, noted, deaf.alike) };
});
const trials: Trial[] = [];
for (let part = 0; part < PARTS; part++) {
  const isLeftOut = (_: unknown, index: number): boolean => index % PARTS === part;
  const others = mails.filter((_, index) => !isLeftOut(_, index));
  const said = learn(labels, [...examples, ...others.map(({ example }) => example)]);
  const beside = learn(
    BESIDE,
    others.flatMap((mail) => mail.beside),
  );
  const lexicon = { ...deaf, said, beside };
  for (const { text, day, facts } of mails.filter(isLeftOut))
    trials.push({ facts, evidence: examine(text, { today: day }, lexicon, vocabulary).evidence });
}
const said = learn(labels, [...examples, ...mails.map(({ example }) => example)]);
const beside = learn(
  BESIDE,
  mails.flatMap((mail) => mail.beside),
);
const learnt = packLearnt(keyOfSaid(readingFiles), said, beside, convene(trials, FACTS));
const bytes = gzipSync(JSON.stringify(learnt), { level: 9 });
writeFileSync(join(root, LEARNT), bytes);
process.stdout.write(
  `${said.traits.size} traits of ${labels.length} things said, ${mails.length} mails: ${LEARNT}, ${bytes.length} bytes\n`,
);

/** The e-mails of the files named, or those of the repository that are not measured by. */
function emails(): readonly Email[] {
  if (positionals.length === 0) return loadSets(root).flatMap(({ told }) => told);
  return positionals.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Email),
  );
}
