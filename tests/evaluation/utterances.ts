import { parseDay } from '../../src/verdict/days.js';
import { count, groupBy, type Report } from './report.js';
import type { Utterance } from './sets.js';
import { TODAY, type World } from './world.js';

/**
 * The source's intents in our requests; any of those named is right. Left out, for want of a request of ours:
 * change_order, check_payment_methods, complaint, contact_customer_service, contact_human_agent, delivery_options,
 * payment_issue, set_up_shipping_address.
 */
const REQUESTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['cancel_order', ['cancel']],
  ['change_shipping_address', ['change_address']],
  ['delivery_period', ['arrival', 'dispatch']],
  ['get_refund', ['return', 'defect']],
  ['track_order', ['arrival', 'tracking', 'dispatch']],
  ['track_refund', ['refund_status']],
]);
/** Where the request stays open, the remedy wanted is half of what the message says. */
const WISHES: ReadonlyMap<string, string> = new Map([
  ['cancel_order', 'cancellation'],
  ['get_refund', 'refund'],
  ['track_refund', 'refund'],
]);
/** Questions about the rules: a request of the writer's own must not be read, or only this one. */
const RULES: ReadonlyMap<string, readonly string[]> = new Map([
  ['check_cancellation_fee', ['cancel']],
  ['check_refund_policy', ['return', 'refund_method', 'defect']],
]);

/** How often the request of a short message is read. */
export function reportUtterances(world: World, utterances: readonly Utterance[], report: Report): void {
  if (utterances.length === 0) return;
  const today = parseDay(TODAY) ?? 0;
  const read = utterances.map(({ text, intent }) => {
    const { facts } = world.parts.read(text, { today });
    const valueOf = (name: string): string | null => {
      const value = facts.find(({ fact }) => fact === name)?.value;
      return typeof value === 'string' ? value : null;
    };
    return { text, intent, request: valueOf('request'), wants: valueOf('wants') };
  });
  type Read = (typeof read)[number];
  const isRight = ({ intent, request }: Read): boolean =>
    request !== null && (REQUESTS.get(intent)?.includes(request) ?? false);
  const row = (name: string, own: readonly Read[], wanted: readonly string[]): string[] => {
    const others = [
      ...groupBy(
        own.filter((one) => !isRight(one)),
        ({ request }) => request ?? 'none',
      ),
    ];
    const instead = others.map(([request, ones]) => `${request} ${ones.length}`).join(', ');
    const wishes = count(
      own,
      ({ intent, request: none, wants }) => none === null && wants !== null && WISHES.get(intent) === wants,
    );
    return [
      name,
      String(own.length),
      report.share(count(own, isRight), own.length),
      report.share(wishes, own.length),
      wanted.join('|'),
      instead,
    ];
  };
  const of = (intent: string): Read[] => read.filter((one) => one.intent === intent);
  const mapped = read.filter(({ intent }) => REQUESTS.has(intent));
  report.title('short messages of customers: the right request (%)');
  report.table(
    ['', 'messages', 'right', 'wish alone', 'right is', 'instead'],
    [...[...REQUESTS].map(([intent, wanted]) => row(intent, of(intent), wanted)), row('all', mapped, [])],
  );
  const rules = [...RULES].flatMap(([intent, allowed]) =>
    of(intent).map(({ request }) => request === null || allowed.includes(request)),
  );
  report.note(
    `questions about the rules: ${count(rules, Boolean)} of ${rules.length} with no other request than they name`,
  );
  for (const { text, intent, request } of mapped.filter((one) => !isRight(one)))
    report.misses.push({ set: 'requests', store: null, text, expected: REQUESTS.get(intent), got: request });
}
