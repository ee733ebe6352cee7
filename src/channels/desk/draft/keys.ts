import { VERDICT_KEYS } from '../../../model/verdict-wording.js';
import type { Wording } from '../../../model/wording.js';

/** Every phrase of `dialogs/draft.yaml` that the desk says. */
export const DRAFT_KEYS = [
  ...VERDICT_KEYS,
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
  'verdict.conflict',
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
