import type { DeskEdit } from '../../../model/desk.js';

/** What an agent has before them; kept in the tab, so that a reload loses nothing. */
export interface MailState {
  readonly text: string;
  /** Empty: the shop that the text names. */
  readonly store: string;
  /** Empty: now. */
  readonly today: string;
  readonly edits: readonly DeskEdit[];
}

const KEY = 'clausewise-desk-mail';
const EMPTY: MailState = { text: '', store: '', today: '', edits: [] };

/** What was kept in this tab. */
export function keptState(): MailState {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<MailState>;
    return { ...EMPTY, ...kept };
  } catch {
    return EMPTY;
  }
}

/** Keeps it. */
export function keepState(state: MailState): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // A full or forbidden storage costs the reload, not the work.
  }
}

/** The edits with one more; a later one of the same fact replaces it. */
export function withEdit(edits: readonly DeskEdit[], edit: DeskEdit): readonly DeskEdit[] {
  return [...edits.filter(({ item, fact }) => item !== edit.item || fact !== edit.fact), edit];
}
