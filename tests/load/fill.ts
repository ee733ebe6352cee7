import { join } from 'node:path';

import Database from 'better-sqlite3';

/** Fills a database with so many activities, in conversations of twenty. */
export function fill(folder: string, activities: number): void {
  const db = new Database(join(folder, 'clausewise.db'));
  db.pragma('synchronous = OFF');
  const at = new Date().toISOString();
  const state = JSON.stringify({ version: 1, store: 'sonoff', turns: 10 });
  const conversation = db.prepare(
    `insert into conversation (id, channel, state, revision, length, created_at, touched_at) values (?, 'directline', ?, 10, 20, ?, ?)`,
  );
  const activity = db.prepare(
    `insert into activity (conversation, seq, author, client_id, hidden, at, body) values (?, ?, ?, ?, 0, ?, ?)`,
  );
  const body = JSON.stringify({ type: 'message', text: 'a message of a usual length '.repeat(8) });
  for (let done = 0; done < activities; done += 20_000)
    db.transaction(() => {
      for (let own = done; own < Math.min(activities, done + 20_000); own += 20) {
        const id = `filled-${own}`;
        conversation.run(id, state, at, at);
        for (let seq = 1; seq <= 20; seq++)
          activity.run(id, seq, seq % 2 ? 'user' : 'bot', seq % 2 ? `c:${own}-${seq}` : null, at, body);
      }
    })();
  db.close();
}
