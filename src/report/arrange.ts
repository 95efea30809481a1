/**
 * Which options are printed where: acute ones, rows by family, the rest of each family, and what is not open. Counts
 * are kept: every option of the report is in exactly one place as lead, variant, `more`, acute or closed.
 */
import type { Report, ReportOption, Verdict } from './types.ts';

export const ROWS_A_FAMILY = 3;
export const ROWS_IN_ALL = 12;

/** One printed row: an option, and the other variants of its group whatever their verdict. */
export interface Row {
  readonly lead: ReportOption;
  readonly variants: readonly ReportOption[];
}

export interface FamilyRows {
  readonly family: string;
  readonly rows: readonly Row[];
  /** Rows beyond the limits, to be named and counted. */
  readonly more: readonly Row[];
}

export interface Arrangement {
  /** Named for a safety finding (tier 0), whatever their verdict. */
  readonly acute: readonly ReportOption[];
  /** In the order of each family's best member. */
  readonly families: readonly FamilyRows[];
  /** not-yet, tried, avoid, contraindicated: in the order of their rank. */
  readonly closed: readonly { readonly verdict: Verdict; readonly options: readonly ReportOption[] }[];
}

const CLOSED: readonly Verdict[] = ['not-yet', 'tried', 'avoid', 'contraindicated'];

export function isOpen(option: ReportOption): boolean {
  return !CLOSED.includes(option.verdict);
}

export function arrange(report: Report): Arrangement {
  const ranked = [...report.options].sort((a, b) => a.rank - b.rank);
  const ordinary = ranked.filter((option) => option.tier !== 0);
  return {
    acute: ranked.filter((option) => option.tier === 0),
    families: byFamily(rowsOf(ordinary)),
    closed: CLOSED.map((verdict) => ({
      verdict,
      options: ordinary.filter((option) => option.verdict === verdict),
    })).filter(({ options }) => options.length > 0),
  };
}

function rowsOf(ordinary: readonly ReportOption[]): Row[] {
  const rows: { lead: ReportOption; variants: ReportOption[] }[] = [];
  for (const option of ordinary.filter(isOpen)) {
    const same = rows.find(
      ({ lead }) => option.group !== null && lead.group === option.group && lead.family === option.family,
    );
    if (same === undefined) rows.push({ lead: option, variants: [] });
    else same.variants.push(option);
  }
  for (const option of ordinary.filter((item) => !isOpen(item) && item.group !== null)) {
    rows.find(({ lead }) => lead.group === option.group && lead.family === option.family)?.variants.push(option);
  }
  return rows;
}

function byFamily(rows: readonly Row[]): FamilyRows[] {
  const families = new Map<string, { rows: Row[]; more: Row[] }>();
  let shown = 0;
  for (const row of rows) {
    const family = families.get(row.lead.family) ?? { rows: [], more: [] };
    families.set(row.lead.family, family);
    if (family.rows.length < ROWS_A_FAMILY && shown < ROWS_IN_ALL) {
      family.rows.push(row);
      shown += 1;
    } else family.more.push(row);
  }
  return [...families].map(([family, { rows: own, more }]) => ({ family, rows: own, more }));
}

/** The printed rows in the order of their rank. */
export function shownRows(arrangement: Arrangement): Row[] {
  return arrangement.families.flatMap((family) => family.rows).sort((a, b) => a.lead.rank - b.lead.rank);
}

export interface OpenQuestions {
  /** The questions that stand between an option and its verdict, most options first. */
  readonly questions: readonly { readonly question: string; readonly options: number }[];
  readonly options: number;
}

export function openQuestions(report: Report): OpenQuestions {
  const waiting = report.options.filter((option) => option.verdict === 'check-first' && option.questions.length > 0);
  const counts = new Map<string, number>();
  for (const option of waiting) {
    for (const id of new Set(option.questions.map(({ question }) => question)))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const questions = [...counts]
    .map(([question, options]) => ({ question, options }))
    .sort((a, b) => b.options - a.options);
  return { questions, options: waiting.length };
}
