/** What databases call differently. */
export interface ColumnTypes {
  readonly bytes: 'blob' | 'bytea';
  /** Put before `table` where its rows may be lost when the database crashes; null: it makes no difference. */
  readonly volatile: 'unlogged' | null;
}
