import type { ConversationParts } from '../../src/conversation/parts.js';
import type { TurnResult } from '../../src/model/conversation.js';
import type { Segment } from '../../src/model/reply.js';
import type { Verdict } from '../../src/model/verdict.js';

/** Phrases that say the customer's own facts or words back; everything else must have another source. */
const ECHOES = [
  ...['question.noted', 'question.corrected', 'question.contradiction'],
  ...['verdict.item', 'verdict.what_if_fact', 'verdict.what_if_impossible'],
  ...['handoff.facts', 'handoff.also', 'handoff.missing'],
];
/** Lines of a message to the shop. */
const CLAIM = [
  ...['claim.greeting', 'claim.wish', 'claim.wish_plain', 'claim.facts', 'claim.order', 'claim.item'],
  ...['claim.fact', 'claim.quote', 'claim.along'],
];

/** Finds what a reply says without a source: see DESIGN, "Every sentence is sourced". */
export class SourceCheck {
  private readonly clauses = new Map<string, string>();
  private readonly templates: ReadonlyMap<string, RegExp>;
  private readonly dialogPhrases: ReadonlySet<string>;
  private readonly prompts: ReadonlySet<string>;
  /** How facts are said, each up to its value. */
  private readonly sayings: readonly string[];

  constructor(private readonly parts: ConversationParts) {
    const { knowledge } = parts.judge;
    for (const { versions } of knowledge.stores.values())
      for (const { clauses } of versions) for (const { id, text } of clauses) this.clauses.set(id, text);
    const wordings = [...parts.replies, ...parts.wording];
    this.templates = new Map(wordings.map(([key, text]) => [key, patternOf(text)]));
    const dialogs = [...parts.dialogs.values()];
    this.dialogPhrases = new Set(
      dialogs.flatMap(({ opens, outcomes }) => [opens, ...Object.values(outcomes)]),
    );
    const facts = [...knowledge.vocabulary.facts.values()];
    const questions = dialogs.flatMap((dialog) => [...dialog.questions.values()]);
    this.prompts = new Set([
      ...facts.flatMap(({ ask, why }) => [ask, why]),
      ...questions.flatMap(({ ask, why }) => [ask ?? '', why ?? '']),
    ]);
    this.sayings = facts.flatMap(({ says, label, choices }) => [
      `${says} on `,
      `${says} between `,
      `${label}: `,
      ...choices.map((choice) => choice.says),
    ]);
  }

  /** Everything unsourced in the replies of a turn, each with its text. */
  unsourced({ replies }: TurnResult): string[] {
    return replies.flatMap((reply) =>
      reply.segments.flatMap((segment) => {
        const what = this.problemOf(segment, reply.verdict, reply.claim !== null);
        return what === null ? [] : [`${what}: ${segment.text}`];
      }),
    );
  }

  private problemOf(segment: Segment, verdict: Verdict | null, isClaim: boolean): string | null {
    switch (segment.source) {
      case 'clause': {
        const { clause, quote } = segment.citation;
        const whole = plain(this.clauses.get(clause) ?? '');
        if (!whole.includes(plain(quote))) return `not the words of ${clause}`;
        const inner = /^“([^]*)” \([^]*\)$/.exec(segment.text)?.[1] ?? segment.text;
        return whole.includes(plain(inner)) ? null : `not the words of ${clause}`;
      }
      case 'verdict': {
        const isSilent = verdict?.outcome === 'not_stated' && verdict.citations.length === 0;
        if (segment.clauses.length === 0 && !isSilent) return 'computed without a clause';
        const unknown = segment.clauses.find((id) => !this.clauses.has(id));
        return unknown === undefined ? null : `computed from ${unknown}, which does not exist`;
      }
      case 'wording':
        return this.isPhrase(segment.key, segment.text) ? null : `not the phrase ${segment.key}`;
      case 'echo':
        return isClaim ? this.claimProblem(segment.text) : this.echoProblem(segment.text);
    }
  }

  private isPhrase(key: string, text: string): boolean {
    if (key === 'dialog.opens' || key === 'dialog.outcomes') return this.dialogPhrases.has(text);
    if (key === 'step.person')
      return new RegExp(patternOf(this.parts.judge.knowledge.wording.get(key) ?? '').source.slice(1)).test(
        text,
      );
    if (key === 'question.prompt' || key === 'question.why') return this.prompts.has(text);
    if (key === 'question.boundary')
      return [...this.prompts].some((prompt) => prompt !== '' && text.startsWith(prompt));
    return this.templates.get(key)?.test(text) ?? false;
  }

  private echoProblem(text: string): string | null {
    const key = ECHOES.find((one) => this.templates.get(one)?.test(text));
    if (key === undefined) return 'no phrase that says something back';
    if (key === 'verdict.item' || key === 'handoff.missing') return null;
    const inner = this.templates.get(key)?.exec(text)?.slice(1).at(-1) ?? '';
    const strange = inner.split('; ').find((fact) => !this.sayings.some((saying) => fact.startsWith(saying)));
    return strange === undefined || key === 'question.contradiction' ? null : `no fact: ${strange}`;
  }

  /** Every line of a message to the shop is a phrase, a fact, a step, or the words of a clause. */
  private claimProblem(text: string): string | null {
    const lines = text.split('\n').filter((line) => line !== '');
    const closing = (this.parts.wording.get('claim.close') ?? '').split('\n');
    const isQuoted = (line: string): boolean =>
      [...this.clauses.values()].some((clause) => plain(clause).includes(plain(line)));
    const strange = lines.find(
      (line) =>
        !closing.includes(line) &&
        !CLAIM.some((key) => this.templates.get(key)?.test(line)) &&
        !isQuoted(line.replace(/”$/, '').replace(/^.*“/, '')),
    );
    return strange === undefined ? null : `no line of a claim: ${strange}`;
  }
}

/** The phrase with anything for its placeholders. */
function patternOf(template: string): RegExp {
  const source = template
    .split(/\{\w+\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^]*)');
  return new RegExp(`^${source}$`);
}

/** Text without differences of white space. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
