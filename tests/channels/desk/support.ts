import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readMail } from '../../../src/channels/desk/mail/read-mail.js';
import type { DeskParts } from '../../../src/channels/desk/parts.js';
import { parseWording } from '../../../src/knowledge/parse-wording.js';
import { Problems } from '../../../src/knowledge/problems.js';
import type { DeskItem, DeskMail, DeskReading } from '../../../src/model/desk.js';
import type { FactValue } from '../../../src/model/fact.js';
import { realAsk } from '../../real.js';
import { root, stores } from '../../verdict/support.js';

/** What the desk works by, over the knowledge of the repository. */
export async function deskParts(): Promise<DeskParts> {
  const { parts } = await realAsk();
  const file = 'dialogs/draft.yaml';
  const wording = parseWording(readFileSync(join(root, file), 'utf8'), new Problems('draft', file));
  return { ask: parts, wording };
}

/** An agent of every shop. */
export const maria = { name: 'Maria', stores: new Set(stores), base: 'https://desk.example' };

/** Reads a mail to sonoff on 20 June 2026 unless told otherwise. */
export function readBy(parts: DeskParts, mail: Partial<DeskMail> & { readonly text: string }): DeskReading {
  return readMail(parts, { store: 'sonoff', today: '2026-06-20', edits: [], ...mail }, maria);
}

/** The values of an item's facts. */
export function valuesOf(item: DeskItem | undefined): Readonly<Record<string, FactValue>> {
  return Object.fromEntries((item?.facts ?? []).map(({ fact, value }) => [fact, value]));
}
