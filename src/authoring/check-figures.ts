/**
 * Every figure printed is compared, digit by digit, with the evidence claim it names: numbers in sentences, in arms,
 * in regimens and thresholds. A number that its claim does not hold is a fault.
 */
import type { Entry } from '../knowledge/load.ts';
import type { AuthoredKnowledge, Claim } from '../knowledge/types.ts';
import type { Path } from '../knowledge/yaml-file.ts';
import type { Problem } from '../problems.ts';
import { entryProblem } from './walk.ts';

/** A figure as printed, with where it stands and the claims it is said to come from. */
export interface Figure {
  readonly entry: Entry;
  readonly path: Path;
  readonly number: string;
  readonly from: readonly string[];
}

/** Keys of a statement whose text or numbers are figures. */
const TEXT_KEYS = ['say', 'start', 'target', 'max', 'schedule', 'judge_after', 'note', 'when_text'];
const NUMBER_KEYS = ['arms', 'figures', 'weeks'];
/** Names that carry digits without being figures: B12, CYP2D6, T3, PHQ-9 ... */
const NAMES =
  /\b(?:B12|B6|T3|T4|CYP\w+|PHQ-9|GAD-7|QIDS-SR16|HAM-?D-?17|HDRS-?17|D2|5-?HT\d?\w*|P2Y12|H1|NG222|TA854|COVID-19|theta burst)\b/gi;

/** Numbers of a text, as written without thousands separators: 1,000 -> 1000, 0.56, 30. Dates give their parts. */
export function numbersIn(text: string): string[] {
  const plain = text.replace(NAMES, ' ').replace(/(\d)[,\u202f\u00a0](\d{3})\b/g, '$1$2');
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].map((match) => normalise(match[0]));
}

function normalise(number: string): string {
  return String(Number(number));
}

/** Numbers a claim holds: in its statement, figures and note. */
export function numbersOf(claim: Claim): ReadonlySet<string> {
  const found = new Set<string>(numbersIn(claim.statement));
  const look = (value: unknown): void => {
    if (typeof value === 'number') {
      found.add(normalise(String(value)));
      found.add(normalise(String(Math.abs(value))));
    } else if (typeof value === 'string') numbersIn(value).forEach((number) => found.add(number));
    else if (Array.isArray(value)) value.forEach(look);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        numbersIn(key.replaceAll('_', ' ')).forEach((number) => found.add(number));
        look(inner);
      }
    }
  };
  look(claim.figures);
  if (claim.note !== undefined) numbersIn(claim.note).forEach((number) => found.add(number));
  return found;
}

/** Every figure below an entry that names claims, and every figure in a sentence that names none. */
export function figuresOf(entry: Entry): Figure[] {
  const figures: Figure[] = [];
  const visit = (value: unknown, path: Path, inherited: readonly string[]): void => {
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => visit(item, [...path, index], inherited));
      return;
    }
    if (value === null || typeof value !== 'object') return;
    const map = value as Record<string, unknown>;
    const own = map['from'];
    const from = own === undefined ? inherited : ([own].flat() as string[]);
    for (const [key, inner] of Object.entries(map)) {
      if (['case', 'sources', 'id', 'from', 'label_copy', 'reviewed', 'examples', 'brands', 'plain'].includes(key))
        continue;
      if (TEXT_KEYS.includes(key) && typeof inner === 'string') {
        for (const number of numbersIn(inner)) figures.push({ entry, path: [...path, key], number, from });
      } else if (NUMBER_KEYS.includes(key)) {
        for (const number of allNumbers(inner)) figures.push({ entry, path: [...path, key], number, from });
      } else visit(inner, [...path, key], from);
    }
  };
  visit(entry.raw, [], []);
  return figures;
}

function allNumbers(value: unknown): string[] {
  if (typeof value === 'number') return [normalise(String(Math.abs(value)))];
  if (typeof value === 'string') return numbersIn(value);
  if (Array.isArray(value)) return value.flatMap(allNumbers);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(allNumbers);
  return [];
}

const PRINTED = new Set([
  'option',
  'class',
  'medicine',
  'family',
  'guideline',
  'safety-finding',
  'definition',
  'reassessment-item',
  'adequacy',
]);

export function printedFigures(entries: readonly Entry[]): Figure[] {
  return entries.filter((entry) => PRINTED.has(entry.kind)).flatMap(figuresOf);
}

export function checkFigures(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const claims = new Map(knowledge.claims.map((claim) => [claim.id, claim]));
  const numbers = new Map<string, ReadonlySet<string>>();
  const numbersOfClaim = (id: string): ReadonlySet<string> => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const claim = claims.get(id);
    const made = claim === undefined ? new Set<string>() : numbersOf(claim);
    numbers.set(id, made);
    return made;
  };
  const problems: Problem[] = [];
  for (const figure of printedFigures(entries)) {
    if (figure.entry.kind === 'guideline') continue;
    if (figure.from.length === 0) {
      problems.push(
        entryProblem(figure.entry, figure.path, 'KB-FIGURE', `the figure ${figure.number} names no evidence claim`, {
          hint: 'add `from`',
        }),
      );
    } else if (!figure.from.some((id) => numbersOfClaim(id).has(figure.number))) {
      problems.push(
        entryProblem(
          figure.entry,
          figure.path,
          'KB-FIGURE',
          `the figure ${figure.number} does not stand in ${figure.from.join(', ')}`,
          {
            found: figure.number,
          },
        ),
      );
    }
  }
  return problems;
}
