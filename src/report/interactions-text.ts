/** `interactions`: the page. What is wrong now, then each option beside what is taken, then what cannot be told. */
import { lookup } from './build-references.ts';
import { type Block, heading, list, marked, paragraph } from './document.ts';
import type { Beside, Duplicate, Interaction, InteractionsPage, NamedId, Unclear } from './interactions.ts';
import type { Rich } from './layout.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { headLine } from './person-page.ts';
import { drawPage, type PageOptions } from './page.ts';
import { interactionBlocks, loadBlocks, names } from './sections/pairs.ts';
import { safetyBlocks } from './sections/safety.ts';
import { capital, VERDICT_TONE, verdictWord } from './words.ts';

export function renderInteractions(page: InteractionsPage, options: PageOptions): string {
  return drawPage(pageBlocks(page), options);
}

function pageBlocks(page: InteractionsPage): Block[] {
  const numbering = createNumbering(lookup(page.references));
  const told = new Set<string>();
  const body = [
    heading(1, page.about === 'case' ? 'Interactions' : `Interactions: ${names(page.beside)}`),
    paragraph({
      text: headLine(page),
      tone: 'muted',
    }),
    ...safetyBlocks(page, numbering),
    ...(page.about === 'case' ? [takenLine(page), ...presentBlocks(page, numbering, told)] : []),
    ...(page.about === 'case' ? besideBlocks(page, numbering, told) : betweenBlocks(page, numbering, told)),
    ...unclearBlocks(page),
    paragraph({
      text: 'Where nothing is listed, no rule of this knowledge base was found; that is not the same as safe.',
      tone: 'muted',
    }),
  ];
  const sources = numbering.block();
  return [...body, ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources])];
}

/** What is taken, and how far the lists go. */
export function takenLine({
  taken,
  takenComplete,
  stoppedComplete,
}: Pick<InteractionsPage, 'taken' | 'takenComplete' | 'stoppedComplete'>): Block {
  const open = [
    ...(takenComplete ? [] : ['the list of medicines may not be complete']),
    ...(stoppedComplete ? [] : ['what was stopped recently was not asked or may not be complete']),
  ];
  const list = taken.length === 0 ? (takenComplete ? 'nothing' : 'nothing named') : names(taken);
  return marked('Taken now', 'heading', `${list}.${open.length === 0 ? '' : ` ${capital(open.join('; '))}.`}`);
}

function presentBlocks(page: InteractionsPage, numbering: Numbering, told: Set<string>): Block[] {
  const { present, duplicates, loads } = page;
  if (page.taken.length === 0) return [];
  return [
    heading(2, 'Among what is taken now'),
    ...interactionBlocks(present, numbering, false),
    ...duplicateBlocks(duplicates),
    ...(present.length + duplicates.length === 0
      ? [paragraph('No rule of this knowledge base speaks of these together.')]
      : []),
    ...(loads.length === 0 ? [] : [heading(3, 'What adds up'), ...loadBlocks(loads, numbering, told)]),
  ];
}

function duplicateBlocks(duplicates: readonly Duplicate[]): Block[] {
  return list(
    duplicates.map((item): Rich => [
      { text: `Of one class (${item.class.name}): `, tone: 'caution' },
      `${names(item.medicines)}.`,
    ]),
  );
}

function besideBlocks(page: InteractionsPage, numbering: Numbering, told: Set<string>): Block[] {
  const rowsOf = (item: Beside): readonly Interaction[] =>
    page.interactions.filter((row) => row.of.kind === item.kind && row.of.id === item.id);
  const loaded = (item: Beside) => item.loads.filter((load) => load.count !== null);
  const shown = page.beside.filter((item) => rowsOf(item).length + loaded(item).length + item.duplicates.length > 0);
  const rest = page.beside.filter((item) => !shown.includes(item));
  return [
    heading(2, 'With each option'),
    ...shown.flatMap((item) => [
      heading(3, item.name, ...verdictWords(item)),
      ...interactionBlocks(rowsOf(item), numbering, true),
      ...duplicateBlocks(item.duplicates),
      ...loadBlocks(loaded(item), numbering, told),
    ]),
    ...(rest.length === 0 ? [] : [marked('No rule found', 'muted', `${names(rest)}.`)]),
    ...labelLine(page.beside),
  ];
}

function verdictWords({ verdict, until }: Beside): Rich {
  if (verdict === null) return [];
  const date = until === null ? '' : `, not before ${until}`;
  return [' (', { text: verdictWord(verdict), tone: VERDICT_TONE[verdict] }, `${date})`];
}

/** Whose interactions were not read in full: silence there says less. */
function labelLine(beside: readonly Beside[]): Block[] {
  const of = (state: Beside['labelRead']) => beside.filter((item) => item.labelRead === state);
  const line = (words: string, items: readonly Beside[]): Block[] =>
    items.length === 0 ? [] : [marked(words, 'caution', `${names(items)}.`)];
  return [
    ...line('Interactions on the label not read', of('not-read')),
    ...line('Interactions on the label read in part', of('partly')),
  ];
}

function betweenBlocks(page: InteractionsPage, numbering: Numbering, told: Set<string>): Block[] {
  const { interactions, duplicates, loads } = page;
  return [
    ...interactionBlocks(interactions, numbering, false),
    ...duplicateBlocks(duplicates),
    ...(interactions.length + duplicates.length === 0
      ? [paragraph('No rule of this knowledge base speaks of these together.')]
      : []),
    ...loadBlocks(loads, numbering, told),
    ...labelLine(page.beside),
  ];
}

/** What is asked of many medicines is said once, with whom it is asked of. */
function unclearBlocks({ unclear }: InteractionsPage): Block[] {
  if (unclear.length === 0) return [];
  const groups = new Map<string, Unclear[]>();
  for (const item of unclear) {
    const key = `${item.why} ${item.asks.join(', ')}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [heading(2, 'What cannot be told'), ...list([...groups.values()].map(unclearLine))];
}

function unclearLine(items: readonly Unclear[]): Rich {
  const medicines = items.map((item) => item.medicine);
  const asks = items[0]?.asks ?? [];
  const askers = [...new Map(items.flatMap((item) => item.of).map((item) => [item.id, item])).values()];
  const who = { text: capital(names(medicines)), tone: 'emphasis' } as const;
  if (asks.length === 0) return [who, `: nothing is known of it here; rules of ${some(askers)} may be about it.`];
  return [who, `: not read whether of the class ${asks.join(', or ')}, which rules of ${some(askers)} ask.`];
}

/** A few by name, the rest counted. */
function some(items: readonly NamedId[]): string {
  const shown = items.slice(0, 4);
  const rest = items.length - shown.length;
  return rest === 0 ? names(shown) : `${names(shown)} and ${rest} more`;
}
