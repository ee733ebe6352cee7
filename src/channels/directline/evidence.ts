import { fileTypeFromBuffer } from 'file-type/core';

import type { EvidenceFile } from '../../storage/records.js';
import { DirectLineError } from './errors.js';
import type { FormFile } from './multipart.js';
import { randomId } from './new-conversation.js';

/** Kinds of picture that cameras and screens make; none of them can hold a program. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/heic', 'image/avif'];
const LONGEST_NAME = 120;

/**
 * A file as evidence, if it is a picture: by its bytes, whatever it claims to be.
 * @throws DirectLineError where it is none
 */
export async function evidenceOf({ name, bytes }: FormFile): Promise<EvidenceFile> {
  const found = await fileTypeFromBuffer(bytes);
  const shown = plainName(name);
  if (!found || !PICTURES.includes(found.mime))
    throw new DirectLineError(
      'UnsupportedAttachment',
      `Only pictures are taken (PNG, JPEG, GIF, WebP, HEIC, AVIF); ${shown} is none.`,
    );
  return { id: randomId(), name: shown, type: found.mime, bytes };
}

/** Where a picture is served: its id is the key to it. */
export function evidencePath(id: string): string {
  return `/v3/directline/attachments/${id}`;
}

/** The last part of a file name, without signs that could pass for something else. */
function plainName(name: string): string {
  const plain = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{C}\p{Zl}\p{Zp}"<>]/gu, '').trim();
  return plain === '' ? 'picture' : plain.slice(0, LONGEST_NAME);
}
