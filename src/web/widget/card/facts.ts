import type { FactValue } from '../../../model/fact.js';
import type { Verdict } from '../../../model/verdict.js';

/** Facts by name, as far as they are known here. */
export type KnownFacts = Readonly<Record<string, FactValue>>;

/**
 * The facts that a verdict was given on: those that came along, else those of its certificate. Empty where the
 * certificate is of a kind that is not known here; nothing but the drawing of the dates depends on them.
 */
export function factsOf({ certificate }: Pick<Verdict, 'certificate'>, sent?: KnownFacts | null): KnownFacts {
  if (sent) return sent;
  const [kind, body = ''] = certificate.split('.');
  if (kind !== 'cw1') return {};
  try {
    const content: unknown = JSON.parse(atob(body.replace(/-/g, '+').replace(/_/g, '/')));
    const facts: unknown = Array.isArray(content) ? content[1] : null;
    return typeof facts === 'object' && facts !== null ? (facts as KnownFacts) : {};
  } catch {
    return {};
  }
}
