/** A note above a forwarded mail that says nothing of its own has at most so many words. */
const NOTE_WORDS = 25;
/** Who writes of an own order in it writes more than a note. */
const OWN =
  /\b(?:my|mine|our|ours|we (?:bought|ordered|received|got|want)|i(?:[’']ve| have|[’']d| would| am|[’']m)? (?:bought|ordered|received|got|want|need|like|sent|returned))\b/i;
/** Mails from here are the shop's or a carrier's words, not a customer's. */
const FROM_A_SHOP =
  /\b(?:support|customer|service|orders?|shipping|shipment|no-?reply|do-?not-?reply|donotreply|info|sales|news|newsletter|team|notifications?|store|shop|care|returns?|billing|sonoff|itead|aqara|switchbot|switch-bot|smartomi|smartwarepro|dhl|ups|usps|fedex|amazon|paypal|ebay)\b/i;
const HEADER = /^[ \t]*\*?(?:from|to|cc|date|sent|subject|reply-to)\*?[ \t]*:\*?/i;
const FROM = /^[ \t]*\*?from\*?[ \t]*:/i;
/** Headers stand so near below the mark. */
const NEAR = 4;

/**
 * Where a colleague only passes a customer's mail on ("can you take this one?"), the mail passed on is the message.
 * @param lines the whole text, line by line
 * @param at the line of the mark ("Forwarded message") or of the first header
 * @param note what was written above it
 * @returns where the headers begin and where the message does; null where the quotation is no message to the shop
 */
export function forwardedMessage(
  lines: readonly string[],
  at: number,
  note: string,
): { headers: number; body: number } | null {
  if (OWN.test(note) || note.split(/\s+/).filter(Boolean).length > NOTE_WORDS) return null;
  let headers = at;
  while (headers < lines.length && headers <= at + NEAR && !HEADER.test(lines[headers] ?? '')) headers += 1;
  if (!HEADER.test(lines[headers] ?? '')) return null;
  let body = headers;
  while (body < lines.length && HEADER.test(lines[body] ?? '')) body += 1;
  const from = lines.slice(headers, body).find((line) => FROM.test(line));
  return from === undefined || FROM_A_SHOP.test(from) ? null : { headers, body };
}
