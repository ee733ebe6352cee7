import type { Condition } from '../model/condition.js';
import type { Coverage, Expectation, Rule, RuleEffect } from '../model/coverage.js';
import { nearestName } from '../model/nearest.js';
import { type BlockReader, isRecord, type Path } from './block-reader.js';
import { parseCondition } from './parse-condition.js';
import { parseWindow } from './parse-duration.js';
import { parseCost, parseGive, parsePayer, parseStep, readRows } from './parse-rows.js';

const RULE_KEYS: Readonly<Record<string, { effect: RuleEffect; strikesWhen: boolean }>> = {
  requires: { effect: 'denies', strikesWhen: false },
  excludes: { effect: 'denies', strikesWhen: true },
  silent: { effect: 'silent', strikesWhen: true },
  events: { effect: 'event', strikesWhen: false },
  discretion: { effect: 'discretion', strikesWhen: true },
};

const KEYS = [
  'id',
  'title',
  'serves',
  'touches',
  'applies',
  ...Object.keys(RULE_KEYS),
  'gives',
  'return shipping',
  'costs',
  'steps',
  'expects',
  'lock',
];

const DATE_TYPES = ['date', 'event', 'timestamp'];

/**
 * Reads a `yaml coverage` block.
 * @returns null when even its id or requests are missing; other mistakes are reported and left out
 */
export function parseCoverage(reader: BlockReader): Coverage | null {
  const data = reader.yaml.data;
  if (!isRecord(data)) {
    reader.error([], 'A coverage must be a mapping.', 'Begin with "id:", "title:" and "serves:".');
    return null;
  }
  for (const key of Object.keys(data)) {
    if (!KEYS.includes(key)) {
      const near = nearestName(key, KEYS);
      reader.error([key], `A coverage has no "${key}".`, near ? `Did you mean "${near}"?` : `Allowed: ${KEYS.join(', ')}.`);
    }
  }
  const slug = reader.text(data['id'], ['id'], 'The coverage\'s "id"');
  const title = reader.text(data['title'], ['title'], 'The coverage\'s "title"');
  const serves = requests(reader, data, 'serves');
  if (slug === null || title === null) return null;
  const home = [`${reader.store}/${reader.home}`];
  const condition = (entry: unknown, path: Path): Condition | null => parseCondition(reader, entry, path, home, slug);
  const rules = Object.entries(RULE_KEYS).flatMap(([key, form]) =>
    readRows(reader, data, key, (entry, path): Rule | null => {
      const parsed = condition(entry, path);
      return parsed && { condition: parsed, ...form, ...ruleNotes(reader, entry, path) };
    }),
  );
  const coverage = {
    id: `${reader.store}/${slug}`,
    slug,
    title,
    serves,
    touches: data['touches'] === undefined ? [] : requests(reader, data, 'touches'),
    clause: `${reader.store}/${reader.home}`,
    applies: readRows(reader, data, 'applies', condition),
    rules,
    gives: readRows(reader, data, 'gives', (entry, path) => parseGive(reader, entry, path, home, slug)),
    sendBack: readRows(reader, data, 'return shipping', (entry, path) => parsePayer(reader, entry, path, home, slug)),
    costs: readRows(reader, data, 'costs', (entry, path) => parseCost(reader, entry, path, home, slug)),
    steps: readRows(reader, data, 'steps', (entry, path) => parseStep(reader, entry, path, home, slug)),
    expects: parseExpectation(reader, data['expects'], home),
    lock: typeof data['lock'] === 'string' || typeof data['lock'] === 'number' ? String(data['lock']) : null,
    line: reader.line([]),
    lockLine: data['lock'] === undefined ? null : reader.line(['lock']),
  };
  return { ...coverage, cites: reader.cites };
}

function ruleNotes(reader: BlockReader, entry: unknown, path: Path): { sanction: string | null; text: string | null } {
  const record = isRecord(entry) ? entry : {};
  const [sanction] = record['sanction'] === undefined ? [] : reader.clauses(record['sanction'], [...path, 'sanction'], []);
  return { sanction: sanction ?? null, text: typeof record['text'] === 'string' ? record['text'] : null };
}

function requests(reader: BlockReader, data: Record<string, unknown>, key: string): string[] {
  const allowed = reader.vocabulary.facts.get('request')?.choices.map((choice) => String(choice.value)) ?? [];
  const value = data[key];
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.filter((request): request is string => {
    if (typeof request === 'string' && allowed.includes(request)) return true;
    reader.error([key], `${JSON.stringify(request)} is not a request.`, `"${key}" takes: ${allowed.join(', ')}.`);
    return false;
  });
}

function parseExpectation(reader: BlockReader, value: unknown, home: readonly string[]): Expectation | null {
  if (value === undefined) return null;
  const path = ['expects'];
  if (!isRecord(value)) {
    reader.error(path, '"expects" needs "earliest:" and "latest:".', 'Write e.g. "earliest: 12 business days from purchaseDate".');
    return null;
  }
  const bound = (key: string): Expectation['earliest'] | null => {
    const text = value[key];
    const [first = '', ...others] = typeof text === 'string' ? text.split(/\s+or\s+/) : [];
    const window = parseWindow(first);
    const from = window ? [window.from, ...others] : [];
    const wrong = from.find((name) => !DATE_TYPES.includes(reader.vocabulary.facts.get(name)?.type ?? ''));
    if (window && wrong === undefined) return { length: window.length, from };
    reader.error([...path, key], `"${key}" is not a span of time from a date.`, 'Write e.g. "12 business days from purchaseDate or shipDate".');
    return null;
  };
  const earliest = bound('earliest');
  const latest = bound('latest');
  if (!earliest || !latest) return null;
  const cutoff = value['cutoff'] === undefined ? null : /^(\d{1,2}):00$/.exec(typeof value['cutoff'] === 'string' ? value['cutoff'] : '');
  if (value['cutoff'] !== undefined && !cutoff) reader.error([...path, 'cutoff'], '"cutoff" must be a full hour.', 'Write e.g. cutoff: "16:00".');
  return { earliest, latest, cutoffHour: cutoff ? Number(cutoff[1]) : null, clauses: reader.clauses(value['clause'], [...path, 'clause'], home) };
}
