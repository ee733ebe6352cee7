import type { Facts } from '../model/fact.js';
import type { Policy } from '../model/policy.js';
import type { Asks, Verdict } from '../model/verdict.js';
import { readFacts } from './case/read-facts.js';
import { type CertificateContent, readCertificate } from './certificate.js';
import { Judge } from './judge.js';

/** What running a certificate again came to. */
export type Rerun =
  | {
      readonly kind: 'run';
      readonly content: CertificateContent;
      /** The text that the certificate names. */
      readonly policy: Policy;
      readonly facts: Facts;
      readonly verdict: Verdict;
      readonly asks: Asks | null;
      readonly missing: readonly string[];
    }
  /** Not of the form of a certificate. */
  | { readonly kind: 'unreadable' }
  /** Its form is right, but no verdict can have carried it: each reason. */
  | { readonly kind: 'invalid'; readonly messages: readonly string[] }
  /** The text that it names is kept no longer; `current` is the hash of the store's first text. */
  | { readonly kind: 'gone'; readonly content: CertificateContent; readonly current: string };

const judges = new WeakMap<Policy, Judge>();

/** Judges what a certificate holds under exactly the text that it names. */
export function runAgain(certificate: string, judge: Judge): Rerun {
  const content = readCertificate(certificate);
  if (!content) return { kind: 'unreadable' };
  const { vocabulary, stores } = judge.knowledge;
  const store = stores.get(content.store);
  const { facts, problems } = readFacts(content.facts, vocabulary);
  const messages = [
    ...problems.map(({ message }) => message),
    ...(store ? [] : [`there is no store "${content.store}"`]),
  ];
  if (!store || messages.length > 0) return { kind: 'invalid', messages };
  const policy = store.versions.find(({ hash }) => hash === content.policy);
  if (!policy) return { kind: 'gone', content, current: store.versions[0]?.hash ?? 'none' };
  let result = judge.judge(content.store, facts, content.asOf);
  // Another text has come since and would govern: the certificate is judged by its own.
  if (!('problems' in result) && result.verdict && result.verdict.policy.hash !== policy.hash)
    result = judgeOf(policy, judge).judge(content.store, facts, content.asOf);
  if ('problems' in result)
    return { kind: 'invalid', messages: result.problems.map(({ message }) => message) };
  const { verdict, asks, missing } = result;
  if (!verdict) return { kind: 'invalid', messages: ['its facts give no verdict'] };
  return { kind: 'run', content, policy, facts, verdict, asks, missing };
}

/** A judge that knows this version alone. */
function judgeOf(policy: Policy, { knowledge }: Judge): Judge {
  let judge = judges.get(policy);
  if (!judge) {
    const stores = new Map([[policy.store.id, { info: policy.store, versions: [policy] }]]);
    judges.set(policy, (judge = new Judge({ ...knowledge, stores })));
  }
  return judge;
}
