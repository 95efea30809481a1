/** Places of a case that cannot both be true (faults, naming both), and places that are unlikely together (warnings). */
import { known } from './assumptions.ts';
import { FACT, OTHER } from './format.ts';
import { spanText } from './dose.ts';
import { doseTable } from './medicine-rows.ts';
import type { Reading } from './reading.ts';
import { at, shown } from './reporter.ts';
import type { Row, RowList } from './rows.ts';
import type { MedicationRow, Span, StoppedRow, Trial } from './types.ts';

/** The lists as read, with their places. */
export interface Lists {
  readonly trials: RowList<Trial>;
  readonly medications: RowList<MedicationRow>;
  readonly stopped: RowList<StoppedRow>;
}

/** Reports every contradiction between two places. */
export function findContradictions(reading: Reading, lists: Lists): void {
  for (const row of lists.trials.rows)
    if (row.data.kind === 'drug' && row.data.current === true) compareCurrent(reading, row, lists.medications);
  comparePerinatal(reading);
  compareResponse(reading, lists.trials);
  compareStopped(reading, lists);
}

function compareCurrent(reading: Reading, trial: Row<Trial>, medications: RowList<MedicationRow>): void {
  const { what, daily, form } = trial.data;
  if (!medications.list.known || what === OTHER) return;
  const rows = medications.rows.filter((row) => row.data.medicine === what);
  const key = reading.places.get('medications');
  if (rows.length === 0) {
    if (!medications.list.complete || key === undefined) return;
    reading.report.fault(
      trial.node,
      'CASE-CONTRADICTION',
      `${at(trial.node, trial.node.path)}: "${what}" is marked current but missing from ${at(key, 'medications')}.`,
      {
        found: what,
        hint: 'add it to medications, or write current: no',
      },
    );
    return;
  }
  if (rows.some((row) => overlap(row.data.daily, daily) && sameForm(row.data.form, form))) return;
  const row = rows[0] as Row<MedicationRow>;
  const unit = doseTable(reading, what).unit;
  const say = (span: Span | null, own: string | null): string =>
    [span === null ? '' : `${spanText(span)} ${unit}`, own ?? ''].join(' ').trim();
  reading.report.fault(
    row.node,
    'CASE-CONTRADICTION',
    `"${what}": ${at(row.node, row.node.path)} says ${say(row.data.daily, row.data.form)}, the current trial ${at(trial.node, trial.node.path)} says ${say(daily, form)}.`,
    {
      found: shown(row.node),
      hint: 'write the same dose in both, or leave one out',
    },
  );
}

function overlap(one: Span | null, other: Span | null): boolean {
  return one === null || other === null || (one.min <= other.max && other.min <= one.max);
}

function sameForm(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

function comparePerinatal(reading: Reading): void {
  const pregnant = known(reading, FACT.pregnant);
  const node = reading.places.get(FACT.pregnant);
  if (node === undefined) return;
  const sex = reading.places.get(FACT.sex);
  if (pregnant === 'yes' && known(reading, FACT.sex) === 'male' && sex !== undefined) {
    reading.report.fault(
      node,
      'CASE-CONTRADICTION',
      `${at(sex, sex.path)} is male and ${at(node, node.path)} says yes.`,
      { found: shown(node), hint: 'sex is used for thresholds only; write other, or correct one of the two' },
    );
  }
  const postpartum = reading.places.get(FACT.postpartum);
  if (pregnant === 'yes' && known(reading, FACT.postpartum) === true && postpartum !== undefined) {
    reading.report.warn(
      node,
      'CASE-QUESTIONABLE',
      `${at(node, node.path)} and ${at(postpartum, postpartum.path)}: pregnant within a year of a birth? Both are kept.`,
      { found: shown(node) },
    );
  }
}

function compareResponse(reading: Reading, trials: RowList<Trial>): void {
  const severity = reading.places.get(FACT.severity);
  if (severity === undefined || known(reading, FACT.severity) !== 'severe') return;
  for (const row of trials.rows) {
    if (row.data.response !== 'remission' || row.data.episode !== 'this' || row.data.stoppedBecause === 'lost-effect')
      continue;
    reading.report.warn(
      row.node,
      'CASE-QUESTIONABLE',
      `${at(row.node, row.node.path)}: remission in this episode, but ${at(severity, severity.path)} says severe now. Both are kept.`,
      {
        found: row.data.what,
        hint: 'write stopped_because: lost-effect after a relapse, or episode: earlier',
      },
    );
  }
}

function compareStopped(reading: Reading, lists: Lists): void {
  for (const row of lists.stopped.rows) {
    const taken = lists.medications.rows.find(
      (other) => other.data.medicine === row.data.medicine && other.data.medicine !== OTHER,
    );
    if (taken === undefined) continue;
    reading.report.warn(
      row.node,
      'CASE-QUESTIONABLE',
      `"${row.data.medicine}" is stopped (${at(row.node, row.node.path)}) and taken (${at(taken.node, taken.node.path)}). Both are kept.`,
      { found: row.data.medicine },
    );
  }
  for (const row of lists.trials.rows) {
    const taken = lists.medications.rows.find(
      (other) => other.data.medicine === row.data.what && other.data.medicine !== OTHER,
    );
    if (row.data.kind !== 'drug' || row.data.current !== false || taken === undefined) continue;
    const again = lists.trials.rows.some((other) => other.data.what === row.data.what && other.data.current !== false);
    if (again) continue;
    reading.report.warn(
      row.node,
      'CASE-QUESTIONABLE',
      `"${row.data.what}" is not current in ${at(row.node, row.node.path)} but taken in ${at(taken.node, taken.node.path)}. Both are kept.`,
      {
        found: row.data.what,
        hint: 'write current: yes, or add a second trial for the present course',
      },
    );
  }
}
