/** Trials of treatment: medicines, therapies and procedures that were tried, each with what is known of it. */
import type { NamedMedicine } from './medicine-rows.ts';
import { readDaily, readMedicine } from './medicine-rows.ts';
import { spanText } from './dose.ts';
import { ADHERENCES, FACT, RESPONSES, ROLES, STOP_REASONS } from './format.ts';
import { fold } from './fold.ts';
import type { LocatedMap, LocatedNode } from './located.ts';
import { medicineNamed } from './medicine-index.ts';
import type { Reading } from './reading.ts';
import { assume, entriesOf, unknownWord, wrongKind } from './reading.ts';
import { shown } from './reporter.ts';
import type { Row, RowList } from './rows.ts';
import { readRows } from './rows.ts';
import type { TrialFields, Weeks } from './trial-fields.ts';
import {
  readEffects,
  readLevel,
  readPlacement,
  readSessions,
  readTrialScores,
  readWeeks,
  readWord,
  said,
} from './trial-fields.ts';
import { readTime, weeksFromDates } from './trial-time.ts';
import { trialFromLine } from './trial-line.ts';
import type { Span, Trial } from './types.ts';
import { unsourcedNamed, warnIfUnsourced } from './unsourced.ts';
import { isDontKnow, isNotAsked, textOf } from './words.ts';

const KEYS = [
  'drug',
  'therapy',
  'procedure',
  'role',
  'with',
  'dose',
  'daily',
  'weeks',
  'duration',
  'sessions',
  'placement',
  'started',
  'stopped',
  'current',
  'episode',
  'adherence',
  'response',
  'scores',
  'stopped_because',
  'effect',
  'level',
  'adequate',
];
/** Keys that only a medicine has. */
const DRUG_KEYS = ['dose', 'daily', 'level'];
const KINDS = ['drug', 'therapy', 'procedure'] as const;

/** Reads the key `trials`. */
export function readTrials(reading: Reading, node: LocatedNode): RowList<Trial> {
  return readRows<Trial>(reading, node, {
    key: 'trials',
    what: 'trials',
    fact: FACT.trials,
    members: (trial) => [trial.what],
    readRow: (item, index) => readTrial(reading, item, index),
  });
}

function readTrial(reading: Reading, node: LocatedNode, index: number): Row<Trial> | null {
  const map =
    node.kind === 'map' ? node : node.kind === 'scalar' && textOf(node) !== null ? trialFromLine(reading, node) : null;
  if (map === null) {
    wrongKind(reading, node, 'a trial, such as {drug: name, dose: ..., weeks: ...}');
    return null;
  }
  const fields: TrialFields = { entries: entriesOf(reading, map, KEYS), written: {} };
  const what = readWhat(reading, map, fields);
  if (what === null) {
    // Go on, so that every other fault of the trial is told too.
    readRest(reading, fields, { kind: 'drug', medicine: { id: '', form: null } }, index);
    return null;
  }
  return { data: readRest(reading, fields, what, index), written: ordered(fields.written), node };
}

interface What {
  readonly kind: Trial['kind'];
  readonly medicine: NamedMedicine;
}

function readWhat(reading: Reading, map: LocatedMap, fields: TrialFields): What | null {
  const given = KINDS.filter((kind) => {
    const node = fields.entries.get(kind);
    return node !== undefined && !isNotAsked(node);
  });
  const [kind, second] = given;
  if (kind === undefined || second !== undefined) {
    reading.report.fault(map, 'CASE-TYPE', `${map.path}: a trial is of one drug, therapy or procedure.`, {
      found: given.join(' and ') || 'none of them',
      expected: 'one of drug, therapy, procedure',
      hint: map.entries.some((entry) => fold(entry.key) === 'medicine') ? 'write drug instead of medicine' : undefined,
    });
    return null;
  }
  const node = fields.entries.get(kind) as LocatedNode;
  const what = kind === 'drug' ? readDrug(reading, node) : readOther(reading, node, kind);
  if (what === null) return null;
  fields.written[what.kind] = what.medicine.id;
  if (what.kind === 'drug') return what;
  for (const key of DRUG_KEYS) {
    const extra = fields.entries.get(key);
    if (extra === undefined || (key === 'dose' && what.kind === 'procedure')) continue;
    reading.report.fault(extra, 'CASE-UNKNOWN-KEY', `${extra.path}: a ${what.kind} has no ${key}.`, {
      found: key,
      hint: 'remove it',
    });
  }
  return what;
}

function readDrug(reading: Reading, node: LocatedNode): What | null {
  if (isDontKnow(node)) {
    reading.report.fault(node, 'CASE-MEDICINE', `${node.path}: a trial needs its medicine.`, {
      found: '?',
      hint: 'write other when the name is not known',
    });
    return null;
  }
  const text = textOf(node) ?? '';
  const unsourced = medicineNamed(reading.registry.medicines, text) === null ? unsourcedNamed(reading, text) : null;
  const medicine = unsourced === null ? readMedicine(reading, node) : { id: unsourced, form: null };
  if (unsourced !== null) warnIfUnsourced(reading, node, unsourced);
  return medicine === null ? null : { kind: 'drug', medicine };
}

