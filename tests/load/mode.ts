/** Numbers from the command line. */
export interface Numbers {
  readonly seconds: number;
  readonly chats: number;
  readonly rate: number;
  readonly count: number;
}

/** A way to measure. @param folder its own, which goes afterwards */
export type Mode = (numbers: Numbers, folder: string) => Promise<unknown>;
