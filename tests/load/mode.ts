import type { Texts } from './texts.js';

/** Numbers from the command line. */
export interface Numbers {
  readonly seconds: number;
  readonly chats: number;
  readonly rate: number;
  readonly count: number;
  /** Inputs to each endpoint. */
  readonly each: number;
}

/** What is measured with. */
export interface Settings extends Numbers {
  /** What customers write. */
  readonly texts: Texts;
  /** Only endpoints whose name this regular expression fits. */
  readonly only?: string;
}

/** A way to measure. @param folder its own, which goes afterwards */
export type Mode = (settings: Settings, folder: string) => Promise<unknown>;
