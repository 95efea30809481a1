/**
 * The words of a report: verdicts, status, order keys, and names for ids. Names come from the report's optional
 * `names`; an id without a name is printed as words. Nothing clinical is said here.
 */
import type { Tone } from './layout.ts';
import type { DecidedBy, Report, ReportNames, ReportOption, Verdict, YesNoUnknown } from './types.ts';

export const INTENDED_USE = 'A reference for clinicians: it does not diagnose, decide or prescribe.';

/** What a record holds under a key of its own; ids from data may be words that every object answers to. */
export function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A report, or an explanation that may carry its names. */
export interface Named {
  readonly names?: Partial<ReportNames>;
}

export function nameOf({ names }: Named, kind: keyof ReportNames, id: string): string {
  return own(names?.[kind], id) ?? (kind === 'jurisdictions' ? id.toUpperCase() : asWords(id));
}

/** "anaemia-b12-folate" as "anaemia b12 folate". */
export function asWords(id: string): string {
  return id.replace(/[-_.]+/g, ' ');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For use inside a sentence: a capital at the start is dropped, an abbreviation is kept. */
export function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** "CANMAT 2023 update" of "CANMAT 2023 update, major depressive disorder in adults". */
export function shortName(name: string): string {
  return name.split(', ')[0] ?? name;
}

export function verdictWord(verdict: Verdict): string {
  return verdict.replace('-', ' ');
}

export const VERDICT_TONE = {
  favoured: 'good',
  consider: 'emphasis',
  'check-first': 'caution',
  'not-yet': 'muted',
  tried: 'muted',
  avoid: 'caution',
  contraindicated: 'danger',
} as const satisfies Record<Verdict, Tone>;

const STATUS: Readonly<Record<string, string>> = {
  approved: 'approved',
  cleared: 'cleared',
  restricted: 'restricted',
  'off-label': 'off-label',
  investigational: 'investigational',
  'not-marketed': 'not marketed',
  refused: 'refused',
  unknown: 'licence not established here',
};

export function statusWord(state: string): string {
  return own(STATUS, state) ?? asWords(state);
}

/** The status badge; with the country when none was chosen, since the strictest is shown then. */
export function badge(report: Report, option: ReportOption): string {
  if (option.status.state === 'not-applicable') return '';
  const word = statusWord(option.status.state);
  return report.settings.jurisdiction === null && option.status.state !== 'unknown'
    ? `${word}, ${option.status.jurisdiction.toUpperCase()}`
    : word;
}

const KEYS = {
  tier: 'acute need',
  verdict: 'verdict',
  preference: "the person's wishes",
  strategy: 'strategy',
  guideline: 'guideline',
  evidence: 'evidence',
  'preferences-met': 'wishes met',
  access: 'access',
  order: 'fixed order',
} as const satisfies Record<DecidedBy, string>;

export function keyWord(key: DecidedBy): string {
  return KEYS[key];
}

/** The order keys in words, with the guideline used and why, where it is another country's. */
export function orderLine(report: Report): string {
  const guideline = report.settings.guideline;
  const keys = (Object.keys(KEYS) as DecidedBy[])
    .filter((key) => key !== 'guideline' || guideline !== null)
    .map((key) =>
      key === 'guideline' && guideline !== null ? shortName(nameOf(report, 'guidelines', guideline)) : KEYS[key],
    );
  const foreign = warningOf(report, 'GUIDELINE-FOREIGN');
  return `${keys.join(', ')}. No score.${guideline === null ? ' No guideline is used.' : ''}${foreign === null ? '' : ` ${foreign}`}`;
}

/** Warnings that are printed where they matter, and not again in the list. */
export const PLACED_WARNINGS: readonly string[] = ['JURISDICTION-UNSET', 'GUIDELINE-FOREIGN'];

export function warningOf(report: Report, code: string): string | null {
  const warning = report.warnings.find((item) => item.code === code);
  return warning === undefined ? null : sentence(capital(warning.say));
}

export const ADEQUATE = { yes: 'adequate', no: 'not adequate', unknown: 'cannot tell' } as const satisfies Record<
  YesNoUnknown,
  string
>;
export const KNOWN = { yes: 'yes', no: 'no', unknown: 'cannot tell' } as const satisfies Record<YesNoUnknown, string>;

/** "1 question", "3 questions". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** "2", "2 to 3", "at least 2". */
export function span({ min, max }: { readonly min: number; readonly max: number | null }): string {
  if (max === null) return `at least ${min}`;
  return min === max ? String(min) : `${min} to ${max}`;
}

export function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Without its full stop, so that a citation or a bracket can follow. */
export function unstopped(text: string): string {
  return text.replace(/\.$/, '');
}
