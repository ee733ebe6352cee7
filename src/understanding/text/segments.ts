import type { Segment, SegmentKind } from '../reading.js';
import { forwardedMessage } from './forwarded.js';

const HEADER =
  /^(?:from|to|cc|bcc|date|sent|subject|reply-to|importance|message-id|order-to|return-path|received(?=[ \t]*:[ \t]*(?:from|by)\b)|x-[\w-]+|mime-version|content-[\w-]+)[ \t]*:/i;
const SUBJECT = /^subject[ \t]*:[ \t]*/i;
const ANSWER = /^(?:re|fw|fwd|aw|wg|sv|antw|tr)(?:\[\d+\])?[ \t]*:/i;
const FORWARDED =
  /^[ \t]*(?:-{2,}[ \t]*(?:original message|forwarded message|original email|forwarded by|ursprüngliche nachricht|message d'origine).{0,60}|begin forwarded message:?|_{8,})[ \t]*$/i;
const ATTRIBUTION =
  /^[ \t]*(?:on|am|le|el|il|op)\b.{5,200}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef).{0,80}:[ \t]*$/i;
const ATTRIBUTION_BEGINS = /^[ \t]*on\b.{0,160}(?:\d{4}|\d{1,2}:\d{2}|@)/i;
const ATTRIBUTION_ENDS = /(?:wrote|schrieb)[ \t]*:[ \t]*$/i;
const ADDRESSED = /^\d{4}-\d{2}-\d{2}.{0,80}<[^<>\s]{3,80}@[^<>\s]{3,80}>[ \t]*:[ \t]*$/;
const DASHES = /^--[ \t]*$/;
const SENT_FROM =
  /^[ \t]*(?:sent (?:from|via|with|using)|get outlook for|enviado desde|envoyé de|von meinem|gesendet von|this (?:e-?mail|message) (?:and any|is confidential|was sent))\b/i;
const SIGN_OFF =
  /^[ \t]*(?:(?:many |best |kind |kindest |warm |warmest |with (?:best |kind |warm )?)?(?:regards|wishes)|best|cheers|thanks(?: so much| a lot| again| in advance| a bunch| very much)?|thank you(?: so much| very much| again| in advance| kindly)?|many thanks|thx|ty|tia|sincerely(?: yours)?|yours(?: truly| sincerely| faithfully)?|respectfully|cordially|br|rgds|take care|ciao|love|xoxo|warmly|greetings|mfg|cdlt|all the best|have a (?:good|great|nice) (?:day|one|weekend|week))[ \t]*[,.!–—-]*[ \t]*(?:\p{Lu}[\p{L}.'’-]{0,20}[ \t]*){0,4}[.!🙂😊🙏]*[ \t]*$/iu;
const POSTSCRIPT = /^[ \t]*p\.?[ \t]?p?\.?s\.?[ \t]*[:.\-–—]?[ \t]+\S/i;
/** A signature has at most so many lines, all of them short. */
const SIGNATURE_LINES = 12;
const SIGNATURE_LINE = 70;
const SIGN_OFF_LENGTH = 60;

interface Line {
  readonly start: number;
  /** After the line's end mark. */
  readonly end: number;
  readonly text: string;
}

/**
 * Takes a pasted mail apart: its headers (the subject is the writer's own words), what was written now, signatures,
 * and what is quoted or forwarded. A chat message is one body.
 */
export function splitMail(text: string): Segment[] {
  const lines = linesOf(text);
  const kinds: SegmentKind[] = [];
  const headers = headerLines(lines);
  for (let at = 0; at < headers; at++) kinds.push('headers');
  for (let at = headers; at < lines.length;) at = classify(lines, at, kinds);
  return join(lines, kinds, text.length);
}

/** What the writer wrote himself: without headers, signatures, and what is quoted. The whole where nothing is left. */
export function ownWords(text: string, segments: readonly Segment[]): string {
  const own = segments
    .filter(({ kind }) => kind === 'body')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
  return own.trim() === '' ? text : own;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    lines.push({ start, end, text: text.slice(start, Math.min(end, start + 400)).replace(/\r?\n$/, '') });
    start = end;
  }
  return lines;
}

/** How many lines at the top are headers: at least two named ones, or one that is a subject. */
function headerLines(lines: readonly Line[]): number {
  let at = 0;
  while (at < lines.length && lines[at]?.text.trim() === '') at += 1;
  // A subject that was pasted along: "FWD: your order".
  if (ANSWER.test(lines[at]?.text ?? '')) return at + 1;
  let named = 0;
  let subject = false;
  for (; at < lines.length; at++) {
    const line = lines[at]?.text ?? '';
    if (HEADER.test(line)) {
      named += 1;
      subject ||= SUBJECT.test(line);
    } else if (!(named > 0 && /^[ \t]+\S/.test(line))) break;
  }
  const blank = lines[at]?.text.trim() === '';
  return named >= 2 || (named === 1 && (subject || blank)) ? at : 0;
}

/** Names the kind of the line, or of several, and returns the index after them. */
function classify(lines: readonly Line[], at: number, kinds: SegmentKind[]): number {
  const text = lines[at]?.text ?? '';
  const fill = (kind: SegmentKind, to: number): number => {
    while (kinds.length < to) kinds.push(kind);
    return to;
  };
  if (/^[ \t]*>/.test(text)) return fill('quote', at + 1);
  const attribution = attributionEnd(lines, at);
  if (attribution > at) {
    let next = attribution;
    while (next < lines.length && lines[next]?.text.trim() === '') next += 1;
    // Marked lines end where their marks end; unmarked quotation goes on to the end.
    return fill('quote', /^[ \t]*>/.test(lines[next]?.text ?? '') ? attribution : lines.length);
  }
  if (FORWARDED.test(text) || ADDRESSED.test(text) || startsHeaders(lines, at)) {
    const passedOn = passOn(lines, at, kinds);
    if (passedOn === null) return fill('quote', lines.length);
    fill('quote', passedOn.headers);
    return fill('headers', passedOn.body);
  }
  if (DASHES.test(text) || SENT_FROM.test(text) || isSignOff(lines, at))
    return fill('signature', signatureEnd(lines, at));
  return fill('body', at + 1);
}

/** A customer's mail that somebody only passes on is the message; the note above it is none. */
function passOn(
  lines: readonly Line[],
  at: number,
  kinds: SegmentKind[],
): { headers: number; body: number } | null {
  if (kinds.includes('quote')) return null;
  const note = lines.slice(0, at).filter((_, index) => kinds[index] === 'body');
  const passedOn = forwardedMessage(
    lines.map(({ text }) => text),
    at,
    note.map(({ text }) => text).join(' '),
  );
  if (passedOn) kinds.forEach((kind, index) => (kinds[index] = kind === 'body' ? 'quote' : kind));
  return passedOn;
}

/** The index after "On … wrote:", which mail programs break over up to three lines. */
function attributionEnd(lines: readonly Line[], at: number): number {
  const text = lines[at]?.text ?? '';
  if (ATTRIBUTION.test(text)) return at + 1;
  if (!ATTRIBUTION_BEGINS.test(text)) return at;
  for (let more = 1; more <= 2; more++) {
    const next = lines[at + more]?.text ?? '';
    if (next.trim() === '') return at;
    if (ATTRIBUTION_ENDS.test(next)) return at + more + 1;
  }
  return at;
}

/** The headers of a forwarded mail: `From:` with `Sent:`, `Date:` or `To:` close below. */
function startsHeaders(lines: readonly Line[], at: number): boolean {
  if (!/^[ \t]*\*?from:\*?[ \t]/i.test(lines[at]?.text ?? '')) return false;
  return [1, 2, 3].some((more) => /^[ \t]*\*?(?:sent|date|to|subject):/i.test(lines[at + more]?.text ?? ''));
}

function isSignOff(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (text.length > SIGN_OFF_LENGTH || !SIGN_OFF.test(text)) return false;
  let rest = 0;
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next]?.text ?? '';
    if (isEndOfSignature(lines, next)) break;
    if (line.trim() === '') continue;
    rest += 1;
    if (rest > SIGNATURE_LINES || line.length > SIGNATURE_LINE || /[.?!][ \t]+\p{Lu}/u.test(line))
      return false;
  }
  return at > 0 || rest > 0;
}

