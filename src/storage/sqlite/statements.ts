import type Database from 'better-sqlite3';

import type { Statement } from '../steps.js';

const MOST_STATEMENTS = 500;

/** The statements of a database, compiled once: the program has few, and uses them all the time. */
export class Statements {
  readonly #file: Database.Database;
  readonly #known = new Map<string, Database.Statement>();

  /** @param file the database */
  constructor(file: Database.Database) {
    this.#file = file;
  }

  /** True while a transaction is open. */
  get inTransaction(): boolean {
    return this.#file.inTransaction;
  }

  /** Runs a statement. @returns its rows; none where it gives none. @throws what SQLite throws */
  readonly run = ({ sql, values }: Statement): readonly object[] => {
    const statement = this.#known.get(sql) ?? this.#remember(sql, inOrder(sql));
    if (statement.reader) return statement.all(...values) as object[];
    statement.run(...values);
    return [];
  };

  /** The database as the builder of queries uses it. */
  asDatabase(): Pick<Database.Database, 'prepare' | 'close'> {
    const prepare = (sql: string): Database.Statement => {
      // On a full disk SQLite undoes a transaction by itself: what failed is the news, and not that nothing is left.
      if (sql === 'rollback' && !this.inTransaction) return this.#file.prepare('select 1 where 0');
      return this.#known.get(sql) ?? this.#remember(sql, sql);
    };
    return { prepare: prepare as Database.Database['prepare'], close: () => this.#file.close() };
  }

  #remember(key: string, sql: string): Database.Statement {
    const statement = this.#file.prepare(sql);
    if (this.#known.size < MOST_STATEMENTS) this.#known.set(key, statement);
    return statement;
  }
}

/** With the values by their order alone, as the driver of SQLite takes them. */
export function inOrder(sql: string): string {
  return sql.replace(/\$\d+/g, '?');
}
