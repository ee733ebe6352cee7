import type { Condition } from '../model/condition.js';
import {
  type Cost,
  type Give,
  type Payer,
  type PayerRow,
  REFUND_SCOPES,
  type RefundScope,
  REMEDIES,
  type Remedy,
  type Step,
} from '../model/coverage.js';
import { type BlockReader, isRecord, type Path } from './block-reader.js';
import { parseCondition } from './parse-condition.js';

const PAYERS: readonly Payer[] = ['store', 'customer', 'not_stated'];

/** Reads the list under a key with a row reader; mistakes are reported and skipped. */
export function readRows<T>(reader: BlockReader, data: Record<string, unknown>, key: string, row: (entry: unknown, path: Path) => T | null): T[] {
  const value = data[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    reader.error([key], `"${key}" must be a list.`, 'Begin each line with "- ".');
    return [];
  }
  return value.map((entry: unknown, index) => row(entry, [key, index])).filter((entry) => entry !== null);
}

/** The `when:` of a row; null when there is none, undefined when it is wrong. */
function whenOf(reader: BlockReader, entry: Record<string, unknown>, path: Path, clauses: readonly string[], coverage: string): Condition | null | undefined {
  if (entry['when'] === undefined) return null;
  return parseCondition(reader, entry['when'], [...path, 'when'], clauses, coverage) ?? undefined;
}

/** Splits "refund: full" or plain "exchange" into its head word, its value and the other keys. */
function headOf(entry: unknown, heads: readonly string[]): { head: string; value: unknown; rest: Record<string, unknown> } | null {
  if (typeof entry === 'string') return heads.includes(entry) ? { head: entry, value: null, rest: {} } : null;
  if (!isRecord(entry)) return null;
  const head = Object.keys(entry).find((key) => heads.includes(key));
  return head === undefined ? null : { head, value: entry[head], rest: entry };
}

/** Reads one row of `gives`. */
export function parseGive(reader: BlockReader, entry: unknown, path: Path, home: readonly string[], coverage: string): Give | null {
  const row = headOf(entry, REMEDIES);
  if (!row) {
    reader.error(path, `${JSON.stringify(entry)} names no remedy.`, `Write e.g. "- refund: full". Remedies: ${REMEDIES.join(', ')}.`);
    return null;
  }
  const scope = row.value ?? null;
  if (scope !== null && !REFUND_SCOPES.includes(scope as RefundScope)) {
    reader.error(path, `${JSON.stringify(scope)} is not a refund scope.`, `Allowed: ${REFUND_SCOPES.join(', ')}.`);
    return null;
  }
  const chosenBy = row.rest['chosenBy'] ?? 'customer';
  if (chosenBy !== 'customer' && chosenBy !== 'store') {
    reader.error([...path, 'chosenBy'], '"chosenBy" must be customer or store.', 'Leave it out when the customer chooses.');
    return null;
  }
  const paidBy = row.rest['paidBy'] ?? null;
  if (paidBy !== null && !PAYERS.includes(paidBy as Payer)) {
    reader.error([...path, 'paidBy'], `"paidBy" must be one of ${PAYERS.join(', ')}.`, 'Leave it out when "return shipping" says it.');
    return null;
  }
  const clauses = reader.clauses(row.rest['clause'], [...path, 'clause'], home);
  const when = whenOf(reader, row.rest, path, clauses, coverage);
  if (when === undefined) return null;
  return {
    remedy: row.head as Remedy,
    scope: scope as RefundScope | null,
    when,
    chosenBy,
    paidBy: paidBy as Payer | null,
    clauses,
    line: reader.line(path),
  };
}

/** Reads one row of `return shipping`. */
export function parsePayer(reader: BlockReader, entry: unknown, path: Path, home: readonly string[], coverage: string): PayerRow | null {
  const row = headOf(entry, PAYERS);
  if (!row) {
    reader.error(path, `${JSON.stringify(entry)} names no payer.`, `Write "- store", "- customer" or "- not_stated", with "when:" and "clause:" if needed.`);
    return null;
  }
  // "- store:" with its keys indented below reads as a mapping inside the head.
  const rest = isRecord(row.value) ? row.value : row.rest;
  const clauses = reader.clauses(rest['clause'], [...path, 'clause'], home);
  const when = whenOf(reader, rest, path, clauses, coverage);
  return when === undefined ? null : { paidBy: row.head as Payer, when, clauses, line: reader.line(path) };
}

/** Reads one row of `costs`: `customer: import duties`. */
export function parseCost(reader: BlockReader, entry: unknown, path: Path, home: readonly string[], coverage: string): Cost | null {
  const row = headOf(entry, PAYERS);
  const text = row && reader.text(row.value, path, 'A cost');
  if (!row || text === null) {
    if (!row) reader.error(path, `${JSON.stringify(entry)} names no payer.`, 'Write e.g. "- customer: import duties".');
    return null;
  }
  const clauses = reader.clauses(row.rest['clause'], [...path, 'clause'], home);
  const when = whenOf(reader, row.rest, path, clauses, coverage);
  return when === undefined ? null : { text, paidBy: row.head as Payer, when, clauses };
}

/** Reads one row of `steps`: `do: …` with `clause:`. */
export function parseStep(reader: BlockReader, entry: unknown, path: Path, home: readonly string[], coverage: string): Step | null {
  if (!isRecord(entry)) {
    reader.error(path, 'A step must look like "do: …".', 'Write "- do: Ask for an RMA number." and its "clause:".');
    return null;
  }
  const text = reader.text(entry['do'], [...path, 'do'], 'A step\'s "do"');
  const clauses = reader.clauses(entry['clause'], [...path, 'clause'], home);
  const when = whenOf(reader, entry, path, clauses, coverage);
  return text === null || when === undefined ? null : { text, when, clause: clauses[0] ?? null };
}
