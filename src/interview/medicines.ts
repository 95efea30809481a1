/** Medicines, therapies and procedures as a person types them: suggestions while typing, and rows in words. */
import { medicineNamed } from '../cases/medicine-index.ts';
import type { Registry } from '../cases/registry.ts';
import { namesOf } from '../find.ts';
import type { Medicine } from '../knowledge/types.ts';
import type { Row } from './answers.ts';
import type { Suggest, Suggestion } from './types.ts';

const MOST = 5;

/** Medicines by generic name, synonym or brand; with `others`, therapies and procedures too. Only while the name is typed. */
export function suggestFrom(registry: Registry, others: boolean): Suggest {
  return (text) => {
    const typed = text.trimStart().toLowerCase();
    if (typed.length < 2 || /\d/.test(typed) || medicineNamed(registry.medicines, typed) !== null) return [];
    const found: Suggestion[] = [];
    for (const { medicine, names } of namesIn(registry)) {
      const name = names.find(([lower]) => lower.startsWith(typed));
      if (name !== undefined && name[0] !== typed.trim())
        found.push({ line: `${name[0]} `, label: describe(medicine, name[1]) });
    }
    if (others) {
      for (const id of [...registry.procedures.ids, ...registry.therapies.ids]) {
        const words = id.replaceAll('-', ' ');
        if (words.startsWith(typed) && words !== typed.trim()) found.push({ line: `${id} `, label: words });
      }
    }
    return found.sort((a, b) => a.line.length - b.line.length).slice(0, MOST);
  };
}

interface Named {
  readonly medicine: Medicine;
  /** In small letters and as written: its own name first, then synonyms and brands. */
  readonly names: readonly (readonly [string, string])[];
}
const named = new WeakMap<Registry, readonly Named[]>();

/** The names of every medicine; made once, as each letter that is typed looks through them. */
function namesIn(registry: Registry): readonly Named[] {
  const known = named.get(registry);
  if (known !== undefined) return known;
  const made = [...registry.medicines.byId.values()].map((medicine): Named => {
    return { medicine, names: namesOf(medicine).map((name) => [name.toLowerCase(), name]) };
  });
  named.set(registry, made);
  return made;
}

/** "Sertraline, usually 50-200 mg a day", with the generic name behind a brand. */
function describe(medicine: Medicine, name: string): string {
  const generic = name === medicine.name ? '' : ` (${medicine.name})`;
  const dose = usualDose(medicine);
  return `${name}${generic}${dose === '' ? '' : `, ${dose}`}`;
}

/** The usual daily dose of the tables, where they have one. */
export function usualDose(medicine: Medicine | undefined): string {
  const span =
    medicine?.adequacy?.usualMg ??
    (medicine?.usualAddOnMg === undefined ? undefined : [medicine.usualAddOnMg.min, medicine.usualAddOnMg.max]);
  if (span === undefined) return '';
  return `usually ${span[0]}-${span[1]} ${medicine?.adequacy?.unit ?? 'mg'} a day`;
}

/** A row as one line that reads back to it, as far as a line can hold it. */
export function rowLine(row: Row): string {
  const weeks = row['weeks'];
  const total = typeof weeks === 'object' && weeks !== null ? (weeks as Row)['total'] : weeks;
  const parts = [
    row['drug'] ?? row['therapy'] ?? row['procedure'] ?? row['medicine'],
    row['dose'],
    total === undefined || total === '?' ? undefined : `${String(total)} weeks`,
    row['sessions'] === undefined || row['sessions'] === '?' ? undefined : `${String(row['sessions'])} sessions`,
    row['reaction'],
    word(row['response']),
    word(row['adherence']),
    row['current'] === true
      ? 'current'
      : row['stopped'] === undefined && row['current'] === false
        ? 'stopped'
        : undefined,
    row['drug'] !== undefined || row['procedure'] !== undefined || row['therapy'] !== undefined
      ? stopWords(row['stopped'])
      : word(row['stopped']),
  ];
  return parts
    .filter((part) => part !== undefined)
    .map(String)
    .join(' ');
}

function word(value: unknown): unknown {
  return value === '?' ? undefined : value;
}

function stopWords(value: unknown): string | undefined {
  return value === undefined || value === '?' ? undefined : `stopped ${String(value)}`;
}
