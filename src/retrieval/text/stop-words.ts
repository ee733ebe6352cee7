/**
 * Words that only hold a sentence together. Negations are not among them, and neither are the question words, which
 * are kept apart as `QUESTION_WORDS`.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those i me my mine myself we us our ours you your yours he him his she her hers it its they them ' +
    'their theirs itself themselves am is are was were be been being have has had having do does did doing done will would shall should ' +
    'can could may might must ought to of in on at by for with about into through during before after from up down out off over ' +
    'under between among against toward towards upon via per as than then so and or but if nor because while until till since there here ' +
    'all any both each every other another such own same too very just also only even ever still already yet again more most less much many ' +
    'some lot lots few now once get gets got getting gotten let lets please thanks thank hi hello hey dear regards sir madam am pm etc eg ie ' +
    'oh well ok okay yes yeah want wants wanted like would need needs needed know im ive is s t d ll m re ve am go going gone one ones ' +
    'thing things stuff something anything everything somebody someone anybody anyone tell say said ask asking question questions help ' +
    'able possible really actually simply kindly maybe perhaps sure though although however anyway else instead way'
  ).split(' '),
);

/** What a question asks for. Too common to name its matter, but they tell a "when" from a "who". */
export const QUESTION_WORDS: ReadonlySet<string> = new Set([
  'who',
  'whom',
  'whose',
  'when',
  'where',
  'why',
  'how',
  'what',
  'which',
  'can',
  'must',
]);

/** Words that turn a statement round. */
export const NEGATIONS: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'none',
  'nothing',
  'nobody',
  'without',
  'neither',
  'nor',
]);
