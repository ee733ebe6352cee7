/** A statement of SQL that both databases know; its values stand in it as `$1`, `$2`, each once and in this order. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Work on the database: it asks for one statement after another and is given the rows of each. What is done with every
 * turn is written so, its texts made once, and runs where the database lies: in this process at one go, elsewhere over
 * the network.
 */
export type Steps<Result> = Generator<Statement, Result, readonly object[]>;

/** One statement. @returns its rows, taken to be as told */
export function* ask<Row extends object>(sql: string, ...values: readonly unknown[]): Steps<readonly Row[]> {
  return (yield { sql, values }) as readonly Row[];
}

/** Runs steps at one go. @param run gives the rows of a statement. @throws what it throws */
export function runNow<Result>(
  steps: Steps<Result>,
  run: (statement: Statement) => readonly object[],
): Result {
  let step = steps.next();
  while (!step.done) step = steps.next(run(step.value));
  return step.value;
}

/** Runs steps over the network. @param run gives the rows of a statement. @throws what it throws */
export async function runApart<Result>(
  steps: Steps<Result>,
  run: (statement: Statement) => Promise<readonly object[]>,
): Promise<Result> {
  let step = steps.next();
  while (!step.done) step = steps.next(await run(step.value));
  return step.value;
}

const inserts = new Map<string, string>();

/** Inserts rows that have the same columns, at once; nothing where there are none. */
export function* insert(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Steps<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const key = `${table} ${rows.length}`;
  const sql = inserts.get(key) ?? insertText(table, columns, rows.length);
  inserts.set(key, sql);
  yield { sql, values: rows.flatMap((row) => columns.map((column) => row[column])) };
}

function insertText(table: string, columns: readonly string[], rows: number): string {
  const row = (index: number): string =>
    `(${columns.map((_, column) => `$${index * columns.length + column + 1}`).join(', ')})`;
  return `insert into ${table} (${columns.join(', ')}) values ${Array.from({ length: rows }, (_, index) => row(index)).join(', ')}`;
}
