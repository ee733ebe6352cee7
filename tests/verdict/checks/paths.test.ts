import { describe, expect, it } from '@jest/globals';

import { checkPaths } from '../../../src/verdict/checks/paths.js';
import { Diagram } from '../../../src/verdict/diagram/diagram.js';
import { NOTHING, type Signature, signatureKey } from '../../../src/verdict/signature.js';
import { goodShop } from './good-shop.js';

describe('the proof over all combinations', () => {
  it('finds nothing wrong with a good policy', async () => {
    const { context } = await goodShop();
    expect(checkPaths(context)).toEqual([]);
  });

  it('finds a diagram that leaves out values of a variable', async () => {
    const { context } = await goodShop();
    const space = context.space('return');
    const broken = new Diagram<Signature>(signatureKey);
    const other = { ...NOTHING, outcome: 'not_eligible' as const };
    const condition = space.variables.indexOf.get('choice condition')!;
    const root = broken.node(condition, [broken.terminal(NOTHING), broken.terminal(other)]);
    Object.assign(space, { of: { ...space.of, compiled: { ...space.of.compiled, diagram: broken, root } } });
    expect(checkPaths(context)[0]!.what).toContain('have no verdict, or more than one');
  });

  it('finds a diagram with which the judge does not agree, and names the case', async () => {
    const { context } = await goodShop();
    const space = context.space('return');
    const broken = new Diagram<Signature>(signatureKey);
    const root = broken.terminal({ ...NOTHING, outcome: 'eligible', route: 'shop/return' });
    Object.assign(space, { of: { ...space.of, compiled: { ...space.of.compiled, diagram: broken, root } } });
    const [problem] = checkPaths(context);
    expect(problem).toMatchObject({ check: 'proof', severity: 'error' });
    expect(problem!.what).toContain(
      'For "return" where whatever the facts: the proof says eligible|shop/return',
    );
  });
});
