/** For whom a message is made ready. */
export interface Audience {
  /** Id of the channel: `msteams`, `webchat`, `slack`, … */
  readonly channel: string;
  /** Our conversation. */
  readonly conversation: string;
  /** Where the policies are served: `https://HOST`. */
  readonly base: string;
}
