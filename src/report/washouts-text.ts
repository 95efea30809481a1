/** `washouts`: the page. First days by date, then what is only cared for until a day, then what follows afterwards. */
import { lookup } from './build-references.ts';
import { type Block, heading, list, paragraph, table } from './document.ts';
import { takenLine } from './interactions-text.ts';
import type { Rich } from './layout.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { headLine } from './person-page.ts';
import { drawPage, type PageOptions } from './page.ts';
import { cited } from './reasons.ts';
import { names } from './sections/pairs.ts';
import { safetyBlocks } from './sections/safety.ts';
import type { Wait, Washout, WashoutsPage } from './washouts.ts';
import { verdictWord } from './words.ts';

export function renderWashouts(page: WashoutsPage, options: PageOptions): string {
  return drawPage(pageBlocks(page), options);
}

function pageBlocks(page: WashoutsPage): Block[] {
  const numbering = createNumbering(lookup(page.references));
  const blocking = page.washouts.filter(blocks);
  const other = page.washouts.filter((row) => !blocks(row));
  const missing = page.stopped.filter((row) => row.stopped === null);
  const body = [
    heading(1, page.startOf === null ? 'Washouts' : `Washouts: ${page.startOf.name}`),
    paragraph({
      text: headLine(page),
      tone: 'muted',
    }),
    ...safetyBlocks(page, numbering),
    takenLine(page),
    ...(missing.length === 0
      ? []
      : [
          paragraph(
            { text: 'Stop date missing: ', tone: 'caution' },
            `${names(missing)}. Days that hang on it are the latest there can be.`,
          ),
        ]),
    heading(2, 'First day'),
    ...(blocking.length === 0
      ? [paragraph('No interval of this knowledge base stands in the way of an option.')]
      : calendar('not before', blocking, numbering)),
    ...othersAgainst(blocking, numbering),
    ...(other.length === 0
      ? []
      : [heading(2, 'To be watched or adjusted until'), ...calendar('until', other, numbering)]),
    ...sentences(page.washouts, numbering),
    ...afterwards(page, numbering),
  ];
  const sources = numbering.block();
  return [...body, ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources])];
}

function blocks(row: Washout): boolean {
  return row.effect === 'contraindicate' || row.effect === 'avoid';
}

/** A day is no permission where something else stands against the option. */
function othersAgainst(rows: readonly Washout[], numbering: Numbering): Block[] {
  const items = rows
    .filter((row) => row.also.length > 0)
    .map((row): Rich => [
      { text: `${row.of.name}: `, tone: 'emphasis' },
      ...row.also.flatMap((item) => [...cited(item.say, item.citations, numbering), ' ']),
    ]);
  return items.length === 0 ? [] : [paragraph('No day ends these other reasons against:'), ...list(items)];
}

function calendar(first: string, rows: readonly Washout[], numbering: Numbering): Block[] {
  return table(
    [first, 'what', 'because of'],
    rows.map((row): readonly Rich[] => [
      [{ text: dayOf(row), tone: row.effect === 'contraindicate' ? 'danger' : 'caution' }],
      [whatOf(row)],
      row.waits.flatMap((wait, index): Rich => [
        `${index === 0 ? '' : '; '}${wait.with.name}, ${countedWords(wait)}`,
        numbering.cite(wait.citations),
      ]),
    ]),
  );
}

function dayOf(row: Washout): string {
  const latest = row.waits.map((wait) => wait.latest ?? '').reduce((a, b) => (a > b ? a : b), '');
  if (row.date === null) return `by ${latest} at the latest`;
  return row.complete || latest <= row.date ? row.date : `${row.date}, or later: ${latest} at the latest`;
}

/** The option, with the members it is about where they are not all of it, and what else stands in the way. */
function whatOf(row: Washout): string {
  const effect = row.effect === 'contraindicate' ? '' : ` (${row.effect})`;
  const members = row.medicines.length === 0 ? '' : `: ${names(row.medicines)}`;
  const now = row.verdict === 'tried' || row.verdict === 'not-yet' ? `, now ${verdictWord(row.verdict)}` : '';
  return `${row.of.name}${members}${effect}${now}`;
}

function countedWords({ counted, stopped, days }: Wait): string {
  if (counted === 'from-stop-date') return `stopped ${stopped ?? ''}, ${days} days`;
  return counted === 'if-stopped-today' ? `if stopped today, ${days} days` : `stop date missing, ${days} days`;
}

/** Each rule once. */
function sentences(rows: readonly Washout[], numbering: Numbering): Block[] {
  const rules = new Map(rows.flatMap((row) => row.waits.map((wait) => [`${wait.origin} ${wait.rule}`, wait] as const)));
  if (rules.size === 0) return [];
  return [
    heading(2, 'The rules'),
    ...list([...rules.values()].map((wait) => cited(wait.say, wait.citations, numbering))),
  ];
}

function afterwards(page: WashoutsPage, numbering: Numbering): Block[] {
  if (page.startOf === null) return [];
  if (page.afterwards.length === 0)
    return [heading(2, 'After it is stopped'), paragraph('No interval after it was read.')];
  return [
    heading(2, 'After it is stopped'),
    ...list(
      page.afterwards.map((row): Rich => [
        { text: `${row.after.name}, ${row.days} days`, tone: 'emphasis' },
        ` before ${names(row.before)}`,
        ...(row.effect === 'contraindicate' ? [] : [` (${row.effect})`]),
        ': ',
        ...cited(row.say, row.citations, numbering),
      ]),
    ),
  ];
}
