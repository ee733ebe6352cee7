import type { Coverage } from '../model/coverage.js';
import type { Vocabulary } from '../model/fact.js';
import { nearestName } from '../model/nearest.js';
import type { Conflict, Derivation, Policy, StoreInfo } from '../model/policy.js';
import type { Problem } from '../model/problem.js';
import { BlockReader, isRecord } from './block-reader.js';
import { lockOf, sha256 } from './hash.js';
import { cutPolicy, type PolicyParts } from './markdown.js';
import { parseCondition } from './parse-condition.js';
import { parseCoverage } from './parse-coverage.js';
import { parseDuration } from './parse-duration.js';
import { Problems } from './problems.js';
import { readYaml } from './yaml-source.js';

/** What a literate policy holds, with everything that is wrong in it. */
export interface ParsedPolicy {
  readonly policy: Policy;
  readonly problems: readonly Problem[];
}

/**
 * Parses `policy.md`. Never throws: what cannot be read is reported and left out.
 * @param markdown its text; @param file its path, for messages
 */
export function parsePolicy(markdown: string, file: string, store: StoreInfo, vocabulary: Vocabulary): ParsedPolicy {
  const problems = new Problems('schema', file);
  const parts = cutPolicy(markdown, store.id, problems);
  const front = readFrontMatter(parts, problems);
  const coverages: Coverage[] = [];
  const conflicts: Conflict[] = [];
  const derivations: Derivation[] = [];
  for (const block of parts.blocks) {
    if (block.clause === null) {
      problems.error(block.line, 'This block stands above every clause.', 'Put it under the clause that it encodes.');
      continue;
    }
    const yaml = readYaml(block.text, block.line, problems);
    if (!yaml) continue;
    const reader = new BlockReader(yaml, problems, vocabulary, store.id, block.clause);
    if (block.kind === 'coverage') {
      const coverage = parseCoverage(reader);
      if (coverage) coverages.push(coverage);
    } else if (block.kind === 'conflict') {
      const conflict = parseConflict(reader);
      if (conflict) conflicts.push(conflict);
    } else if (block.kind === 'derive') {
      const derivation = parseDerivation(reader);
      if (derivation) derivations.push(derivation);
    } else {
      problems.error(block.line - 1, `There is no block "yaml ${block.kind}".`, 'Use coverage, conflict or derive.');
    }
  }
  const clauseById = new Map(parts.clauses.map((clause) => [clause.id, clause]));
  const policy: Policy = {
    store,
    version: front.version,
    effectiveFrom: front.effective,
    hash: sha256(markdown).slice(0, 16),
    file,
    headings: parts.headings,
    clauses: parts.clauses,
    clauseById,
    coverages: inOrder(coverages, front.order, problems),
    conflicts,
    derivations,
    withdrawn: new Set(coverages.filter((coverage) => coverage.lock !== lockOf(coverage.cites, clauseById)).map(({ id }) => id)),
  };
  return { policy, problems: problems.list };
}

function readFrontMatter(parts: PolicyParts, problems: Problems): { version: string; effective: string | null; order: string[] } {
  const yaml = parts.frontMatter && readYaml(parts.frontMatter.text, parts.frontMatter.line, problems);
  const data = yaml && isRecord(yaml.data) ? yaml.data : null;
  if (!yaml || !data) {
    problems.error(1, 'The policy has no front matter.', 'Begin the file with "---", "version: …", "effective: …", "---".');
    return { version: 'unknown', effective: null, order: [] };
  }
  const { version, effective, order } = data;
  const day = typeof effective === 'string' ? effective.slice(0, 10) : null;
  if (day !== null && !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    problems.error(yaml.line(['effective']), `"${day}" is not a date.`, 'Write YYYY-MM-DD, or null when the policy names none.');
  }
  if (typeof version !== 'string') problems.error(yaml.line(['version']), '"version" must be a text in quotes.', 'Write version: "2025-05-21".');
  const list = order === undefined ? [] : order;
  if (!Array.isArray(list) || list.some((slug) => typeof slug !== 'string')) {
    problems.error(yaml.line(['order']), '"order" must list coverage ids.', 'Write order: [doa, money-back].');
    return { version: String(version), effective: day, order: [] };
  }
  return { version: String(version), effective: day, order: list as string[] };
}

function inOrder(coverages: readonly Coverage[], order: readonly string[], problems: Problems): Coverage[] {
  const slugs = new Set(coverages.map((coverage) => coverage.slug));
  for (const slug of order) {
    const near = nearestName(slug, slugs);
    if (!slugs.has(slug)) problems.error(1, `"order" names "${slug}", which is no coverage.`, near ? `Did you mean "${near}"?` : 'Remove it.');
  }
  for (const slug of slugs) {
    if (!order.includes(slug)) problems.error(1, `"order" does not name the coverage "${slug}".`, 'Say where it stands when several would decide.');
  }
  return [...coverages].sort((a, b) => order.indexOf(a.slug) - order.indexOf(b.slug));
}

function strings(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? (value) : null;
}

function parseConflict(reader: BlockReader): Conflict | null {
  const data = isRecord(reader.yaml.data) ? reader.yaml.data : {};
  const id = reader.text(data['id'], ['id'], 'The conflict\'s "id"');
  const text = reader.text(data['text'], ['text'], 'The conflict\'s "text"');
  const clauses = reader.clauses(data['clauses'], ['clauses'], []);
  const touches = strings(data['touches'] ?? []);
  const requests = strings(data['requests'] ?? []);
  if (clauses.length < 2) reader.error(['clauses'], 'A conflict names at least two clauses.', 'List the clauses that contradict each other.');
  if (!touches || !requests) reader.error(['touches'], '"touches" must list coverage ids.', 'Write touches: [money-back].');
  if (id === null || text === null || !touches || !requests) return null;
  const when = data['when'] === undefined ? null : parseCondition(reader, data['when'], ['when'], clauses, id);
  return { id, text, clauses, touches, requests, when, line: reader.line([]) };
}

function parseDerivation(reader: BlockReader): Derivation | null {
  const data = isRecord(reader.yaml.data) ? reader.yaml.data : {};
  const { fact, from, after, when = 'unknown' } = data;
  const says = reader.text(data['says'], ['says'], '"says"');
  const length = typeof after === 'string' ? parseDuration(after) : null;
  const requests = strings(data['requests'] ?? []);
  const known = (name: unknown): name is string => typeof name === 'string' && reader.vocabulary.facts.has(name);
  if (!known(fact) || !known(from) || !length || !requests || says === null || (when !== 'unknown' && when !== 'unstated')) {
    reader.error(
      [],
      'A derivation needs "fact" and "from" (dates), "after" (a duration), "says", and "when" (unknown or unstated) if it is not "unknown".',
      'See knowledge/README.md, "Conflicts, derivations".',
    );
    return null;
  }
  const clauses = reader.clauses(data['clause'], ['clause'], [`${reader.store}/${reader.home}`]);
  return { fact, from, length, when, requests, says, clauses, line: reader.line([]) };
}
