/*
 * Learns what reading is learnt from: sentences from dialogs/reading/said-*.yaml, and from the e-mails of the evaluation
 * sets how evidence is to be weighed. Writes dialogs/reading/learnt.json.gz: `node scripts/learn-reading.mjs`.
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
import { compilePhrases, keyOfSaid, lexiconOf } from '../../src/understanding/lexicon/compile.js';
import { examine } from '../../src/understanding/read-utterance.js';
import { packLearnt } from '../../src/understanding/said/learnt.js';
import { parseDay } from '../../src/verdict/days.js';
import { type Email, loadSets } from './sets.js';

/** Facts that are told in sentences; of dates and numbers the words themselves decide. */
const FACTS =
  'request problem wants condition originalPackaging accessoriesIncluded cause boughtFrom proofOfPurchase orderStatus paymentMethod'.split(
    ' ',
  );

const { positionals } = parseArgs({ allowPositionals: true });
const root = knowledgeRoot();
const knowledge = await loadKnowledge(root);
const { readingFiles } = loadLanguage(root, knowledge);
const { phrases, problems } = compilePhrases(readingFiles, knowledge.vocabulary, null);
for (const { file, line, what } of problems) process.stderr.write(`${file}:${line} ${what}\n`);
const lexicon = lexiconOf(phrases);
const trials = emails().map(({ text, today, facts }): Trial => {
  const day = parseDay(today) ?? 0;
  // Not to know the cause is `null` where facts are read.
  const noted = facts['cause'] === 'unknown' ? { ...facts, cause: null } : facts;
  return { facts: noted, evidence: examine(text, { today: day }, lexicon, knowledge.vocabulary).evidence };
});
const learnt = packLearnt(keyOfSaid(readingFiles), phrases.said, convene(trials, FACTS));
const bytes = gzipSync(JSON.stringify(learnt), { level: 9 });
writeFileSync(join(root, LEARNT), bytes);
process.stdout.write(
  `${phrases.said?.traits.size ?? 0} traits of ${phrases.said?.labels.length ?? 0} things said, ${trials.length} mails weighed: ${LEARNT}, ${bytes.length} bytes\n`,
);

/** The e-mails of the files named, or those of the repository. */
function emails(): readonly Email[] {
  if (positionals.length === 0) return loadSets(root).flatMap(({ emails, told }) => [...emails, ...told]);
  return positionals.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Email),
  );
}
