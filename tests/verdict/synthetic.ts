import { parseFact } from '../../src/knowledge/parse-facts.js';
import { parsePolicy } from '../../src/knowledge/parse-policy.js';
import { Problems } from '../../src/knowledge/problems.js';
import type { Condition } from '../../src/model/condition.js';
import type { FactDefinition, Facts, Vocabulary } from '../../src/model/fact.js';
import type { Policy, StoreInfo } from '../../src/model/policy.js';
import { buildCase, type Case, readNow } from '../../src/verdict/case/case.js';
import { Judge } from '../../src/verdict/judge.js';
import { realVocabulary, realWording } from './support.js';

/** The vocabulary of the repository. */
export const vocabulary = realVocabulary();
const wording = realWording();

/** A shop for tests, in UTC. */
export function shop(change: Partial<StoreInfo> = {}): StoreInfo {
  return {
    id: 'shop',
    name: 'Shop',
    aliases: [],
    contact: { email: null, phone: null, url: null, hours: null, clauses: [] },
    timeZone: 'UTC',
    timeZoneAssumed: false,
    holidays: null,
    holidayDays: new Set(),
    openingHours: [],
    ...change,
  };
}

/** A fact as its file in `dialogs/facts/` would say it; `extra` is YAML. */
export function fact(name: string, type: FactDefinition['type'], extra = ''): FactDefinition {
  const head = `fact: ${name}\ntype: ${type}\nlabel: ${name}\nsays: ${name}\nask: ${name}?\nwhy: ${name}.\norder: 1\n`;
  const problems = new Problems('facts', `${name}.yaml`);
  const parsed = parseFact(head + extra, `${name}.yaml`, problems);
  if (!parsed || problems.list.length > 0) throw new Error(JSON.stringify(problems.list));
  return parsed;
}

/** The values of a choice, equally likely, for `fact`; each with the events that it implies. */
export function values(events: Readonly<Record<string, string>>): string {
  const names = Object.keys(events);
  const lines = names.map(
    (name) =>
      `  ${name}: {label: ${name}, says: ${name}, prior: ${1 / names.length}, events: {${events[name]}}}`,
  );
  return `values:\n${lines.join('\n')}\n`;
}

/** A vocabulary of its own. */
export function vocabularyOf(...facts: FactDefinition[]): Vocabulary {
  return { facts: new Map(facts.map((one) => [one.name, one])) };
}

/** Settings of a synthetic policy. */
export interface PolicyOptions {
  readonly version?: string;
  readonly effective?: string | null;
  readonly store?: StoreInfo;
  readonly vocabulary?: Vocabulary;
  /** Slugs of coverages whose text is not confirmed. */
  readonly withdrawn?: readonly string[];
}

/**
 * A policy written as an editor would: each block a coverage (or, with `kind:` on its first line, another
 * block) under a clause of its own, named like the coverage. Order of the blocks is order of precedence.
 * @throws when the blocks hold a mistake
 */
export function policyOf(blocks: readonly string[], options: PolicyOptions = {}): Policy {
  const store = options.store ?? shop();
  const slugs: string[] = [];
  const parts = blocks.map((block, index) => {
    const kind = /^kind: (\w+)\n/.exec(block)?.[1] ?? 'coverage';
    const slug = kind === 'coverage' ? (/^id: (\S+)$/m.exec(block)?.[1] ?? '') : `${kind}-${index}`;
    if (kind === 'coverage') slugs.push(slug);
    const body = block.replace(/^kind: \w+\n/, '');
    return `###### ${slug}\n\n> The words of ${slug}.\n\n\`\`\`yaml ${kind}\n${body.trim()}\n\`\`\`\n`;
  });
  const effective = options.effective ?? null;
  const front = `---\nversion: "${options.version ?? '1'}"\neffective: ${effective}\norder: [${slugs.join(', ')}]\n---\n`;
  const { policy, problems } = parsePolicy(
    `${front}\n${parts.join('\n')}`,
    'policy.md',
    store,
    options.vocabulary ?? vocabulary,
  );
  if (problems.length > 0) throw new Error(problems.map(({ line, what }) => `${line}: ${what}`).join('\n'));
  return { ...policy, withdrawn: new Set((options.withdrawn ?? []).map((slug) => `${store.id}/${slug}`)) };
}

/** A judge over one shop with these versions of its policy. */
export function judgeOf(...versions: Policy[]): Judge {
  const info = versions[0]!.store;
  return new Judge({
    vocabulary,
    wording,
    stores: new Map([[info.id, { info, versions }]]),
    engineHash: 'test',
  });
}

/** A condition as an editor writes it. */
export function conditionOf(yaml: string, words: Vocabulary = vocabulary): Condition {
  const indented = yaml.trim().split('\n').join('\n    ');
  const policy = policyOf([`id: promise\ntitle: Promise\nserves: [return]\nrequires:\n  - ${indented}\n`], {
    vocabulary: words,
  });
  return policy.coverages[0]!.rules[0]!.condition;
}

/** A case as `buildCase` completes it. @throws when the facts contradict each other */
export function caseOf(
  facts: Facts,
  today: string,
  store: StoreInfo = shop(),
  words: Vocabulary = vocabulary,
  policy?: Policy,
): Case {
  const now = readNow(today, store.timeZone);
  if (!now) throw new Error(`${today} is no moment.`);
  const built = buildCase(facts, words, store, policy?.derivations ?? [], now);
  if ('problems' in built) throw new Error(built.problems.map(({ message }) => message).join('; '));
  return built;
}
