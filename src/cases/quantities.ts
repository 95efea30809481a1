/** Numbers with units: reading, converting to the unit of the registry, and judging what is possible and plausible. */
import type { BaseFact } from '../knowledge/types.ts';
import type { FactValue } from '../logic/value.ts';
import { range, scalar } from '../logic/value.ts';
import { nearest } from '../problems.ts';
import { FACT, LABS_GROUP, MEASURED_GROUPS, TOP_AGE } from './format.ts';
import type { LocatedNode } from './located.ts';
import type { Reading } from './reading.ts';
import { wrongKind } from './reading.ts';
import { segmentsOf } from './registry.ts';
import { shown } from './reporter.ts';
import { isNone, textOf, yesNo } from './words.ts';

/** A number in the unit of the registry, as a value and as a canonical case writes it. */
export interface Quantity {
  readonly value: FactValue;
  readonly written: number | string;
}

interface Written {
  readonly sign: '' | '<' | '>';
  readonly number: number;
  readonly unit: string;
}

const NUMBER = /^(<=?|>=?|\u2264|\u2265)?\s*([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\d.,])\s*(.*)$/i;

function split(text: string): Written | null {
  const found = NUMBER.exec(text.trim());
  if (found === null) return null;
  const first = (found[1] ?? '')[0] ?? '';
  const sign = first === '<' || first === '\u2264' ? '<' : first === '>' || first === '\u2265' ? '>' : '';
  const number = Number(found[2]);
  return Number.isFinite(number) ? { sign, number, unit: (found[3] ?? '').trim() } : null;
}

/** One spelling of a unit for comparison. */
function unitKey(unit: string): string {
  const key = unit
    .toLowerCase()
    .replace(/[\u00b5\u03bc]/g, 'u')
    .replace(/\u00b2/g, '2')
    .replace(/[\s^]/g, '')
    .replace(/^mcg/, 'ug');
  return key === 'percent' ? '%' : key;
}

interface Conversion {
  readonly times: number;
  readonly plus: number;
}

/** Units of a fact as written in the registry, its own first. */
function unitsOf(fact: BaseFact): readonly string[] {
  const others = (fact.accepts ?? []).map((unit) => (typeof unit === 'string' ? unit : unit.unit));
  return [...new Set([...(fact.unit === undefined ? [] : [fact.unit]), ...others])];
}

function conversionOf(fact: BaseFact, unit: string): Conversion | null {
  const wanted = unitKey(unit);
  if (fact.unit !== undefined && unitKey(fact.unit) === wanted) return { times: 1, plus: 0 };
  for (const accepted of fact.accepts ?? []) {
    const name = typeof accepted === 'string' ? accepted : accepted.unit;
    if (unitKey(name) !== wanted) continue;
    return typeof accepted === 'string' ? { times: 1, plus: 0 } : { times: accepted.times, plus: accepted.plus ?? 0 };
  }
  return null;
}

/** Whether a number of this fact means nothing without its unit: a laboratory value with units that differ in size. */
function needsUnit(fact: BaseFact): boolean {
  if (segmentsOf(fact)[0] !== LABS_GROUP) return false;
  return (fact.accepts ?? []).some((unit) => typeof unit !== 'string' && (unit.times !== 1 || (unit.plus ?? 0) !== 0));
}

/** Reads the number at `node`; `unitNode` is the key `unit` beside it, if any. Null after a fault. */
export function readQuantity(
  reading: Reading,
  fact: BaseFact,
  node: LocatedNode,
  unitNode: LocatedNode | null,
): Quantity | null {
  const zero = zeroWord(fact, node);
  const text = textOf(node);
  const written = zero
    ? { sign: '' as const, number: 0, unit: '' }
    : text === null || typeof yesNo(node) === 'boolean'
      ? null
      : split(topAge(fact, text));
  if (written === null) {
    wrongKind(
      reading,
      node,
      fact.unit === undefined ? 'a number' : `a number in ${fact.unit}`,
      text?.includes(',') ? 'write decimals with a point' : undefined,
    );
    return null;
  }
  const unitText = unitNode === null ? written.unit : (textOf(unitNode) ?? '');
  if (unitNode !== null && written.unit !== '' && unitKey(written.unit) !== unitKey(unitText)) {
    reading.report.fault(unitNode, 'CASE-UNIT', `${node.path}: two units are given, ${written.unit} and ${unitText}.`, {
      found: unitText,
    });
    return null;
  }
  const conversion = unitText === '' ? bare(reading, fact, node) : convert(reading, fact, unitNode ?? node, unitText);
  if (conversion === null) return null;
  const number =
    conversion.times === 1 && conversion.plus === 0
      ? written.number
      : significant(written.number * conversion.times + conversion.plus);
  if (!judge(reading, fact, node, number)) return null;
  const kept = fact.id === FACT.age ? Math.min(number, TOP_AGE) : number;
  return compose(fact, written.sign, kept);
}

