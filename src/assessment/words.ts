/** How doses, lengths and answers are put into words. English only, no clinical content. */
import type { Span, Trial } from '../cases/types.ts';

/** A number with at most two decimals: 62.5, 10. */
export function figure(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** An interval: "50", "50 to 100", "at least 50" when it has no upper end. */
export function spanWords(span: Span): string {
  if (span.min === span.max) return figure(span.min);
  return Number.isFinite(span.max) ? `${figure(span.min)} to ${figure(span.max)}` : `at least ${figure(span.min)}`;
}

/** "3 weeks", "1 week", "4 to 6 weeks". */
export function weeksWords(weeks: Span): string {
  return `${spanWords(weeks)} ${weeks.min === 1 && weeks.max === 1 ? 'week' : 'weeks'}`;
}

/** A sentence that starts with a capital, as names from the knowledge base need not. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Ids as words: weight-gain -> weight gain. */
export function plain(id: string): string {
  return id.replaceAll('-', ' ');
}

/** What the case says of dose and length: "3 weeks at 50 mg", or what is not recorded. */
export function recordedWords(trial: Trial, unit: string): string {
  const weeks = trial.weeksAtFloor ?? trial.weeksTotal;
  const length = weeks === null ? null : weeksWords(weeks);
  if (trial.kind !== 'drug') {
    const sessions = trial.sessions === null ? null : `${figure(trial.sessions)} sessions`;
    return [sessions, length].filter((part) => part !== null).join(', ') || 'number of sessions not recorded';
  }
  const dose = trial.daily === null ? null : `${spanWords(trial.daily)} ${unit}`;
  if (length === null && dose === null) return 'neither dose nor length';
  if (length === null) return `${dose ?? ''}, length not recorded`;
  return dose === null ? `${length}, dose not recorded` : `${length} at ${dose}`;
}
