/** Medicines of a person: what is taken, what was stopped, and serious reactions. Names come from the knowledge base only. */
import { scalarAt, mapAt } from './located.ts';
import type { LocatedNode } from './located.ts';
import { lastDay, readDate } from './dated.ts';
import type { Dose, DoseTable } from './dose.ts';
import { parseDose, spanText, withUnit, writtenDose } from './dose.ts';
import { FACT, OTHER } from './format.ts';
import { fold } from './fold.ts';
import { classNamed, medicineAtStart, medicineNamed, nearestMedicine } from './medicine-index.ts';
import type { Reading } from './reading.ts';
import { entriesOf, wrongKind } from './reading.ts';
import { shown } from './reporter.ts';
import type { Row, RowList } from './rows.ts';
import { readRows } from './rows.ts';
import type { MedicationRow, Span, StoppedRow } from './types.ts';
import { isDontKnow, isNotAsked, textOf } from './words.ts';

/** A medicine named in a case, with the form that stood behind its name ("NAME XR"). */
export interface NamedMedicine {
  readonly id: string;
  readonly form: string | null;
}

/** Dose table of a medicine, as far as the knowledge base has one. */
export function doseTable(reading: Reading, medicine: string): DoseTable {
  const adequacy = reading.registry.medicines.byId.get(medicine)?.adequacy;
  return { unit: adequacy?.unit ?? 'mg', forms: Object.keys(adequacy?.forms ?? {}), known: adequacy !== undefined };
}

/** The medicine at `node`; null after a fault that names the nearest, or the class that was named instead. */
export function readMedicine(reading: Reading, node: LocatedNode): NamedMedicine | null {
  const text = textOf(node);
  if (text === null || node.kind !== 'scalar' || typeof node.value === 'boolean') {
    wrongKind(reading, node, 'the name of a medicine');
    return null;
  }
  const { medicines } = reading.registry;
  const id = medicineNamed(medicines, text);
  if (id !== null) return { id, form: null };
  if (fold(text) === OTHER) {
    reading.report.warn(
      node,
      'CASE-MEDICINE',
      `${node.path}: a medicine that the knowledge base does not know; every interaction with it stays unknown.`,
      { found: OTHER },
    );
    return { id: OTHER, form: null };
  }
  const words = text.split(/\s+/);
  const start = medicineAtStart(medicines, words);
  if (start !== null) {
    const dose = parseDose(`1 mg ${words.slice(start.used).join(' ')}`, doseTable(reading, start.id));
    if (!('fault' in dose) && dose.form !== null && !dose.frequencyGiven) return { id: start.id, form: dose.form };
  }
  unknownMedicine(reading, node, text);
  return null;
}

/** Reports a medicine nobody knows. */
export function unknownMedicine(reading: Reading, node: LocatedNode, name: string): void {
  if (reading.report.isFull()) return;
  const { medicines } = reading.registry;
  const found = shown(node);
  const known = classNamed(medicines, name);
  if (known !== null) {
    reading.report.fault(node, 'CASE-MEDICINE', `${node.path}: "${found}" is a class of medicines.`, {
      found,
      expected: 'one medicine by its name',
      hint:
        known.examples.length === 0 ? 'name the medicine' : `name the medicine, such as ${known.examples.join(', ')}`,
    });
    return;
  }
  const near = nearestMedicine(medicines, name);
  reading.report.fault(node, 'CASE-MEDICINE', `${node.path}: "${found}" is not a medicine of the knowledge base.`, {
    found,
    expected: 'a generic or brand name',
    hint: near === null ? 'check the spelling, or write other' : `did you mean ${near}?`,
  });
}

/** Reads a dose; null after a fault. */
export function readDose(reading: Reading, node: LocatedNode, medicine: string): Dose | null {
  const text = textOf(node);
  if (text === null) {
    wrongKind(reading, node, 'a dose such as "75 mg twice daily"');
    return null;
  }
  const dose = parseDose(text, doseTable(reading, medicine));
  if (!('fault' in dose)) {
    warnHigh(reading, node, medicine, dose);
    return dose;
  }
  const code = dose.fault === 'unit' ? 'CASE-UNIT' : dose.fault === 'range' ? 'CASE-RANGE' : 'CASE-UNKNOWN-WORD';
  const hint =
    dose.fault === 'unit' && /^[\d.]+$/.test(text) ? `write ${text} ${doseTable(reading, medicine).unit}` : undefined;
  reading.report.fault(node, code, `${node.path}: ${dose.say}.`, { found: shown(node), expected: dose.expected, hint });
  return null;
}

