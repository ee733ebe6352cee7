import type { Facts, FactValue } from '../model/fact.js';

/** What a certificate carries: enough to run the verdict again, and nothing that the customer wrote. */
export interface CertificateContent {
  readonly store: string;
  readonly facts: Facts;
  /** The moment as handed in: a date or a timestamp. */
  readonly asOf: string;
  readonly policy: string;
  readonly engine: string;
}

const PREFIX = 'cw1.';

/** Writes a certificate: URL-safe, self-contained. */
export function writeCertificate(content: CertificateContent): string {
  const facts: Record<string, FactValue | undefined> = {};
  for (const name of Object.keys(content.facts).sort()) facts[name] = content.facts[name];
  const json = JSON.stringify([content.store, facts, content.asOf, content.policy, content.engine]);
  return PREFIX + toBase64Url(json);
}

/** Reads a certificate; null when it is none. Its facts must still be checked with `readFacts`. */
export function readCertificate(text: string): CertificateContent | null {
  if (!text.startsWith(PREFIX) || !/^[\w-]*$/.test(text.slice(PREFIX.length))) return null;
  try {
    const content: unknown = JSON.parse(fromBase64Url(text.slice(PREFIX.length)));
    if (!Array.isArray(content) || content.length !== 5) return null;
    const [store, facts, asOf, policy, engine] = content as unknown[];
    const isText = (value: unknown): value is string => typeof value === 'string';
    if (!isText(store) || !isText(asOf) || !isText(policy) || !isText(engine)) return null;
    if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return null;
    return { store, facts: facts as Facts, asOf, policy, engine };
  } catch {
    return null;
  }
}

function toBase64Url(text: string): string {
  // Facts are ASCII but for nothing; escape the rest so that every character is one byte.
  const ascii = text.replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(ascii, 'latin1').toString('base64url');
}

function fromBase64Url(text: string): string {
  return atob(text.replace(/-/g, '+').replace(/_/g, '/'));
}
