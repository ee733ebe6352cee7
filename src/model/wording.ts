/** Neutral phrases of `dialogs/*.yaml` by dotted key ("headline.eligible"), with `{names}` to fill in. */
export type Wording = ReadonlyMap<string, string>;
