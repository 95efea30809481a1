/** Numbers as they stand in a text or a claim: digits, number words and lengths of time. */
import type { Claim } from '../knowledge/types.ts';

/** Names that carry digits without being figures: B12, CYP2D6, T3, PHQ-9 ... */
const NAMES =
  /\b(?:B12|B6|T3|T4|CYP\w+|PHQ-9|GAD-7|QIDS-SR16|HAM-?D-?17|HDRS-?17|D2|5-?HT\d?\w*|P2Y12|H1|NG222|TA854|COVID-19|theta burst)\b/gi;
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
const DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;
const MONTHS = { month: 1, year: 12 } as const;

export function normalise(number: string): string {
  return String(Number(number));
}

/** Numbers of a text, as written without thousands separators: 1,000 -> 1000, 0.56, 30. Dates give their parts. */
export function numbersIn(text: string): string[] {
  const plain = text.replace(NAMES, ' ').replace(/(\d)[,\u202f\u00a0](\d{3})\b/g, '$1$2');
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].map((match) => normalise(match[0]));
}

/** Every number below a value, keys left out. */
export function allNumbers(value: unknown): string[] {
  if (typeof value === 'number') return [normalise(String(Math.abs(value)))];
  if (typeof value === 'string') return numbersIn(value);
  if (Array.isArray(value)) return value.flatMap(allNumbers);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(allNumbers);
  return [];
}

/** Number words become digits: "two failures" -> "2 failures", "twice" -> "2". */
function spelledOut(text: string): string {
  return text
    .replace(new RegExp(`\\b(?:${WORDS.join('|')})\\b`, 'gi'), (word) =>
      String(WORDS.findIndex((known) => known === word.toLowerCase())),
    )
    .replace(/\btwice\b/gi, '2');
}

/** Lengths of time in a smaller unit: in days "two weeks" -> 14, "2 to 3 weeks" -> 14 and 21; in months "a year" -> 12. */
function lengthsIn(text: string, unit: Readonly<Record<string, number>>): string[] {
  const plain = spelledOut(text).replace(/\b(?:an?|per)[ -](?=(?:day|week|month|year)\b)/gi, '1 ');
  const lengths = plain.matchAll(
    /(\d+(?:\.\d+)?)(?:(?:-| to | or | and )(\d+(?:\.\d+)?))?[ -](day|week|month|year)s?\b/gi,
  );
  return [...lengths].flatMap((match) => {
    const factor = unit[(match[3] ?? '').toLowerCase()];
    if (factor === undefined) return [];
    return [match[1], match[2]]
      .filter((part) => part !== undefined)
      .map((part) => normalise(String(Number(part) * factor)));
  });
}

/** What a claim holds. */
export interface ClaimNumbers {
  /** As written, in its statement, figures and note. */
  readonly digits: ReadonlySet<string>;
  /** The same with number words read as numbers, for counts and limits in conditions. */
  readonly counts: ReadonlySet<string>;
  /** The same with weeks, months and years read as days, for intervals. */
  readonly days: ReadonlySet<string>;
  /** The same with years read as months. */
  readonly months: ReadonlySet<string>;
}

/** Numbers of a claim: in its statement, figures and note. */
export function numbersOf(claim: Claim): ClaimNumbers {
  const texts = [claim.statement];
  const digits = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'number') digits.add(normalise(String(value))).add(normalise(String(Math.abs(value))));
    else if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(look);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        texts.push(key.replaceAll('_', ' '));
        look(inner);
        if (typeof inner === 'number' && /weeks?$/.test(key)) texts.push(`${inner} weeks`);
      }
    }
  };
  look(claim.figures);
  if (claim.note !== undefined) texts.push(claim.note);
  texts.flatMap(numbersIn).forEach((number) => digits.add(number));
  const counts = new Set([...digits, ...texts.map(spelledOut).flatMap(numbersIn)]);
  const inUnit = (unit: Readonly<Record<string, number>>) =>
    new Set([...counts, ...texts.flatMap((text) => lengthsIn(text, unit))]);
  return { digits, counts, days: inUnit(DAYS), months: inUnit(MONTHS) };
}
