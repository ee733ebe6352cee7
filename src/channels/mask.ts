/** What stands for what was taken out. */
const MASKS = {
  email: '[e-mail]',
  card: '[card]',
  phone: '[phone]',
  order: '[order number]',
  address: '[address]',
} as const;

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu;
/** Thirteen to nineteen digits, in groups or not; only those with the right check digit are cards. */
const CARD = /(?<![\d.])\d(?:[ -]?\d){12,18}(?!\d)/g;
/** With a plus sign, or in groups as telephone numbers are written; dates and prices are not. */
const PHONE =
  /\+\d(?:[\s().-]{0,2}\d){7,14}(?!\d)|(?<![\d.])\(?0?\d{2,4}\)?[\s./-]\d{3}[\s.-]?\d{3,5}(?!\d)/g;
/** After the word, or of letters and digits as shops make them. */
const ORDER =
  /(?<=\b(?:order|invoice|tracking|reference|rma)(?:\s+(?:no\.?|number|id|is|was|nr\.?))*[\s:#]{0,3})(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{3,29}|#\d{4,}/giu;
const STREET = [
  ...[
    'treet|[Ss]t',
    'venue|[Aa]ve',
    'oad|[Rr]d',
    'ane|[Ll]n',
    'rive|[Dd]r',
    'oulevard|[Bb]lvd',
    'ourt|[Cc]t',
  ].map((rest, index) => `[${'SARLDBC'[index]}${'sarldbc'[index]}]${rest}`),
  ...['[Ww]ay', '[Ss]quare', '[Tt]errace', '[Pp]lace', '[Hh]ighway'],
].join('|');
const TOWN = "\\p{Lu}[\\p{L}.'-]*(?: \\p{Lu}[\\p{L}.'-]*){0,3}";
/** A number, a name or several, and a word for a street, with what follows of flat and town up to the sentence's end. */
const ADDRESS = new RegExp(
  `\\b\\d{1,5}[a-z]?\\s+(?:\\p{Lu}[\\p{L}'.-]*\\s+){1,4}(?:${STREET})\\b\\.?(?:,?\\s*(?:[Aa]pt|[Aa]partment|[Uu]nit|[Ss]uite|[Ff]lat|#)\\.?\\s*\\w{1,6})?(?:,\\s*${TOWN}){0,2}(?:,?\\s+\\d{5}(?:-\\d{4})?)?`,
  'gu',
);

/**
 * Takes out of a customer's words what tells who they are: e-mail addresses, card and telephone numbers, order
 * numbers, street addresses. For what leaves the conversations, such as tables and cases for review; what a person
 * must know is in the conversation itself. Names are not found: no list of words could.
 */
export function maskPersonal(text: string): string {
  return text
    .replace(EMAIL, MASKS.email)
    .replace(CARD, (digits) => (isCard(digits) ? MASKS.card : digits))
    .replace(ORDER, MASKS.order)
    .replace(ADDRESS, MASKS.address)
    .replace(PHONE, MASKS.phone);
}

/** True where the check digit (Luhn) is right. */
function isCard(text: string): boolean {
  const digits = Array.from(text.replace(/\D/g, ''), Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const counted = index % 2 === 1 ? digit * 2 : digit;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}
