/** Interactions as entries: what meets what, why, until when, what to do. Shared by three pages. */
import { type Block, entries, type Entry, list } from '../document.ts';
import type { Interaction, Mechanism, NamedId, ReportLoad } from '../interactions.ts';
import type { Rich, Tone } from '../layout.ts';
import type { Numbering } from '../numbering.ts';
import { cited } from '../reasons.ts';
import { capital, sentence, unstopped } from '../words.ts';

const TONE: Readonly<Record<Interaction['effect'], Tone>> = {
  contraindicate: 'danger',
  avoid: 'danger',
  adjust: 'caution',
  caution: 'caution',
  monitor: 'muted',
};

/** Rules that hold for an option, the most serious first. `named`: the heading says already whom it is about. */
export function interactionBlocks(rows: readonly Interaction[], numbering: Numbering, named: boolean): Block[] {
  return entries(rows.map((row) => entryOf(row, numbering, named)));
}

function entryOf(row: Interaction, numbering: Numbering, named: boolean): Entry {
  const own = named ? '' : `${listOf(row)} and `;
  const notes = [
    ...mechanismWords(row.mechanism),
    ...(row.side === 'taken' && row.of.kind === 'option'
      ? [`a rule of ${row.with.name}; the verdict of the option does not count it`]
      : []),
  ];
  const why =
    notes.length === 0 ? [] : [{ mark: '', text: [{ text: `${capital(notes.join('; '))}.`, tone: 'muted' }] as Rich }];
  // Of an option of several medicines it may be one of them only; an option that is one medicine bears its name.
  const one = row.medicines.every(({ name }) => row.of.name.toLowerCase().includes(name.toLowerCase()));
  const members = named && !one ? [{ mark: '', text: [`For ${names(row.medicines)}.`] as Rich }] : [];
  const exempt =
    row.waived === null
      ? []
      : [{ mark: '', text: ['Exempt: ', ...cited(row.waived.say, row.waived.citations, numbering)] }];
  return {
    label: row.waived === null ? `${row.effect}${row.value === 'unknown' ? '?' : ''}` : 'exempt',
    tone: row.waived === null ? TONE[row.effect] : 'muted',
    title: [
      { text: capital(`${own}${partnerWords(row)}`), tone: 'emphasis' },
      ': ',
      ...cited(row.say, row.citations, numbering),
      ...conditionWords(row),
    ],
    lines: [...members, ...exempt, ...why],
  };
}

function listOf({ of, medicines }: Interaction): string {
  return medicines.length === 0 ? of.name : names(medicines);
}

function partnerWords({ with: met, also }: Interaction): string {
  const state =
    met.state === 'replaced'
      ? ' (stopped for it today)'
      : met.state === 'stopped'
        ? ` (stopped${met.stopped === null ? ', day not known' : ` ${met.stopped}`})`
        : met.state === 'under-way'
          ? ' (under way)'
          : '';
  return `${met.name}${state}${also.length === 0 ? '' : ` together with ${names(also)}`}`;
}

function conditionWords({ until, value, dependsOn }: Interaction): string[] {
  const words: string[] = [];
  if (until !== null) words.push(` Until ${until}.`);
  if (value === 'unknown' && dependsOn.length > 0) words.push(` Depends on: ${unstopped(names(dependsOn))}.`);
  return words;
}

function mechanismWords(mechanism: readonly Mechanism[]): string[] {
  return mechanism.map(({ kind, name, strength, medicine }) => {
    const who = medicine?.name ?? '';
    if (kind === 'class') return `${who} is of the class: ${name}`;
    if (kind === 'load') return `about: ${name}`;
    if (kind === 'substrate') return `${who} is a substrate of ${name}`;
    return `${who}: ${strength ?? ''} ${kind === 'inhibits' ? 'inhibitor' : 'inducer'} of ${name}`;
  });
}

/**
 * Loads with two contributors or more, as sentences; those with one as a line each. `told`: loads whose own sentence
 * stands on the page already.
 */
export function loadBlocks(loads: readonly ReportLoad[], numbering: Numbering, told: Set<string>): Block[] {
  return list(
    loads.map((load): Rich => {
      const head = { text: `${load.name}: `, tone: 'emphasis' } as const;
      if (load.count === null) return [head, `${names(load.medicines)} alone.`];
      const known = told.has(load.id);
      told.add(load.id);
      return [head, sentence(load.count), ...(known ? [] : [' ', ...cited(load.say, load.citations, numbering)])];
    }),
  );
}

export function names(items: readonly NamedId[]): string {
  return items.map((item) => item.name).join(', ');
}