/** Twice the highest labelled dose is taken for a slip of the pen until somebody says otherwise. */
const SLIP = 2;

function warnHigh(reading: Reading, node: LocatedNode, medicine: string, dose: Dose): void {
  const highest = reading.registry.medicines.byId.get(medicine)?.adequacy?.labelMaxMg;
  if (highest === undefined || highest === null || dose.daily === null || dose.daily.max <= highest * SLIP) return;
  reading.report.warn(
    node,
    'CASE-IMPLAUSIBLE',
    `${node.path}: ${spanText(dose.daily)} ${doseTable(reading, medicine).unit} a day is more than twice the highest labelled dose; it is kept. Check it.`,
    {
      found: shown(node),
      expected: `usually up to ${highest} ${doseTable(reading, medicine).unit}`,
    },
  );
}

export interface DailyDose {
  readonly daily: Span | null;
  readonly form: string | null;
  readonly written: string | null;
  /** The medicine as a canonical case writes it: with its form when no dose carries that. */
  readonly name: string;
}

/** `dose` and `daily` together: `daily` wins, and a disagreement with dose times frequency is a fault. */
export function readDaily(
  reading: Reading,
  entries: ReadonlyMap<string, LocatedNode>,
  medicine: NamedMedicine,
): DailyDose {
  const said = (key: string): LocatedNode | null => {
    const node = entries.get(key);
    return node === undefined || isNotAsked(node) ? null : node;
  };
  const [doseNode, dailyNode] = [said('dose'), said('daily')];
  const read = (node: LocatedNode | null): Dose | null =>
    node === null || isDontKnow(node) ? null : readDose(reading, node, medicine.id);
  const [dose, daily] = [read(doseNode), read(dailyNode)];
  if (dose !== null && daily !== null && doseNode !== null && dailyNode !== null)
    compareDoses(reading, doseNode, dose, dailyNode, daily);
  const best = daily ?? dose;
  const form = medicine.form ?? daily?.form ?? dose?.form ?? null;
  const asked = [doseNode, dailyNode].some((node) => node !== null && isDontKnow(node));
  return {
    daily: best?.daily ?? null,
    form,
    written: best !== null ? writtenDose(best, form) : asked ? '?' : null,
    name: best === null && form !== null ? `${medicine.id} ${form}` : medicine.id,
  };
}

function compareDoses(reading: Reading, doseNode: LocatedNode, dose: Dose, dailyNode: LocatedNode, daily: Dose): void {
  if (daily.daily === null) return;
  const total = dose.frequencyGiven ? dose.daily : null;
  const differs = total !== null && (total.max < daily.daily.min || total.min > daily.daily.max);
  const tooSmall = dose.single !== null && daily.daily.max < dose.single.min && !dose.frequencyGiven;
  if (!differs && !tooSmall) return;
  reading.report.fault(
    dailyNode,
    'CASE-CONTRADICTION',
    `${dailyNode.path}: ${shown(dailyNode)} a day disagrees with the dose "${shown(doseNode)}"${doseNode.line === 0 ? '' : ` (line ${doseNode.line})`}.`,
    {
      found: shown(dailyNode),
      expected: `${dose.amount} a day`,
    },
  );
}

/** Reads the key `medications`. */
export function readMedications(reading: Reading, node: LocatedNode): RowList<MedicationRow> {
  return readRows<MedicationRow>(reading, node, {
    key: 'medications',
    what: 'medicines',
    fact: FACT.medications,
    members: (row) => [row.medicine],
    readRow: (item) => {
      const entries = rowEntries(reading, item, ['medicine', 'dose', 'daily'], 'dose');
      const medicine = entries === null ? null : readMedicineKey(reading, item, entries);
      if (entries === null || medicine === null) return null;
      const { daily, form, written, name } = readDaily(reading, entries, medicine);
      return {
        data: { medicine: medicine.id, daily, form },
        written: { medicine: name, ...(written === null ? {} : { dose: written }) },
        node: item,
      };
    },
  });
}

