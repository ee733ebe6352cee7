import type { RequestHandler } from 'express';

import type { EvidenceFile } from '../../storage/records.js';
import { readJson } from '../api/read-json.js';
import { conversationOf, receive } from './activities.js';
import { grantOf } from './conversations.js';
import { DirectLineError } from './errors.js';
import { evidenceOf, evidencePath } from './evidence.js';
import { readIncoming } from './incoming.js';
import { type FormFile, readForm } from './multipart.js';
import { sendJson } from './send-json.js';
import type { DirectLineServices } from './services.js';

const MOST_PICTURES = 5;
const MOST_BYTES = 8 * 1024 * 1024;
/** Most pictures in a conversation. */
const MOST_IN_ALL = 25;

/** `POST conversations/{id}/upload`: a message with pictures. */
export function upload(services: DirectLineServices): RequestHandler {
  return async (request, response) => {
    const conversation = await conversationOf(services, request);
    // One more: the activity comes as a part of its own.
    const form = await readForm(request, { files: MOST_PICTURES + 1, fileBytes: MOST_BYTES });
    const files = form.filter(({ field }) => field !== 'activity');
    const evidence = await Promise.all(files.map(evidenceOf));
    if (evidence.length === 0) throw new DirectLineError('BadArgument', 'The form holds no picture.');
    const { user } = grantOf(conversation);
    const incoming = readIncoming(activityIn(form), user);
    await checkRoom(services, conversation.id, evidence.length);
    const body = { ...incoming.body, attachments: evidence.map(attachmentOf) };
    sendJson(response, { id: await receive(services, conversation.id, { ...incoming, body }, evidence) });
  };
}

/** `GET attachments/{id}`: a picture, for whoever knows its id. */
export function getPicture({ storage }: DirectLineServices): RequestHandler {
  return async (request, response) => {
    const picture = await storage.evidence(String(request.params['id']));
    if (!picture) throw new DirectLineError('NotFound', 'There is no such picture.');
    response
      .set({
        'Cache-Control': 'private, max-age=86400, immutable',
        'Content-Security-Policy': "default-src 'none'; sandbox",
      })
      .attachment(picture.name)
      .type(picture.type)
      .send(Buffer.from(picture.bytes));
  };
}

function activityIn(form: readonly FormFile[]): unknown {
  const part = form.find(({ field }) => field === 'activity');
  return part ? readJson(part.bytes) : { type: 'message' };
}

function attachmentOf({ id, name, type }: EvidenceFile): Readonly<Record<string, string>> {
  return { contentType: type, contentUrl: evidencePath(id), name };
}

async function checkRoom({ storage }: DirectLineServices, id: string, more: number): Promise<void> {
  const kept = await storage.activities(id, 0);
  const pictures = kept.flatMap(({ body }): readonly unknown[] =>
    Array.isArray(body['attachments']) ? body['attachments'] : [],
  );
  if (pictures.length + more > MOST_IN_ALL)
    throw new DirectLineError('MessageSizeTooBig', `A conversation holds at most ${MOST_IN_ALL} pictures.`);
}
