/*
 * Measures the program on questions and e-mails that nobody who tunes it has seen: `npm run evaluate`.
 * The misses go to dist-evaluate/misses.jsonl. Whoever reads them has spent the set: see issue 3.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { answerAll } from './answers.js';
import { reportOwnSentences } from './case-or-question.js';
import { reportDates } from './dates.js';
import { answerEmails, reportEmails } from './emails.js';
import { reportKinds } from './kinds.js';
import { reportQuestions } from './questions.js';
import { Report } from './report.js';
import { loadPublicData, loadSets } from './sets.js';
import { reportSpeed } from './speed.js';
import { reportUtterances } from './utterances.js';
import { loadWorld } from './world.js';

const { values } = parseArgs({
  options: {
    /** Folder of the public data; what is missing there is left out. */
    data: { type: 'string' },
    /** Fail where a bar is not reached. */
    min: { type: 'boolean', default: false },
  },
});

const world = await loadWorld();
const sets = loadSets(world.root);
const data = loadPublicData(resolve(values.data ?? join(world.root, '../shared/data')));
const report = new Report((line) => process.stdout.write(`${line}\n`));
if (world.trouble !== null) report.note(`Beware: ${world.trouble}`);
if (data.offTopic.length === 0) report.note('Without the public data: name its folder with --data.');

const questions = await answerAll(world, sets, data);
const emails = answerEmails(world, sets);
reportQuestions(questions, report);
reportKinds(questions, emails, report);
reportOwnSentences(world, report);
reportEmails(emails, report);
reportDates(world, data, report);
reportUtterances(world, data.utterances, report);
reportSpeed(world, sets, report);

report.title('bars');
report.table(
  ['', 'figure', 'bar', ''],
  report.bars.map(({ name, figure, bar, isMet }) => [name, figure, bar, isMet ? '✓' : '✗']),
);
const folder = join(world.root, 'dist-evaluate');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'misses.jsonl'),
  report.misses.map((miss) => `${JSON.stringify(miss)}\n`).join(''),
);
report.note(`${report.misses.length} misses in dist-evaluate/misses.jsonl`);
if (values.min && report.bars.some(({ isMet }) => !isMet)) process.exitCode = 1;
