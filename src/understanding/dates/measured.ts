import type { Token } from '../text/tokens.js';

const SIGN_AFTER = /^ ?[%°"€$£¥]/;
const SIGN_BEFORE = /(?:[$€£¥] ?|[#v])$/;
const UNITS =
  /^(?:percent|pct|dollars?|bucks?|usd|euros?|eur|pounds?|gbp|quid|cents?|ghz|mhz|v|volts?|amps?|watts?|w|kg|lbs?|oz|cm|mm|m|km|ft|inch|inches|miles?|stars?|units?|pcs|pieces?|times|gang|way)$/;

/** True for a number that is a price, a share or a size: `20%`, `$15`, `12 volts`. */
export function isMeasured(tokens: readonly Token[], at: number, text: string): boolean {
  const token = tokens[at];
  const after = tokens[at + 1];
  if (!token) return false;
  return hasSign(token, text) || (after?.gap === 0 && UNITS.test(after.word));
}

/** True for a number with the sign of a currency, a share or a size: `20%`, `€ 15`. */
export function hasSign({ start, end }: Token, text: string): boolean {
  return (
    SIGN_AFTER.test(text.slice(end, end + 2)) || SIGN_BEFORE.test(text.slice(Math.max(0, start - 2), start))
  );
}
