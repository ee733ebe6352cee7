import * as z from 'zod';

import { certificatePage } from '../../../rendering/html/certificate-page.js';
import { runAgain } from '../../../verdict/run-again.js';
import { defineEndpoint, type Endpoint } from '../endpoint.js';
import { Problem } from '../problem.js';
import { CertificateResult } from '../schemas/verdict.js';
import { type ApiServices, timed } from '../services.js';

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
      const { policy, facts, verdict, asks, missing } = await timed(services, 'judge', () =>
        rerun(certificate, services),
      );
      const { vocabulary, engineHash } = services.judge.knowledge;
      const json = {
        ...{ verdict, asks, missing, policyHash: policy.hash, engineHash },
        reproduced: verdict.certificate === certificate,
      };
      const storeName = policy.store.name;
      return {
        json,
        page: () =>
          certificatePage({
            ...json,
            storeName,
            facts,
            vocabulary,
            assets: services.assets,
          }),
      };
    },
  });
}

/** Runs it again, or says as a problem why that cannot be. */
function rerun(certificate: string, { judge }: ApiServices) {
  const again = runAgain(certificate, judge);
  switch (again.kind) {
    case 'unreadable':
      throw noCertificate('It does not have the form of one.');
    case 'gone':
      throw new Problem('policy-gone', 'The text that this certificate names is no longer kept here.');
    case 'invalid':
      throw noCertificate('Its facts are none that a verdict can have been given on.');
    case 'run':
      return again;
  }
}

function noCertificate(why: string): Problem {
  return new Problem('not-a-certificate', `This is no certificate that a verdict carried. ${why}`, [
    { field: 'certificate', message: why, expected: 'a certificate, as a verdict carries it' },
  ]);
}