/** `none` and no are zero for counts, never for measurements. */
function zeroWord(fact: BaseFact, node: LocatedNode): boolean {
  const counted = !MEASURED_GROUPS.includes(segmentsOf(fact)[0] ?? '') && fact.id !== FACT.age;
  return counted && (fact.possible?.[0] ?? 0) <= 0 && (isNone(node) || yesNo(node) === false);
}

function topAge(fact: BaseFact, text: string): string {
  return fact.id === FACT.age && new RegExp(`^${TOP_AGE} ?\\+$`).test(text) ? String(TOP_AGE) : text;
}

function bare(reading: Reading, fact: BaseFact, node: LocatedNode): Conversion | null {
  if (!needsUnit(fact)) return { times: 1, plus: 0 };
  reading.report.fault(node, 'CASE-UNIT', `${node.path}: the unit is missing; ${fact.what} is reported in several.`, {
    found: shown(node),
    expected: unitsOf(fact).join(', '),
    hint: `write {value: ${shown(node)}, unit: ${fact.unit ?? ''}}`,
  });
  return null;
}

function convert(reading: Reading, fact: BaseFact, node: LocatedNode, unit: string): Conversion | null {
  const conversion = conversionOf(fact, unit);
  if (conversion !== null) return conversion;
  const units = unitsOf(fact);
  const near = nearest(unit, units);
  reading.report.fault(node, 'CASE-UNIT', `${node.path}: "${unit.slice(0, 40)}" is not a unit of ${fact.what}.`, {
    found: unit.slice(0, 40),
    expected: units.length === 0 ? 'a number without a unit' : units.join(', '),
    hint: near === null ? undefined : `did you mean ${near}?`,
  });
  return null;
}

/** Six significant digits: more than any laboratory reports, and free of binary rounding noise. */
function significant(number: number): number {
  return Number(number.toPrecision(6));
}

/** False when the number is impossible; an implausible one is kept and warned about. */
function judge(reading: Reading, fact: BaseFact, node: LocatedNode, number: number): boolean {
  const unit = fact.unit === undefined ? '' : ` ${fact.unit}`;
  const possible = outside(number, fact.possible);
  if (possible !== null) {
    const [low, high] = possible;
    reading.report.fault(node, 'CASE-RANGE', `${node.path}: ${number}${unit} is not possible for ${fact.what}.`, {
      found: shown(node),
      expected: `${low} to ${high}${unit}`,
      hint: number < 0 ? 'remove the minus sign' : 'check the number and its unit',
    });
    return false;
  }
  const plausible = outside(number, fact.plausible);
  if (plausible !== null) {
    const [low, high] = plausible;
    reading.report.warn(
      node,
      'CASE-IMPLAUSIBLE',
      `${fact.path ?? node.path}: ${number}${unit} is unusual for ${fact.what}; it is kept. Check it.`,
      {
        found: shown(node),
        expected: `usually ${low} to ${high}${unit}`,
      },
    );
  }
  return true;
}

/** The limits, when `number` lies outside them; null when it does not, or there are none. */
function outside(number: number, limits: readonly number[] | undefined): readonly [number, number] | null {
  const [low = -Infinity, high = Infinity] = limits ?? [];
  return number < low || number > high ? [low, high] : null;
}

function compose(fact: BaseFact, sign: Written['sign'], number: number): Quantity {
  if (sign === '<') return { value: range(Math.min(fact.possible?.[0] ?? 0, number), number), written: `<${number}` };
  if (sign === '>')
    return { value: range(number, Math.max(fact.possible?.[1] ?? Infinity, number)), written: `>${number}` };
  return { value: scalar(number), written: number };
}
