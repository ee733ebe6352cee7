import type { Wording } from '../../../model/wording.js';

/** Every phrase of `dialogs/draft.yaml` that the desk says. */
export const DRAFT_KEYS = [
  'greeting',
  'thanks',
  'question.asked',
  'question.one',
  'question.several',
  'question.none',
  'question.none_next',
  'question.quote',
  'item.about',
  'item.final',
  'item.open',
  'item.contradiction',
  'verdict.last_day',
  'verdict.last_moment',
  'verdict.passed',
  'verdict.expected',
  'verdict.left',
  'verdict.left_today',
  'verdict.return_paid_by',
  'verdict.options',
  'verdict.option_store',
  'verdict.option_when',
  'verdict.hangs',
  'verdict.readings',
  'verdict.reading',
  'verdict.conflict',
  'verdict.steps',
  'verdict.step',
  'verdict.because',
  'verdict.others',
  'verdict.other',
  'verdict.other_until',
  'verdict.assumptions',
  'verdict.law',
  'outcome.eligible',
  'outcome.conditional',
  'outcome.not_eligible',
  'outcome.not_stated',
  'payer.store',
  'payer.customer',
  'payer.not_stated',
  'missing.lead',
  'missing.fact',
  'missing.candidates',
  'close',
  'agent.joined',
  'agent.left',
] as const;

/** Key of a phrase of `dialogs/draft.yaml`. */
export type DraftKey = (typeof DRAFT_KEYS)[number];

/** The phrases that the file should have and has not. */
export function missingPhrases(wording: Wording): readonly DraftKey[] {
  return DRAFT_KEYS.filter((key) => !wording.has(key));
}
