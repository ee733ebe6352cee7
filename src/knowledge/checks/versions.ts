import { Problems } from '../problems.js';
import { lineMatching, type TextCheck } from './input.js';

const FOLDER = /\/versions\/([^/]+)\//;

/** The days from which the versions of a policy are in force exist and differ. */
export const checkVersions: TextCheck = ({ policy, versions, markdown }) => {
  const problems = new Problems('versions', policy.file);
  const line = lineMatching(markdown, /^effective:/);
  const { effectiveFrom } = policy;
  if (effectiveFrom !== null && !isDate(effectiveFrom)) {
    problems.error(line, `"${effectiveFrom}" is not a day of the calendar.`, 'Write YYYY-MM-DD.');
  }
  const folder = FOLDER.exec(policy.file)?.[1];
  if (folder !== undefined && folder !== effectiveFrom) {
    problems.error(
      line,
      `The folder is named ${folder}, but this text is in force from ${effectiveFrom ?? 'no stated day'}.`,
      'Name the folder after the day on which the text came into force.',
    );
  }
  const same = versions.find((other) => other !== policy && other.effectiveFrom === effectiveFrom);
  if (same && versions.indexOf(same) < versions.indexOf(policy)) {
    problems.error(
      line,
      `${same.file} is in force from ${effectiveFrom ?? 'no stated day'}, too.`,
      'Give every version its own first day, so that each order has exactly one.',
    );
  }
  return problems.list;
};

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
