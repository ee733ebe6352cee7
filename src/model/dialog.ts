import type { Outcome } from './verdict.js';

/** A question of a dialog, worded for it; null: as the fact words it. */
export interface DialogQuestion {
  readonly ask: string | null;
  readonly why: string | null;
  /** Labels of choices that read differently here. */
  readonly choices: Readonly<Record<string, string>>;
}

/** How one kind of request is talked through: `dialogs/return.yaml` and its like. */
export interface Dialog {
  /** Name of the file without its ending. */
  readonly id: string;
  readonly serves: readonly string[];
  /** Said before the first question. */
  readonly opens: string;
  /** By fact. */
  readonly questions: ReadonlyMap<string, DialogQuestion>;
  /** Said after a verdict of this outcome. */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** Subject of a message to the shop: `{request}` and `{title}` are filled in; null: there is nothing to claim. */
  readonly claimSubject: string | null;
}

/** Phrases that a customer says to the bot itself. */
export interface CommandPhrases {
  /** Taken when, besides words of courtesy, nothing else is said. */
  readonly whole: readonly string[];
  /** Taken wherever they stand. */
  readonly anywhere: readonly string[];
}

/** A language that the bot does not speak. */
export interface OtherLanguage {
  readonly name: string;
  /** Its commonest short words. */
  readonly words: readonly string[];
  /** That only other languages are spoken here, said in it. */
  readonly says: string;
}

/** `dialogs/languages.yaml`. */
export interface Languages {
  readonly speaks: readonly string[];
  readonly others: readonly OtherLanguage[];
}
