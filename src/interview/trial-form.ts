/** A trial step by step: the same fields that one line holds, and those it has no room for. */
import { ADHERENCES, RESPONSES, ROLES, STOP_REASONS } from '../cases/format.ts';
import { fold } from '../cases/fold.ts';
import { medicineAtStart } from '../cases/medicine-index.ts';
import type { Registry } from '../cases/registry.ts';
import type { Row } from './answers.ts';
import { suggestFrom } from './medicines.ts';
import type { FormRow } from './types.ts';
import { absoluteDate } from './written.ts';

const words = (list: readonly string[]): FormRow['choices'] =>
  list.filter((value) => value !== 'unknown').map((value) => ({ value, label: value.replaceAll('-', ' ') }));
const YES_NO = words(['yes', 'no']);
const RESPONSE_LABELS: Readonly<Record<string, string>> = {
  minimal: 'minimal (under 25 %)',
  partial: 'partial (25-49 %)',
  response: 'response (50 % or more)',
};

/** The rows of the form. */
export function trialRows(registry: Registry): readonly FormRow[] {
  const text = { kind: 'text' as const, choices: [] };
  const choice = { kind: 'choice' as const, hint: '' };
  return [
    {
      ...text,
      id: 'name',
      label: 'Treatment',
      hint: 'generic or brand name, therapy or procedure',
      suggest: suggestFrom(registry, true),
    },
    { ...text, id: 'dose', label: 'Highest dose held', hint: 'mg a day, or 75 mg twice daily' },
    { ...text, id: 'weeks', label: 'Weeks in all', hint: 'weeks' },
    { ...text, id: 'floor', label: 'Weeks at an adequate dose', hint: 'weeks, if shorter' },
    { ...text, id: 'sessions', label: 'Sessions', hint: 'therapies and procedures' },
    {
      ...choice,
      id: 'response',
      label: 'Best response',
      choices: words(RESPONSES).map((item) => ({ ...item, label: RESPONSE_LABELS[item.value] ?? item.label })),
    },
    { ...choice, id: 'adherence', label: 'Taken as agreed', choices: words(ADHERENCES) },
    { ...choice, id: 'current', label: 'Still taken', choices: YES_NO },
    {
      ...text,
      id: 'stopped',
      label: 'Stopped',
      hint: 'such as 2026-09, or 3 weeks ago',
      when: { row: 'current', is: 'no' },
    },
    {
      ...choice,
      id: 'stopped_because',
      label: 'Stopped because',
      choices: words(STOP_REASONS),
      when: { row: 'current', is: 'no' },
    },
    {
      ...choice,
      id: 'role',
      label: 'Alone or added',
      choices: [
        { value: ROLES[0], label: 'alone' },
        { value: ROLES[1], label: 'added to another' },
      ],
    },
    {
      ...choice,
      id: 'episode',
      label: 'Episode',
      choices: [
        { value: 'this', label: 'this one' },
        { value: 'earlier', label: 'an earlier one' },
      ],
    },
    { ...choice, id: 'adequate', label: 'Adequate, in your own judgement', choices: YES_NO },
  ];
}

/** The values of an entered trial. */
export function trialValues(row: Row): Record<string, string> {
  const weeks = row['weeks'];
  const parts: Row = typeof weeks === 'object' && weeks !== null ? (weeks as Row) : { total: weeks };
  const plain: Record<string, unknown> = {
    name: row['drug'] ?? row['therapy'] ?? row['procedure'],
    dose: row['dose'],
    weeks: parts['total'],
    floor: parts['at_floor'],
    sessions: row['sessions'],
    response: row['response'],
    adherence: row['adherence'],
    current:
      row['current'] === true ? 'yes' : row['current'] === false || row['stopped'] !== undefined ? 'no' : undefined,
    stopped: row['stopped'],
    stopped_because: row['stopped_because'],
    role: row['role'],
    episode: row['episode'],
    adequate: row['adequate'],
  };
  return Object.fromEntries(
    Object.entries(plain).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
}

/** The trial that the form's values make; keys the form does not know stay as they were. */
export function trialFrom(
  values: Readonly<Record<string, string>>,
  before: Row | null,
  asOf: string,
  registry: Registry,
): Row {
  const said = (key: string): string | undefined =>
    values[key] === undefined || values[key].trim() === '' ? undefined : values[key].trim();
  const own = [
    'drug',
    'therapy',
    'procedure',
    'dose',
    'daily',
    'weeks',
    'sessions',
    'response',
    'adherence',
    'current',
    'stopped',
    'stopped_because',
    'role',
    'episode',
    'adequate',
  ];
  const rest = Object.fromEntries(Object.entries(before ?? {}).filter(([key]) => !own.includes(key)));
  const name = said('name') ?? '';
  const current = said('current');
  const stopped = current === 'no' ? said('stopped') : undefined;
  const weeks = { total: said('weeks'), at_floor: said('floor') };
  const entries: Record<string, unknown> = {
    [kindOf(name, registry)]: kindOf(name, registry) === 'drug' ? name : name.trim().replace(/\s+/g, '-'),
    dose: doseWords(said('dose')),
    weeks:
      weeks.total === undefined && weeks.at_floor === undefined
        ? undefined
        : Object.fromEntries(Object.entries(weeks).filter(([, value]) => value !== undefined)),
    sessions: said('sessions'),
    response: said('response'),
    adherence: said('adherence'),
    current: current === undefined || current === '?' ? current : current === 'yes',
    stopped: stopped === undefined || stopped === '?' ? stopped : (absoluteDate(stopped, asOf) ?? stopped),
    stopped_because: current === 'no' ? said('stopped_because') : undefined,
    role: said('role'),
    episode: said('episode'),
    adequate: said('adequate'),
    ...rest,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function doseWords(dose: string | undefined): string | undefined {
  return dose !== undefined && /^\d+(?:\.\d+)?$/.test(dose) ? `${dose} mg` : dose;
}

function kindOf(name: string, registry: Registry): 'drug' | 'therapy' | 'procedure' {
  if (medicineAtStart(registry.medicines, name.split(/\s+/)) !== null) return 'drug';
  if (registry.procedures.words.has(fold(name))) return 'procedure';
  return registry.therapies.words.has(fold(name)) ? 'therapy' : 'drug';
}