function signatureEnd(lines: readonly Line[], at: number): number {
  let next = at + 1;
  while (next < lines.length && !isEndOfSignature(lines, next)) next += 1;
  return next;
}

function isEndOfSignature(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  return (
    /^[ \t]*>/.test(text) ||
    POSTSCRIPT.test(text) ||
    attributionEnd(lines, at) > at ||
    FORWARDED.test(text) ||
    startsHeaders(lines, at)
  );
}

/** Puts lines of one kind together; a subject of the writer's own is body. */
function join(lines: readonly Line[], kinds: readonly SegmentKind[], length: number): Segment[] {
  const segments: Segment[] = [];
  const add = (kind: SegmentKind, start: number, end: number): void => {
    const last = segments.at(-1);
    if (start >= end) return;
    if (last?.kind === kind && !(kind === 'body' && kinds[0] === 'headers' && segments.length <= 2)) {
      segments[segments.length - 1] = { ...last, end };
    } else segments.push({ kind, start, end });
  };
  lines.forEach((line, at) => {
    const kind = kinds[at] ?? 'body';
    const subject = kind === 'headers' ? SUBJECT.exec(line.text) : null;
    if (!subject || ANSWER.test(line.text.slice(subject[0].length))) add(kind, line.start, line.end);
    else {
      add('headers', line.start, line.start + subject[0].length);
      add('body', line.start + subject[0].length, line.end);
    }
  });
  return segments.length > 0 ? segments : [{ kind: 'body', start: 0, end: length }];
}
