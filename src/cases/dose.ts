/** Doses as people write them: "75 mg twice daily", "150 mg XR", "6 mg/24 h patch", "20-40 mg". Pure text work; no medicine is named. */
import type { Span } from './types.ts';

/** What the medicine's own table says about its doses. */
export interface DoseTable {
  /** Unit of the table, mg unless it says otherwise. */
  readonly unit: string;
  /** Formulation words of the table. */
  readonly forms: readonly string[];
  /** False for medicines without a table: their doses may come in puffs, drops or units. */
  readonly known: boolean;
}

export interface Dose {
  /** Total a day in the unit of the table; null when it cannot be known (as needed, by weight, in other units). */
  readonly daily: Span | null;
  readonly form: string | null;
  /** Whether a frequency was written, so that a stated daily total can be compared. */
  readonly frequencyGiven: boolean;
  /** The largest single dose in the unit of the table, for comparison with a stated daily total. */
  readonly single: Span | null;
  /** Amount and unit as a canonical case writes them. */
  readonly amount: string;
  readonly asNeeded: boolean;
}
export interface DoseFault {
  readonly fault: 'unit' | 'range' | 'words';
  readonly say: string;
  readonly expected: string;
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)(?:\s*(?:-|\u2013|to)\s*(\d+(?:\.\d+)?))?`;
const START = new RegExp(
  `^${NUMBER}\\s*([a-z\u00b5\u03bc%]+(?:\\s*/\\s*(?:24\\s*)?[a-z]+)?)?(?![a-z\u00b5\u03bc%])\\s*(.*)$`,
);
const MASS: Readonly<Record<string, number>> = {
  mg: 1,
  milligram: 1,
  milligrams: 1,
  mgs: 1,
  g: 1000,
  gram: 1000,
  grams: 1000,
  ug: 0.001,
  mcg: 0.001,
  microgram: 0.001,
  micrograms: 0.001,
  µg: 0.001,
  μg: 0.001,
};
const COUNTED: Readonly<Record<string, string>> = {
  ml: 'ml',
  iu: 'units',
  unit: 'units',
  units: 'units',
  puff: 'puffs',
  puffs: 'puffs',
  drop: 'drops',
  drops: 'drops',
  tablet: 'tablets',
  tablets: 'tablets',
  capsule: 'capsules',
  capsules: 'capsules',
  sachet: 'sachets',
  sachets: 'sachets',
  spray: 'sprays',
  sprays: 'sprays',
};
const FORM_WORDS: Readonly<Record<string, string>> = {
  xr: 'xr',
  er: 'xr',
  'extended-release': 'xr',
  'prolonged-release': 'xr',
  sr: 'sr',
  'sustained-release': 'sr',
  'slow-release': 'sr',
  xl: 'xl',
  cr: 'cr',
  'controlled-release': 'cr',
  mr: 'mr',
  'modified-release': 'mr',
  ir: 'ir',
  'immediate-release': 'ir',
  la: 'la',
  ec: 'ec',
  dr: 'dr',
  patch: 'patch',
  patches: 'patch',
  transdermal: 'patch',
  nasal: 'nasal',
  intranasal: 'nasal',
  iv: 'iv',
  im: 'im',
  depot: 'depot',
  injection: 'injection',
  liquid: 'liquid',
  solution: 'liquid',
  odt: 'odt',
  oral: 'oral',
};
/** Words that say nothing the dose does not say already. */
const FILLERS = new Set([
  'tablet',
  'tablets',
  'capsule',
  'capsules',
  'tab',
  'tabs',
  'cap',
  'caps',
  'po',
  'spray',
  'of',
  'at',
  'the',
]);
/** Patterns of how often, with the times a day each stands for; null = as needed. */
const FREQUENCIES: readonly (readonly [RegExp, (found: RegExpExecArray) => number | null])[] = [
  [/\b(?:as needed|when needed|as required|if needed|prn)\b/, () => null],
  [/\bevery (?:other|second) day\b|\bon alternate days\b|\balternate days\b|\bqod\b/, () => 1 / 2],
  [/\bevery (\d+) (?:hours?|hrs?|h)\b/, (found) => 24 / Number(found[1])],
  [/\bevery (\d+) days\b/, (found) => 1 / Number(found[1])],
  [/\bevery (\d+) weeks\b/, (found) => 1 / (7 * Number(found[1]))],
  [/\b(?:once|one time|1x|1 x|1 time) (?:weekly|a week|per week|every week)\b/, () => 1 / 7],
  [/\b(?:twice|two times|2x|2 x|2 times) (?:weekly|a week|per week|every week)\b/, () => 2 / 7],
  [/\b(?:three times|3x|3 x|3 times) (?:weekly|a week|per week|every week)\b/, () => 3 / 7],
  [/\b(?:once )?(?:monthly|a month|per month)\b/, () => 12 / 365.25],
  [/\b(?:weekly|a week|per week|every week)\b/, () => 1 / 7],
  [/\b(?:twice|two times|2 times|2x|2 x)(?: daily| a day| per day| each day)?\b|\b(?:bid|bd|x ?2)\b/, () => 2],
  [/\b(?:three times|3 times|3x|3 x)(?: daily| a day| per day| each day)?\b|\b(?:tid|tds|x ?3)\b/, () => 3],
  [/\b(?:four times|4 times|4x|4 x)(?: daily| a day| per day| each day)?\b|\b(?:qid|qds|x ?4)\b/, () => 4],
  [
    /\b(?:once daily|once a day|once per day|every day|daily|a day|per day|each day|once|od|qd|at night|at bedtime|in the morning|in the evening|every morning|every evening|nocte|mane|qhs)\b/,
    () => 1,
  ],
];

/** Reads a dose for a medicine with this table. */
export function parseDose(text: string, table: DoseTable): Dose | DoseFault {
  const leading: string[] = [];
  let plain = text
    .trim()
    .toLowerCase()
    .replace(/[(),;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (;;) {
    const word = /^([a-z-]+) /.exec(plain)?.[1];
    if (word === undefined || formOf(word, table) === null) break;
    leading.push(word);
    plain = plain.slice(word.length + 1);
  }
  const pieces = Number(/^(\d{1,2}) ?[x\u00d7] ?(?=\d)/.exec(plain)?.[1] ?? 1);
  const start = START.exec(plain.replace(/^\d{1,2} ?[x\u00d7] ?(?=\d)/, ''));
  if (start === null) return { fault: 'words', say: 'no dose can be read here', expected: EXPECTED };
  const amount: Span = { min: pieces * Number(start[1]), max: pieces * Number(start[2] ?? start[1]) };
  if (amount.min <= 0 || amount.max < amount.min) {
    return { fault: 'range', say: 'a dose is more than nothing, and a range goes upwards', expected: 'a dose above 0' };
  }
  const unit = unitOf(start[3] ?? '', table);
  if ('fault' in unit) return unit;
  const rest = readRest([...leading, start[4] ?? ''].join(' '), table);
  if ('fault' in rest) return rest;
  return compose(amount, unit, rest, table);
}

const EXPECTED = 'number, unit, and how often, such as "75 mg twice daily"';

interface Unit {
  /** Factor to the unit of the table; null for units that are not comparable with it. */
  readonly times: number | null;
  readonly written: string;
  readonly perDay: boolean;
  readonly impliesPatch: boolean;
}

function unitOf(word: string, table: DoseTable): Unit | DoseFault {
  const expected = table.known ? `${table.unit}, g or micrograms` : 'mg, g, micrograms, ml, units, puffs or drops';
  if (word === '') return { fault: 'unit', say: 'the dose has no unit', expected };
  const [base = '', per = ''] = word.replace(/\s+/g, '').split('/');
  const [tableBase = 'mg', tablePer = ''] = table.unit.toLowerCase().replace(/\s+/g, '').split('/');
  const mass = Object.hasOwn(MASS, base) ? MASS[base] : undefined;
  const perDay = per === 'day' || per === 'd' || /^24h(?:ours|r|rs)?$/.test(per);
  if (mass !== undefined && (per === '' || perDay)) {
    const tableMass = MASS[tableBase] ?? 1;
    return { times: mass / tableMass, written: table.unit, perDay, impliesPatch: tablePer !== '' };
  }
  if (mass !== undefined && per === 'kg')
    return { times: null, written: `${base}/kg`, perDay: false, impliesPatch: false };
  if (!table.known && per === '' && Object.hasOwn(COUNTED, base)) {
    return { times: null, written: COUNTED[base] ?? base, perDay: false, impliesPatch: false };
  }
  return { fault: 'unit', say: `"${word}" is not a unit of this dose`, expected };
}

interface Rest {
  /** Times a day; null = as needed. */
  readonly timesADay: number | null;
  readonly frequencyGiven: boolean;
  readonly form: string | null;
}

function readRest(text: string, table: DoseTable): Rest | DoseFault {
  let plain = ` ${text} `;
  let timesADay: number | null = 1;
  let frequencyGiven = false;
  // Every frequency has a word; mostly there is none left, and then no pattern need be made ready.
  for (const [pattern, times] of text.trim() === '' ? [] : FREQUENCIES) {
    for (let found = pattern.exec(plain); found !== null; found = pattern.exec(plain)) {
      const value = times(found);
      if (!frequencyGiven || value === null) timesADay = value;
      frequencyGiven = true;
      plain = plain.replace(found[0], ' ');
    }
  }
  let form: string | null = null;
  for (const word of plain.split(/\s+/)) {
    if (word === '' || FILLERS.has(word)) continue;
    const known = formOf(word, table);
    if (known === null)
      return { fault: 'words', say: `"${word}" is neither a form nor a frequency`, expected: EXPECTED };
    form = known;
  }
  return { timesADay, frequencyGiven, form };
}

function formOf(word: string, table: DoseTable): string | null {
  if (Object.hasOwn(FORM_WORDS, word)) return FORM_WORDS[word] ?? null;
  return table.forms.includes(word) ? word : null;
}

function compose(amount: Span, unit: Unit, rest: Rest, table: DoseTable): Dose | DoseFault {
  const form = rest.form ?? (unit.impliesPatch || (unit.perDay && table.forms.includes('patch')) ? 'patch' : null);
  const scale = (times: number): Span => ({ min: round(amount.min * times), max: round(amount.max * times) });
  const timesADay = unit.perDay && rest.timesADay !== null ? 1 : rest.timesADay;
  const single = unit.times === null ? null : scale(unit.times);
  const daily = unit.times === null || timesADay === null ? null : scale(unit.times * timesADay);
  const shown = daily ?? (timesADay === null ? (single ?? scale(1)) : scale(timesADay));
  if (shown.min <= 0 || shown.max > MOST) {
    return {
      fault: 'range',
      say: `${spanText(shown)} ${unit.written} a day is not possible`,
      expected: `a dose up to ${MOST} ${table.unit}`,
    };
  }
  return {
    daily,
    form,
    frequencyGiven: rest.frequencyGiven || unit.perDay,
    single,
    amount: `${spanText(shown)} ${unit.written}`,
    asNeeded: timesADay === null,
  };
}

/** A dose as a canonical case writes it, in the form that the whole row settles on. */
export function writtenDose(dose: Dose, form: string | null): string {
  return [dose.amount, ...(form === null ? [] : [form]), ...(dose.asNeeded ? ['as needed'] : [])].join(' ');
}

/** More than this a day (in mg) is a slip of the unit or the number. */
const MOST = 100_000;

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** A span as a case writes it: "20" or "20-40". */
export function spanText(span: Span): string {
  return span.min === span.max ? String(span.min) : `${span.min}-${span.max}`;
}

const BARE_NUMBER = /^((?:[a-z-]+\s+)*\d+(?:\.\d+)?(?:\s*(?:-|\u2013|to)\s*\d+(?:\.\d+)?)?)(?=\s|$)/i;
const ANY_UNIT =
  /\d\s*(?:[m\u00b5\u03bcu]?g|mcg|ml|iu|units?|puffs?|drops?|tablets?|capsules?|sachets?|sprays?|micrograms?|grams?|milligrams?)\b/i;

/** Puts the unit of the table behind a number without one ("200" in a one-line trial). */
export function withUnit(text: string, unit: string): string {
  const plain = text.trim();
  return ANY_UNIT.test(plain) ? plain : plain.replace(BARE_NUMBER, `$1 ${unit}`);
}
