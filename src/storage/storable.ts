/**
 * A client's own word as every database can keep it: PostgreSQL takes no NUL, and no database half of a surrogate
 * pair. Those are written out, the same way each time, so that a word is found again.
 */
export function storable(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
