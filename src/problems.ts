/**
 * Problems are values: what is wrong, where, what was expected, and what to do next.
 * Every checker collects them all and goes on; they are made pretty only at the edge (terminal/).
 * This file imports nothing and is imported by every room.
 */

/** The closed list of codes, each with the explanation that `nextstep help CODE` prints. */
export const PROBLEM_CODES = {
  'ARG-USAGE': 'The command line could not be understood: an unknown command, option or argument.',
  'ARG-VALUE': 'An option was given a value it does not take.',
  'ARG-ID': 'The id is not in the knowledge base.',
  'IO-READ': 'A file could not be read.',
  'IO-WRITE': 'The output could not be written.',
  'IO-TOO-LARGE': 'The input is larger than this program reads.',
  'IO-NO-TERMINAL': 'Questions can only be asked in a terminal; pass a case file instead.',
  'CASE-SYNTAX': 'The case is not well-formed YAML or JSON.',
  'CASE-DUPLICATE-KEY': 'The same key stands twice; one of them would be silently lost.',
  'CASE-UNKNOWN-KEY': 'The key is not part of the case format.',
  'CASE-UNKNOWN-WORD': 'The word is not one this key takes.',
  'CASE-TYPE': 'The value has the wrong kind (text where a number is needed, for example).',
  'CASE-UNIT': 'The unit is missing or does not fit this quantity.',
  'CASE-RANGE': 'The value is outside what is possible.',
  'CASE-IMPLAUSIBLE': 'The value is possible but unusual; it is kept and should be checked.',
  'CASE-DATE': 'The date is not a date, or lies where it cannot.',
  'CASE-MEDICINE': 'The medicine is not known to the knowledge base.',
  'CASE-EMPTY-LIST': 'An empty list says neither none nor unknown.',
  'CASE-CONTRADICTION': 'Two places of the case cannot both be true.',
  'CASE-QUESTIONABLE': 'Two places of the case are unlikely to be true together.',
  'CASE-IDENTIFIER': 'The key or value could identify a person; this program takes no identifiers.',
  'CASE-LIMIT': 'The case is larger or deeper than this program reads.',
  'CASE-VERSION': 'The case format version is not one this program reads.',
  'CASE-NOT-SOURCED': 'The treatment is known by name, but no source on it was checked: it has no verdict.',
  'CASE-OLD': 'The case is older than 30 days.',
  'CASE-STALE': 'A measured value is older than it should be.',
  'KB-READ': 'The knowledge base could not be read.',
  'KB-SYNTAX': 'A knowledge-base file is not well-formed YAML.',
  'KB-DUPLICATE-KEY': 'The same key stands twice in a knowledge-base file.',
  'KB-SCHEMA': 'A knowledge-base file does not have the required shape.',
  'KB-UNKNOWN-KEY': 'The key is not part of the schema of this file.',
  'KB-FILE-NAME': 'The id of an entry differs from its file name.',
  'KB-DUPLICATE-ID': 'Two entries of one kind carry the same id.',
  'KB-UNKNOWN-ID': 'An id is used that no file defines.',
  'KB-UNKNOWN-FACT': 'A condition reads a fact that the registry does not have.',
  'KB-FACT-TYPE': 'A condition asks something of a fact that its type cannot answer.',
  'KB-FACT-CYCLE': 'Defined facts depend on each other in a circle.',
  'KB-FACT-COMPUTED': 'The computed facts in data/ and those the program fills differ.',
  'KB-KNOWN-IN-RULE':
    'A rule or entry criterion asks whether a fact is known; only questions and the reassessment list may.',
  'KB-NO-SOURCE': 'A clinical sentence has no source.',
  'KB-SOURCE-MEMORY': 'A source from memory is cited.',
  'KB-SOURCE-INCOMPLETE': 'A printed source lacks an author, title or year.',
  'KB-LOCATOR':
    'A blocking or adjusting rule names no place in its source and is not marked as a copy or trial criterion.',
  'KB-CONFIRM': 'A rule leaves an unknown to be confirmed although that fact may never wait, or no check obtains it.',
  'KB-QUESTION-STAGE': 'A fact that decides three or more options is not asked on a safety or core screen.',
  'KB-PANEL-SIZE': 'A panel has more than 14 items.',
  'KB-NOT-FILLED': 'A required field is neither filled nor reasoned.',
  'KB-EXAMPLE': 'An executed example does not give what it states.',
  'KB-EXAMPLE-MISSING': 'An option needs an example where it applies and one where it does not.',
  'KB-FIGURE': 'A figure differs from the evidence claim it names.',
  'KB-CLAIM-LOW': 'A claim of low confidence is used.',
  'KB-EMPTY-CLASS': 'A class that a rule reads has no member, so the rule is silent.',
  'KB-SCALE': 'A guideline position uses a word that its declared scale does not have.',
  'KB-DATE': 'A review date is missing or lies before the review.',
  'KB-WAIVE': 'A waiver names a rule that the option does not inherit, or gives no source.',
  'KB-UNUSED': 'An entry is defined and never used.',
} as const;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/** One thing wrong, as a value. Positions count from 1; absent where the input has no text position. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly found?: string;
  readonly expected?: string;
  /** The offending source line, for the caret. */
  readonly sourceLine?: string;
}

/** Exit codes of the program (product.md, Conventions). */
export const EXIT = {
  done: 0,
  ourFault: 1,
  usage: 2,
  badInput: 3,
  badKnowledgeBase: 4,
  verdictsChanged: 5,
  emergency: 10,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Thrown for what the user can mend; carries every problem found. The only class thrown on purpose. */
export class UserError extends Error {
  readonly problems: readonly Problem[];
  readonly exitCode: ExitCode;
  constructor(problems: readonly Problem[], exitCode: ExitCode) {
    super(problems.map((problem) => problem.message).join('; '));
    this.name = 'UserError';
    this.problems = problems;
    this.exitCode = exitCode;
  }

  /** By name: each file of the build holds its own copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'UserError';
  }
}

/**
 * The candidate nearest to `word` by edit distance (optimal string alignment), or null when none is near enough.
 * Near enough: at most 3 edits and at most 40 % of the longer word, or the word is how a candidate begins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Infinity;
  const wanted = word.toLowerCase();
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      bestDistance = distance;
      best = candidate;
    }
  }
  const longer = Math.max(word.length, best?.length ?? 0);
  if (best !== null && bestDistance <= 3 && bestDistance <= longer * 0.4) return best;
  // A word that was cut short, such as the name of a guideline without its year.
  return wanted.length < 4 ? null : ([...candidates].find((item) => item.toLowerCase().startsWith(wanted)) ?? null);
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Infinity;
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i += 1) {
    const row: number[] = [];
    for (let j = 0; j <= b.length; j += 1) {
      if (i === 0 || j === 0) {
        row.push(i + j);
        continue;
      }
      const previous = rows[i - 1] as number[];
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] as number) + 1, (row[j - 1] as number) + 1, (previous[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      }
      row.push(value);
    }
    rows.push(row);
  }
  return (rows[a.length] as number[])[b.length] as number;
}
