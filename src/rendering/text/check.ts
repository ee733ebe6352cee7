import type { Problem } from '../../model/problem.js';
import { OTHER_DAYS, TODAY } from '../../verdict/checks/days-looked-at.js';
import type { CheckReport, RuleReport, StoreReport } from '../../verdict/checks/report.js';
import { type Paint, wrap } from './layout.js';
import { table } from './table.js';

/**
 * Writes what `clausewise check` found: the problems by file, what no example notices, what the policies leave
 * open, and a table with one line per text.
 * @param width columns to wrap to
 */
export function renderCheck(report: CheckReport, paint: Paint, width: number): string {
  const parts = [
    problemsText(report.problems, paint, width),
    ...report.stores.map((store) => survivorsText(store, paint, width)),
    openText(report.stores, paint, width),
    summaryTable(report, paint),
    verdictOn(report, paint),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function problemsText(problems: readonly Problem[], paint: Paint, width: number): string {
  const files = [...new Set(problems.map(({ file }) => file))];
  return files
    .map((file) => {
      const own = problems.filter((problem) => problem.file === file);
      return [paint.bold(file), ...own.flatMap((problem) => problemLines(problem, paint, width))].join('\n');
    })
    .join('\n\n');
}

function problemLines({ line, severity, check, what, fix }: Problem, paint: Paint, width: number): string[] {
  const mark = severity === 'error' ? paint.bad('✘') : paint.warn('!');
  const place = line === 0 ? '     ' : String(line).padStart(5);
  const [first = '', ...others] = wrap(`${what} (${check})`, width - 9, 0, '');
  return [
    `${place}  ${mark} ${first}`,
    ...others.map((text) => `${' '.repeat(9)}${text}`),
    ...wrap(fix, width - 9, 2, '→ ').map((text) => paint.dim(`${' '.repeat(9)}${text}`)),
  ];
}

function survivorsText({ mutation, file }: StoreReport, paint: Paint, width: number): string {
  if (!mutation || mutation.survivors.length === 0) return '';
  const title = `${paint.bold(file)}: changes that no example notices`;
  const lines = mutation.survivors.flatMap(({ coverage, line, what, fix }) => [
    ...wrap(`${coverage}: ${what}`, width, 9, `${String(line).padStart(5)}  ~ `),
    ...wrap(fix, width - 9, 2, '→ ').map((text) => paint.dim(`${' '.repeat(9)}${text}`)),
  ]);
  return [title, ...lines].join('\n');
}

function openText(stores: readonly StoreReport[], paint: Paint, width: number): string {
  const lines = stores.flatMap(({ store, version, rules }) => {
    const open = rules?.open ?? [];
    if (open.length === 0) return [];
    const points = open.map(({ request, what, example, line }) => {
      const where = line === 0 ? '' : ` (line ${line})`;
      return wrap(
        `${what}${where}${example === '' ? '' : `; for example: ${example}`}.`,
        width,
        6,
        `  – ${request}: `,
      );
    });
    return [`${paint.bold(store)} ${paint.dim(version)}`, ...points.flat()];
  });
  return lines.length === 0 ? '' : ['What the policies leave open', ...lines].join('\n');
}

function summaryTable({ stores, problems }: CheckReport, paint: Paint): string {
  const hasMutation = stores.some(({ mutation }) => mutation !== null);
  const head = [
    'store',
    'clauses',
    'coverages',
    'examples',
    'limits exampled',
    'requests',
    'diagram nodes',
    'combinations',
    'questions mean/best/worst',
    'left open',
    'problems',
    ...(hasMutation ? ['mutants', 'noticed', 'masked', 'alike', 'survive'] : []),
  ];
  const rows = stores.map((report) => {
    const { rules, mutation } = report;
    const own = problems.filter(({ file }) => file.startsWith(report.file.replace(/[^/]+$/, '')));
    const isOneOfMany = stores.filter(({ store }) => store === report.store).length > 1;
    return [
      isOneOfMany ? `${report.store} ${report.version}` : report.store,
      String(report.clauses),
      String(report.coverages),
      String(report.examples),
      ...(rules
        ? [
            `${rules.exampledLimits}/${rules.limits}`,
            String(rules.dialogs.length),
            String(rules.nodes),
            short(rules.combinations),
            questions(rules.average),
            String(rules.open.length),
          ]
        : ['–', '–', '–', '–', '–', '–']),
      counted(own),
      ...(mutation
        ? [
            mutation.mutants,
            mutation.killed,
            mutation.masked,
            mutation.equivalent,
            mutation.survivors.length,
          ].map(String)
        : []),
    ];
  });
  const isAssumed = stores.some(({ rules }) => rules && !rules.average.isTried);
  const note = isAssumed ? '\n* as planned, which is exact; too many ways to ask to try them all' : '';
  return `${table(head, rows, paint)}${note}\n${paint.dim(DAYS_NOTE)}`;
}

/** How far the proof reaches: values and regions are exact, the calendar is that of some days. */
const DAYS_NOTE =
  `Combinations are counted as they can occur on ${TODAY.slice(0, 10)}; what never occurs was looked for on ` +
  `${OTHER_DAYS.length} more days (every weekday, ends of months, leap day, turn of the year), not on every day there is.`;

function questions({ mean, optimum, worst, isTried }: RuleReport['average']): string {
  return `${mean.toFixed(2)}/${optimum.toFixed(2)}${isTried ? '' : '*'}/${worst}`;
}

/** "3, 1 warned". */
function counted(problems: readonly Problem[]): string {
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const errors = problems.length - warnings;
  return warnings === 0 ? String(errors) : `${errors}, ${warnings} warned`;
}

/** "1.3 million". */
function short(count: number): string {
  if (count < 1e6) return String(count);
  return count < 1e9 ? `${(count / 1e6).toFixed(1)} million` : `${(count / 1e9).toFixed(1)} billion`;
}

function verdictOn({ problems }: CheckReport, paint: Paint): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const warned = warnings === 0 ? '' : ` (${warnings} ${warnings === 1 ? 'warning' : 'warnings'})`;
  return errors === 0
    ? paint.good(`✔ no errors${warned}`)
    : paint.bad(`✘ ${errors} ${errors === 1 ? 'error' : 'errors'}${warned}`);
}
