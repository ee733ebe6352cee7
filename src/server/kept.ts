import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

import { sha256 } from '../knowledge/hash.js';
import { PROGRAM_SOURCES } from './program-sources.js';

const MAGIC = 'clausewise kept 1\n';
/** So many files are left: those of other knowledge folders and of the last few edits. */
const MOST_FILES = 4;

interface Place {
  readonly start: number;
  readonly length: number;
  readonly hash: string;
}

/** Where what was worked out is kept, and for what it holds. */
export interface KeepingPlace {
  readonly folder: string;
  /** Hash over the program, Node's version and every file read: anything else is worked out anew. */
  readonly key: string;
}

/**
 * Where things are kept for the knowledge as it lies on disk now; null where the sources run unbuilt.
 * @param root folder that holds `knowledge/` and `dialogs/`
 */
export function keepingPlace(root: string, program = PROGRAM_SOURCES): KeepingPlace | null {
  if (program === null) return null;
  const given = process.env['CLAUSEWISE_CACHE'];
  const folder = given !== undefined && given !== '' ? given : join(programFolder(), 'kept');
  const hash = createHash('sha256').update(`${program}\0${process.version}\0`);
  for (const part of ['dialogs', 'knowledge']) {
    const files = readdirSync(join(root, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      const content = readFileSync(file);
      hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
    }
  }
  return { folder, key: hash.digest('hex') };
}

/**
 * Reads what is kept, each part when it is asked for; the reader gives undefined for a part that was damaged since.
 * @returns null where nothing is kept for these very files, or it was cut off
 */
export function openKept(place: KeepingPlace): ((name: string) => unknown) | null {
  const file = fileOf(place);
  try {
    const first = readBytes(file, 0, MAGIC.length + 8);
    if (first.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
    const length = Number(first.readBigUInt64LE(MAGIC.length));
    const from = first.length + length;
    const head = JSON.parse(readBytes(file, first.length, length).toString('utf8')) as {
      key: string;
      hash: string;
      parts: Record<string, Place>;
    };
    if (head.key !== place.key || head.hash !== sha256(JSON.stringify(head.parts))) return null;
    // Half a file is as good as none; a part is checked when it is read, so that a start reads no more than it needs.
    const end = Object.values(head.parts).reduce((last, part) => Math.max(last, part.start + part.length), 0);
    if (statSync(file).size !== from + end) return null;
    return (name) => {
      const at = head.parts[name];
      if (!at) return undefined;
      try {
        const part = readBytes(file, from + at.start, at.length);
        return sha256(part) === at.hash ? (deserialize(part) as unknown) : undefined;
      } catch {
        return undefined;
      }
    };
  } catch {
    return null;
  }
}

/** @throws where the file is shorter, so that no size that was damaged is ever taken at its word */
function readBytes(file: string, start: number, length: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    if (!(start + length <= fstatSync(handle).size)) throw new Error(`${file} is too short.`);
    const bytes = Buffer.alloc(length);
    readSync(handle, bytes, 0, length, start);
    return bytes;
  } finally {
    closeSync(handle);
  }
}

/** Keeps the parts. Where that fails (a folder that cannot be written), the next start works them out again. */
export function keep(place: KeepingPlace, parts: Readonly<Record<string, unknown>>): void {
  const places: Record<string, Place> = {};
  const bodies: Buffer[] = [];
  let start = 0;
  for (const [name, value] of Object.entries(parts)) {
    const body = serialize(value);
    places[name] = { start, length: body.length, hash: sha256(body) };
    bodies.push(body);
    start += body.length;
  }
  const head = Buffer.from(
    JSON.stringify({ key: place.key, hash: sha256(JSON.stringify(places)), parts: places }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(head.length));
  const file = fileOf(place);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(place.folder, { recursive: true });
  } catch {
    return;
  }
  try {
    writeFileSync(draft, Buffer.concat([Buffer.from(MAGIC), length, head, ...bodies]));
    renameSync(draft, file);
    removeOld(place.folder);
  } catch {
    rmSync(draft, { force: true });
  }
}

function fileOf({ folder, key }: KeepingPlace): string {
  return join(folder, `${key.slice(0, 24)}.kept`);
}

function removeOld(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.kept'))
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of files.slice(MOST_FILES)) rmSync(join(folder, name), { force: true });
}

/** The folder of the built program. */
function programFolder(): string {
  return dirname(fileURLToPath(import.meta.url));
}
