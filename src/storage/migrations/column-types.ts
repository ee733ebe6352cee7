/** Column types that databases call differently. */
export interface ColumnTypes {
  readonly bytes: 'blob' | 'bytea';
}
