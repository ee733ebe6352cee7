import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import express from 'express';
import { type WebSocket, WebSocketServer } from 'ws';

// The least that any durable chat must do: parse the JSON, write one row that survives the loss of power, push one
// frame. It speaks just enough of Direct Line to be put under the same load.
const db = new Database(join(process.argv[2] ?? '.', 'floor.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('create table activity (id integer primary key, conversation text, body text)');
const insert = db.prepare('insert into activity (conversation, body) values (?, ?)');
const sockets = new Map<string, WebSocket>();
let made = 0;

const app = express();
app.use(express.json());
app.post('/widget/token', (_request, response) => {
  const conversationId = `c${++made}`;
  response.json({ conversationId, token: conversationId });
});
app.post('/v3/directline/conversations', (request, response) => {
  const id = String(request.headers.authorization).slice(7);
  response.json({ streamUrl: `ws://${String(request.headers.host)}/${id}` });
});
app.post('/v3/directline/conversations/:id/activities', (request, response) => {
  const { id } = request.params;
  const body = JSON.stringify(request.body);
  const { lastInsertRowid } = insert.run(id, body);
  sockets.get(id)?.send(JSON.stringify({ activities: [request.body as unknown], watermark: '1' }));
  response.json({ id: `${id}|${lastInsertRowid}` });
});
const server = createServer(app);
new WebSocketServer({ server }).on('connection', (socket, { url }) => {
  sockets.set(String(url).slice(1), socket);
  socket.on('error', () => undefined);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
