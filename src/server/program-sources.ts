declare const __PROGRAM_HASH__: string | undefined;

/** Hash over all sources, put in by scripts/build.mjs; null where the sources run unbuilt. */
export const PROGRAM_SOURCES = typeof __PROGRAM_HASH__ === 'undefined' ? null : __PROGRAM_HASH__;
