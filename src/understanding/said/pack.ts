import type { Packed } from '../../knowledge/read-learnt.js';

const MOST = 127;

/** Rounds numbers to one byte each, so that what was learnt can be kept in a small file. */
export function pack(numbers: Float32Array): Packed {
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  const scale = largest / MOST || 1;
  let text = '';
  for (const number of numbers) text += String.fromCharCode(Math.round(number / scale) & 0xff);
  return { scale, bytes: btoa(text) };
}

/** The numbers again, as near as one byte can tell. */
export function unpack({ scale, bytes }: Packed): Float32Array {
  const text = atob(bytes);
  const numbers = new Float32Array(text.length);
  for (let at = 0; at < text.length; at++) numbers[at] = ((text.charCodeAt(at) << 24) >> 24) * scale;
  return numbers;
}
