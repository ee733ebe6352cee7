import { z } from 'zod';

import type { Policy } from '../../../model/policy.js';
import { certificatePage } from '../../../rendering/html/certificate-page.js';
import { readFacts } from '../../../verdict/case/read-facts.js';
import { type CertificateContent, readCertificate } from '../../../verdict/certificate.js';
import { Judge } from '../../../verdict/judge.js';
import { defineEndpoint, type Endpoint } from '../endpoint.js';
import { Problem } from '../problem.js';
import { CertificateResult } from '../schemas/verdict.js';
import { type ApiServices, timed } from '../services.js';

const judges = new WeakMap<Policy, Judge>();

/** `GET /certificates/{certificate}` */
export function certificateEndpoint(services: ApiServices): Endpoint {
  return defineEndpoint({
    method: 'get',
    path: '/certificates/{certificate}',
    operationId: 'runCertificate',
    summary: 'Computes a verdict again from its certificate, under the text that it names.',
    // A link for whoever was given it; it holds its own facts and opens nothing else.
    open: true,
    hasPage: true,
    params: z.strictObject({
      certificate: z.string().min(1).meta({ description: 'a certificate, as a verdict carries it' }),
    }),
    result: CertificateResult,
    problems: ['not-a-certificate', 'policy-gone'],
    handle: async ({ params: { certificate } }) => {
      const content = readCertificate(certificate);
      if (!content) throw noCertificate('It does not have the form of one.');
      const run = await timed(services, 'judge', () => runAgain(content, services));
      const json = { ...run.result, reproduced: run.result.verdict.certificate === certificate };
      const storeName = run.policy.store.name;
      return {
        json,
        page: () =>
          certificatePage({
            ...json,
            storeName,
            facts: run.facts,
            vocabulary: run.vocabulary,
            assets: services.assets,
          }),
      };
    },
  });
}

/** Judges what a certificate holds under exactly the text that it names. */
function runAgain(content: CertificateContent, services: ApiServices) {
  const { judge } = services;
  const { vocabulary, engineHash } = judge.knowledge;
  const store = services.stores.get(content.store);
  const policy = store?.versions.find(({ hash }) => hash === content.policy);
  if (!store || !policy)
    throw new Problem('policy-gone', 'The text that this certificate names is no longer kept here.');
  const { facts, problems } = readFacts(content.facts, vocabulary);
  if (problems.length > 0) throw noCertificate('Its facts are none of the vocabulary.');
  let result = judge.judge(content.store, facts, content.asOf);
  if (!('problems' in result) && result.verdict && result.verdict.policy.hash !== policy.hash)
    result = judgeOf(policy, judge).judge(content.store, facts, content.asOf);
  if ('problems' in result || !result.verdict) throw noCertificate('Its facts give no verdict.');
  const { verdict, asks, missing } = result;
  return {
    policy,
    facts,
    vocabulary,
    result: { verdict, asks, missing, policyHash: policy.hash, engineHash },
  };
}

/** A judge that knows this version alone: another one has come since and would govern. */
function judgeOf(policy: Policy, { knowledge }: Judge): Judge {
  let judge = judges.get(policy);
  if (!judge) {
    const stores = new Map([[policy.store.id, { info: policy.store, versions: [policy] }]]);
    judges.set(policy, (judge = new Judge({ ...knowledge, stores })));
  }
  return judge;
}

function noCertificate(why: string): Problem {
  return new Problem('not-a-certificate', `This is no certificate that a verdict carried. ${why}`, [
    { field: 'certificate', message: why, expected: 'a certificate, as a verdict carries it' },
  ]);
}
