import type { Problem } from '../../model/problem.js';
import { checkCitations } from './citations.js';
import { checkContact } from './contact.js';
import { checkEncoded } from './encoded.js';
import { checkIds } from './ids.js';
import type { CheckInput, TextCheck } from './input.js';
import { checkLocks } from './locks.js';
import { checkTitles } from './titles.js';
import { checkVersions } from './versions.js';
import { checkWords } from './words.js';

const CHECKS: readonly TextCheck[] = [
  checkVersions,
  checkWords,
  checkIds,
  checkCitations,
  checkTitles,
  checkLocks,
  checkEncoded,
  checkContact,
];

/** Runs every check of one text and its store's files. */
export function checkTexts(input: CheckInput): readonly Problem[] {
  return [...input.readProblems, ...CHECKS.flatMap((check) => check(input))];
}
