import { buffer } from 'node:stream/consumers';

import { Busboy } from '@fastify/busboy';
import type { Request } from 'express';

import { DirectLineError } from './errors.js';

/** A file of a form. */
export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a form may hold at most. */
export interface FormLimits {
  readonly files: number;
  readonly fileBytes: number;
}

const REFUSED = { files: 'too many files', size: 'a file that is too large' } as const;

/**
 * Reads a `multipart/form-data` request; fields that are no files are read as files without a name.
 * @throws DirectLineError where it is broken or holds more than allowed
 */
export async function readForm(request: Request, limits: FormLimits): Promise<readonly FormFile[]> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type))
    throw new DirectLineError('BadArgument', 'Send pictures as multipart/form-data.');
  const files: Promise<FormFile>[] = [];
  const refused = new Set<keyof typeof REFUSED>();
  await new Promise<void>((resolve, reject) => {
    const broken = (): void => reject(new DirectLineError('BadArgument', 'The form cannot be read.'));
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({
        headers: { ...request.headers, 'content-type': type },
        isPartAFile: () => true,
        limits: { files: limits.files, fileSize: limits.fileBytes, headerPairs: 50 },
      });
    } catch {
      broken();
      return;
    }
    // Where a part has no name, the parser gives none, whatever its types say.
    parser.on('file', (field: string, stream, name: string | undefined) => {
      stream.on('limit', () => refused.add('size'));
      const file = buffer(stream).then((bytes) => ({ field, name: name ?? '', bytes }));
      // A form that ends too early breaks the file, too.
      file.catch(broken);
      files.push(file);
    });
    parser.on('filesLimit', () => refused.add('files'));
    parser.on('error', broken);
    parser.on('finish', resolve);
    request.on('aborted', broken);
    request.pipe(parser);
  });
  const read = await Promise.all(files);
  for (const what of refused) {
    const { files: most, fileBytes } = limits;
    const message = `The form holds ${REFUSED[what]}: at most ${most - 1} pictures of ${fileBytes / 1024 / 1024} MB each.`;
    throw new DirectLineError('MessageSizeTooBig', message);
  }
  return read;
}
