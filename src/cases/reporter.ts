/** Collects problems while a case is read, so that all faults are told at once. */
import type { Problem, ProblemCode } from '../problems.ts';
import { nearest } from '../problems.ts';
import { fold } from './fold.ts';
import { identifierValue } from './identifiers.ts';
import { LIMITS } from './limits.ts';
import type { LocatedNode, Place } from './located.ts';

interface Extra {
  readonly hint?: string | undefined;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  /** Leaves the source line out: it holds what must not be repeated. */
  readonly hideLine?: boolean;
}

export interface Reporter {
  readonly problems: readonly Problem[];
  /** Whether further problems are not listed, so that looking for suggestions would be wasted. */
  isFull(): boolean;
  fault(place: Place, code: ProblemCode, message: string, extra?: Extra): void;
  warn(place: Place, code: ProblemCode, message: string, extra?: Extra): void;
}

/** A new, empty collector. */
export function createReporter(): Reporter {
  const problems: Problem[] = [];
  const add = (severity: Problem['severity'], place: Place, code: ProblemCode, message: string, extra: Extra): void => {
    if (problems.length > LIMITS.problems) return;
    if (problems.length === LIMITS.problems) {
      problems.push(
        problemAt(place, 'error', 'CASE-LIMIT', `More than ${LIMITS.problems} problems; the rest is not listed.`),
      );
      return;
    }
    problems.push(problemAt(place, severity, code, message, extra));
  };
  return {
    problems,
    isFull: () => problems.length > LIMITS.problems,
    fault: (place, code, message, extra = {}) => add('error', place, code, message, extra),
    warn: (place, code, message, extra = {}) => add('warning', place, code, message, extra),
  };
}

/** Lines longer than this help no reader and are left out. */
const LONGEST_SOURCE_LINE = 240;

/** A problem at a place, with its source line for the caret. */
export function problemAt(
  place: Place,
  severity: Problem['severity'],
  code: ProblemCode,
  message: string,
  extra: Extra = {},
): Problem {
  const line = extra.hideLine === true ? undefined : place.source.lines[place.line - 1];
  return {
    code,
    severity,
    message: clean(message),
    ...(extra.hint === undefined ? {} : { hint: clean(extra.hint) }),
    ...(place.source.file === null ? {} : { file: place.source.file }),
    ...(place.line === 0 ? {} : { line: place.line, column: place.column }),
    ...(extra.found === undefined ? {} : { found: clean(extra.found) }),
    ...(extra.expected === undefined ? {} : { expected: clean(extra.expected) }),
    ...(line === undefined || line.length > LONGEST_SOURCE_LINE ? {} : { sourceLine: clean(line) }),
  };
}

/** Replaces control characters one by one, so that columns stay and no terminal is driven by a case. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) =>
    character === '\t' ? ' ' : '\ufffd',
  );
}

/** What was written, short enough for a message; what looks like an identifier is not repeated. */
export function shown(node: LocatedNode): string {
  if (node.kind === 'map') return 'a map of keys';
  if (node.kind === 'list') return 'a list';
  const identifier = identifierValue(node.value);
  if (identifier !== null) return identifier;
  const text = node.value === null ? 'nothing' : node.text.trim();
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The words of a choice for `expected`, unless there are too many to read. */
export function choices(words: readonly string[]): string | undefined {
  return words.length === 0 || words.length > 32 ? undefined : words.join(', ');
}

/** "did you mean" for the nearest of `candidates`, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(fold(word), candidates);
  return near === null ? undefined : `did you mean ${near}?`;
}

/** Where something stands, for a message that names two places. */
export function at(place: Place, path: string): string {
  return place.line === 0 ? path : `${path} (line ${place.line})`;
}