/** A therapy or procedure. A procedure that is only known as a medicine is read as that medicine. */
function readOther(reading: Reading, node: LocatedNode, kind: 'therapy' | 'procedure'): What | null {
  const vocabulary = kind === 'therapy' ? reading.registry.therapies : reading.registry.procedures;
  const text = textOf(node) ?? '';
  const id = vocabulary.words.get(fold(text));
  if (id !== undefined) {
    warnIfUnsourced(reading, node, id);
    return { kind, medicine: { id, form: null } };
  }
  const medicine = kind === 'procedure' ? medicineNamed(reading.registry.medicines, text) : null;
  if (medicine !== null) return { kind: 'drug', medicine: { id: medicine, form: null } };
  unknownWord(reading, node, vocabulary.ids, `a ${kind}`, vocabulary.words.keys());
  return null;
}

function readRest(reading: Reading, fields: TrialFields, what: What, index: number): Trial {
  const name = `${FACT.trials}[${index}]`;
  const { role, partner } = readRole(reading, fields, what, name);
  const dose = what.kind === 'drug' ? readDaily(reading, fields.entries, what.medicine) : null;
  if (dose !== null) fields.written['drug'] = dose.name;
  if (dose !== null && dose.written !== null) fields.written['dose'] = dose.written;
  if (what.kind === 'procedure') readProcedureDose(reading, fields);
  const weeks = readWeeks(reading, fields);
  const sessions = readSessions(reading, fields);
  const placement = readPlacement(reading, fields);
  const time = readTime(reading, fields, name);
  const total = weeks.total ?? (weeks.asked ? null : weeksFromDates(reading, time, name));
  const adherence = readWord(reading, fields, 'adherence', ADHERENCES) ?? 'unknown';
  const response = readResponse(reading, fields, name);
  const stoppedBecause = readWord(reading, fields, 'stopped_because', STOP_REASONS) ?? 'unknown';
  const effects = readEffects(reading, fields);
  if (what.kind === 'drug') readLevel(reading, fields);
  const adequate = readWord(reading, fields, 'adequate', ['yes', 'no'] as const);
  return {
    index,
    kind: what.kind,
    what: what.medicine.id,
    role,
    with: partner,
    daily: dose?.daily ?? null,
    form: dose?.form ?? null,
    weeksTotal: total,
    weeksAtFloor: atFloor(reading, weeks, total, what, name, fields),
    started: time.started?.first ?? null,
    stopped: time.stoppedDay,
    current: time.current,
    episode: time.episode,
    adherence,
    response,
    stoppedBecause,
    effects,
    adequate,
    sessions,
    placement,
  };
}

function readRole(
  reading: Reading,
  fields: TrialFields,
  what: What,
  name: string,
): { role: Trial['role']; partner: string | null } {
  const given = readWord(reading, fields, 'role', ROLES);
  const withNode = said(fields, 'with');
  const partner = withNode === null ? null : (readMedicine(reading, withNode)?.id ?? null);
  if (partner !== null) fields.written['with'] = partner;
  const role = given ?? (withNode === null ? 'base' : 'add');
  if (given === 'base' && withNode !== null) {
    reading.report.fault(
      withNode,
      'CASE-CONTRADICTION',
      `${withNode.path}: a base treatment is not added to another; write role: add.`,
      { found: shown(withNode) },
    );
  }
  if (given === null && what.kind === 'drug')
    assume(reading, `${name}.role`, role, withNode === null ? 'role not given' : 'added to the medicine under with');
  return { role, partner };
}

/** A procedure's dose is checked for its shape and not computed with. */
function readProcedureDose(reading: Reading, fields: TrialFields): void {
  const dose = readDaily(reading, fields.entries, { id: '', form: null });
  if (dose.written !== null) fields.written['dose'] = dose.written;
}

function atFloor(
  reading: Reading,
  weeks: Weeks,
  total: Span | null,
  what: What,
  name: string,
  fields: TrialFields,
): Span | null {
  if (weeks.atFloor !== null) return weeks.atFloor;
  const written = fields.written['weeks'];
  const asked = typeof written === 'object' && written !== null && 'at_floor' in written;
  if (total === null || asked || what.kind !== 'drug') return null;
  assume(
    reading,
    `${name}.weeks.at_floor`,
    spanText(total),
    'weeks at the adequate dose not given; the total stands for it',
  );
  return total;
}

function readResponse(reading: Reading, fields: TrialFields, name: string): Trial['response'] {
  const word = readWord(reading, fields, 'response', RESPONSES);
  const scored = readTrialScores(reading, fields);
  if (scored === null) return word ?? 'unknown';
  if (word === null && fields.written['response'] !== '?') {
    assume(reading, `${name}.response`, scored.word, scored.because);
    return scored.word;
  }
  const same =
    word === scored.word ||
    (word === 'none' && scored.word === 'minimal') ||
    (word === 'minimal' && scored.word === 'none') ||
    (word === 'remission' && scored.word === 'response');
  const node = fields.entries.get('response');
  if (!same && word !== null && node !== undefined) {
    reading.report.warn(
      node,
      'CASE-QUESTIONABLE',
      `${node.path}: "${word}" and the scores (${scored.because}: ${scored.word}) differ; the word is kept.`,
      { found: word },
    );
  }
  return word ?? 'unknown';
}

/** Canonical key order of a trial. */
function ordered(written: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(KEYS.filter((key) => written[key] !== undefined).map((key) => [key, written[key]]));
}