/** Reads the key `stopped_recently`. */
export function readStoppedRecently(reading: Reading, node: LocatedNode): RowList<StoppedRow> {
  return readRows<StoppedRow>(reading, node, {
    key: 'stopped_recently',
    what: 'medicines',
    fact: FACT.stoppedRecently,
    members: (row) => [row.medicine],
    readRow: (item): Row<StoppedRow> | null => {
      const entries = rowEntries(reading, item, ['medicine', 'stopped'], 'stopped');
      const medicine = entries === null ? null : readMedicineKey(reading, item, entries);
      if (entries === null || medicine === null) return null;
      const stoppedNode = entries.get('stopped');
      if (stoppedNode === undefined || isNotAsked(stoppedNode))
        return { data: { medicine: medicine.id, stopped: null }, written: { medicine: medicine.id }, node: item };
      if (isDontKnow(stoppedNode))
        return {
          data: { medicine: medicine.id, stopped: null },
          written: { medicine: medicine.id, stopped: '?' },
          node: item,
        };
      const date = readDate(reading, stoppedNode, 'any');
      if (date === null) return null;
      if (date.first > reading.asOf) afterCase(reading, stoppedNode, date.written);
      return {
        data: { medicine: medicine.id, stopped: lastDay(reading, date) },
        written: { medicine: medicine.id, stopped: date.written },
        node: item,
      };
    },
  });
}

/** Reports a stop date after the date of the case. */
export function afterCase(reading: Reading, node: LocatedNode, written: string): void {
  const asOf = reading.places.get('as_of');
  const where = asOf === undefined || asOf.line === 0 ? '' : ` (line ${asOf.line})`;
  reading.report.fault(
    node,
    'CASE-CONTRADICTION',
    `${node.path}: ${written} lies after as_of ${reading.asOf}${where}.`,
    { found: shown(node), expected: `a date up to ${reading.asOf}` },
  );
}

/** The keys of a row; one line of text is read as the medicine's name with what follows it under `rest`. */
function rowEntries(
  reading: Reading,
  node: LocatedNode,
  keys: readonly string[],
  rest: 'dose' | 'stopped',
): Map<string, LocatedNode> | null {
  if (node.kind === 'map') return entriesOf(reading, node, keys);
  const text = textOf(node);
  if (text === null || node.kind === 'list') {
    wrongKind(reading, node, `a medicine, such as {medicine: name, ${rest}: ...}`);
    return null;
  }
  const words = text.split(/\s+/);
  const start = medicineAtStart(reading.registry.medicines, words);
  const used = start?.used ?? words.findIndex((word) => /^\d/.test(word));
  const name = words.slice(0, used <= 0 ? words.length : used).join(' ');
  const tail = used <= 0 ? '' : words.slice(used).join(' ');
  const written = rest === 'dose' ? withUnit(tail, doseTable(reading, start?.id ?? OTHER).unit) : tail;
  const formOnly = rest === 'dose' && tail !== '' && !/\d/.test(tail);
  const map = mapAt(node, node.path, {
    medicine: scalarAt(node, node.path, formOnly ? `${name} ${tail}` : name),
    ...(tail === '' || formOnly ? {} : { [rest]: scalarAt(node, node.path, written) }),
  });
  return entriesOf(reading, map, keys);
}

/** The medicine of a row; a row without one is a fault. */
export function readMedicineKey(
  reading: Reading,
  row: LocatedNode,
  entries: ReadonlyMap<string, LocatedNode>,
): NamedMedicine | null {
  const node = entries.get('medicine');
  if (node !== undefined && !isNotAsked(node) && !isDontKnow(node)) return readMedicine(reading, node);
  reading.report.fault(row, 'CASE-TYPE', `${row.path}: the medicine is missing.`, {
    found: shown(row),
    expected: '{medicine: name}',
    hint: 'write {medicine: other} for one whose name is not known',
  });
  return null;
}
