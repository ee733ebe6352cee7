/** More of a text than this is not read: no question is longer, and time must stay bounded. */
const MAX_LENGTH = 4000;
const MAX_WORDS = 400;
const MAX_WORD = 40;

const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    u: 'you',
    ur: 'your',
    r: 'are',
    ya: 'you',
    y: 'why',
    im: 'i am',
    ive: 'i have',
    id: 'id',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    cant: 'can not',
    cannot: 'can not',
    couldnt: 'could not',
    wont: 'will not',
    wouldnt: 'would not',
    shouldnt: 'should not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    havent: 'have not',
    hasnt: 'has not',
    hadnt: 'had not',
    aint: 'is not',
    whats: 'what is',
    wheres: 'where is',
    hows: 'how is',
    whos: 'who is',
    thats: 'that is',
    its: 'it is',
    theres: 'there is',
    wanna: 'want to',
    gonna: 'going to',
    gotta: 'have to',
    lemme: 'let me',
    gimme: 'give me',
    dunno: 'do not know',
    kinda: 'kind of',
    pls: 'please',
    plz: 'please',
    thx: 'thanks',
    cuz: 'because',
    bc: 'because',
    coz: 'because',
    tho: 'though',
    thru: 'through',
    abt: 'about',
    pkg: 'package',
    addr: 'address',
    qty: 'quantity',
    hrs: 'hours',
    hr: 'hour',
    mins: 'minutes',
    yrs: 'years',
    yr: 'year',
    mths: 'months',
    wks: 'weeks',
    wk: 'week',
    biz: 'business',
    govt: 'government',
    docs: 'documents',
    mfg: 'manufacturing',
    cust: 'customer',
    acct: 'account',
    confirm: 'confirm',
    nd: 'and',
    n: 'and',
    ppl: 'people',
    smth: 'something',
    sth: 'something',
    tmrw: 'tomorrow',
    asap: 'soon',
    mail: 'mail',
    nah: 'no',
    nope: 'no',
    never: 'never',
  }),
);

/** Lower case, compatibility forms and accents folded, curly quotes straightened, contractions written out. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201b\u2032\u00b4`]/g, "'")
    .replace(/\b(?:U\.S\.A?\.?|USA)(?=\W|$)/g, 'usa')
    .replace(/\bUS\b/g, /[a-z]/.test(text) ? 'usa' : 'us')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\bthe us\b/g, 'the usa')
    .replace(/\bus (?=address|customer|order|mail|postal|post\b|dollar|territor|only|resident)/g, 'usa ')
    .replace(/[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@]{1,63}/g, ' email ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\be[- ]mail/g, 'email')
    .replace(/\bw\/o\b/g, 'without')
    .replace(/\bw\//g, 'with ')
    .replace(/%/g, ' percent ')
    .replace(/\bp\.?\s?o\.?\s?box/g, 'po box')
    .replace(/(\d)[,.](\d{3})\b/g, '$1$2')
    .replace(/([a-z])(\d{4,})/g, '$1 $2')
    .replace(/(\d+)([a-z]+)/g, '$1 $2')
    .replace(/\b\d{5,}\b/g, ' ')
    .replace(/can't/g, 'can not')
    .replace(/won't/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/'(?:re)\b/g, ' are')
    .replace(/'m\b/g, ' am')
    .replace(/'ve\b/g, ' have')
    .replace(/'ll\b/g, ' will')
    .replace(/'d\b/g, ' would')
    .replace(
      /\b(it|that|what|where|how|who|there|here|he|she|when|why|let|nothing|everything|something|anything|nobody|somebody|mine|one)'s\b/g,
      '$1 is',
    )
    .replace(/'s?\b/g, ' ');
}

/**
 * The words of a text in order: lower case, contractions and short forms written out (`don't`, `dont` and `do not` are
 * one), punctuation gone. Only the beginning of a very long text is read.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of fold(text.slice(0, MAX_LENGTH)).matchAll(/[\p{L}\p{N}]+/gu)) {
    const written = SHORT_FORMS.get(word);
    if (written === undefined) words.push(word.slice(0, MAX_WORD));
    else words.push(...written.split(' '));
    if (words.length >= MAX_WORDS) break;
  }
  return words;
}
