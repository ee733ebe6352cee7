import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for another over the telephone. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference for a customer to quote, such as `CW-7K3M-Q9TX`: a guess hits one in 656 milliard. */
export function newReference(): string {
  const part = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `CW-${part()}-${part()}`;
}
