declare const __ENGINE_HASH__: string | undefined;

/**
 * Hash over the sources that decide (src/model, src/knowledge, src/verdict), put in by scripts/build.mjs;
 * `development` where the sources run unbuilt.
 */
export const ENGINE_SOURCES = typeof __ENGINE_HASH__ === 'undefined' ? 'development' : __ENGINE_HASH__;
