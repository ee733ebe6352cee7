import { describe, expect, it } from '@jest/globals';

import { ask, insert, runApart, runNow, type Statement, type Steps } from '../../src/storage/steps.js';

function* both(): Steps<number> {
  const [row] = yield* ask<{ count: number }>('select count from seen where name = $1', 'ü');
  yield* insert('seen', [
    { name: 'a', count: row?.count },
    { name: 'b', count: 2 },
  ]);
  yield* insert('seen', []);
  return row?.count ?? 0;
}

const said: Statement[] = [
  { sql: 'select count from seen where name = $1', values: ['ü'] },
  { sql: 'insert into seen (name, count) values ($1, $2), ($3, $4)', values: ['a', 7, 'b', 2] },
];

describe('steps on a database', () => {
  it('ask for the same at one go and over the network', async () => {
    const now: Statement[] = [];
    const answer = (heard: Statement[], statement: Statement): readonly object[] => {
      heard.push(statement);
      return heard.length === 1 ? [{ count: 7 }] : [];
    };
    expect(runNow(both(), (statement) => answer(now, statement))).toBe(7);
    const apart: Statement[] = [];
    expect(await runApart(both(), (statement) => Promise.resolve(answer(apart, statement)))).toBe(7);
    expect(now).toEqual(said);
    expect(apart).toEqual(said);
  });

  it('end where the database throws', async () => {
    const fails = (): never => {
      throw new Error('no table');
    };
    expect(() => runNow(both(), fails)).toThrow('no table');
    await expect(runApart(both(), () => Promise.reject(new Error('no table')))).rejects.toThrow('no table');
  });
});
