/** The options: the best-placed at a glance, rows by family with one reason each, and what is not open with why. */
import { type Arrangement, type FamilyRows, type OpenQuestions, type Row, shownRows } from '../arrange.ts';
import { type Block, entries, type Entry, heading, joined, list, marked, paragraph, table } from '../document.ts';
import type { Rich } from '../layout.ts';
import type { Numbering } from '../numbering.ts';
import { cautionLine, cited, conditionText, decidingLine, membersLine, type Said, whyLine } from '../reasons.ts';
import type { FamilyCaution, Report, ReportOption, Verdict } from '../types.ts';
import { badge, capital, count, keyWord, nameOf, own, VERDICT_TONE, verdictWord } from '../words.ts';

const AT_A_GLANCE = 8;

export function openLine(open: OpenQuestions): Block[] {
  if (open.options === 0) return [];
  const verb = open.questions.length === 1 ? 'settles' : 'settle';
  return [
    marked('Open', 'caution', `${count(open.questions.length, 'question')} ${verb} ${count(open.options, 'option')}.`),
  ];
}

/** One line an option, best first. */
export function glanceBlocks(report: Report, arrangement: Arrangement): Block[] {
  const rows = shownRows(arrangement);
  if (rows.length === 0)
    return [
      heading(2, 'Options'),
      paragraph('No option is open without a further condition; see below what each one needs.'),
    ];
  const all = arrangement.families.reduce((sum, family) => sum + family.rows.length + family.more.length, 0);
  const shown = rows.slice(0, AT_A_GLANCE);
  const title = shown.length === all ? 'Options' : `Options: best-placed ${shown.length} of ${all}, at most 3 a family`;
  return [
    heading(2, title),
    ...table(
      ['verdict', 'option', 'status'],
      shown.map(({ lead }): readonly Rich[] => [
        verdictPiece(lead),
        [lead.name],
        [{ text: badge(report, lead).replace(/^status /, ''), tone: 'muted' }],
      ]),
      true,
    ),
  ];
}

function verdictPiece(option: ReportOption): Rich {
  return [{ text: verdictWord(option.verdict), tone: VERDICT_TONE[option.verdict] }];
}

export function familyBlocks(report: Report, families: readonly FamilyRows[], numbering: Numbering): Block[] {
  if (families.length === 0) return [];
  const rows = families.flatMap((family): Block[] => {
    const cautions = own(report.familyCautions, family.family) ?? [];
    const said: Said = { byFamily: new Set(cautions.map((item) => item.say)), inRows: new Set() };
    return [
      heading(3, capital(nameOf(report, 'families', family.family))),
      ...cautions.map((item) => familyCaution(report, item, numbering)),
      ...entries(family.rows.map((row) => rowEntry(report, row, said, numbering))),
      ...moreBlocks(family),
    ];
  });
  return [heading(2, 'Options by family'), ...rows];
}

const NAMES_SHOWN = 3;

/** Said once for a family; where it is not about all of them, with the names of those it is about. */
function familyCaution(report: Report, caution: FamilyCaution, numbering: Numbering): Block {
  const said = cited(caution.say, caution.citations, numbering);
  if (caution.about === null) return marked('All of these', 'caution', ...said);
  const names = caution.about.map((id) => report.options.find((option) => option.id === id)?.name ?? id);
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
  return marked('Some of these', 'caution', `${names.slice(0, NAMES_SHOWN).join('; ')}${more}. `, ...said);
}

function rowEntry(report: Report, row: Row, said: Said, numbering: Numbering): Entry {
  const { lead, variants } = row;
  const lines: Entry['lines'][number][] = [];
  const add = (mark: string, text: Rich | null): void => {
    if (text !== null) lines.push({ mark, text });
  };
  if (lead.verdict === 'check-first') add('', [{ text: conditionText(lead), tone: 'caution' }]);
  add('why', whyLine(report, lead, numbering));
  add('caution', cautionLine(lead, said, numbering));
  add('left', membersLine(report, lead));
  if (variants.length > 0) add('also', [variants.map((variant) => variantText(lead, variant)).join('; ')]);
  return {
    label: verdictWord(lead.verdict),
    tone: VERDICT_TONE[lead.verdict],
    title: [
      { text: lead.name, tone: 'emphasis' },
      {
        text: ` (${[badge(report, lead), `by ${keyWord(lead.decidedBy)}`].filter(Boolean).join('; ')})`,
        tone: 'muted',
      },
    ],
    lines,
  };
}

function variantText(lead: ReportOption, variant: ReportOption): string {
  return variant.verdict === lead.verdict ? variant.name : `${variant.name} (${verdictWord(variant.verdict)})`;
}

/** "+4 more in this family (3 consider, 1 check first): ..." */
function moreBlocks(family: FamilyRows): Block[] {
  if (family.more.length === 0) return [];
  const options = family.more.flatMap(({ lead, variants }) => [
    lead,
    ...variants.filter((variant) => variant.verdict === lead.verdict),
  ]);
  const counts = verdictCounts(options);
  const mark =
    family.rows.length === 0 ? `Not shown above (${counts})` : `+${options.length} more in this family (${counts})`;
  return [marked(mark, 'muted', `${options.map((option) => option.name).join('; ')}.`)];
}

function verdictCounts(options: readonly ReportOption[]): string {
  const counts = new Map<Verdict, number>();
  for (const option of options) counts.set(option.verdict, (counts.get(option.verdict) ?? 0) + 1);
  return [...counts].map(([verdict, number]) => `${number} ${verdictWord(verdict)}`).join(', ');
}

/** Under an emergency: every ordinary option by name, one paragraph a verdict. */
export function collapsedBlocks(arrangement: Arrangement): Block[] {
  const byVerdict = new Map<Verdict, string[]>();
  const add = (option: ReportOption): void => {
    byVerdict.set(option.verdict, [...(byVerdict.get(option.verdict) ?? []), option.name]);
  };
  const seen = new Set<string>();
  for (const { lead, variants } of arrangement.families.flatMap((family) => [...family.rows, ...family.more])) {
    for (const option of [lead, ...variants]) {
      if (!seen.has(option.id)) add(option);
      seen.add(option.id);
    }
  }
  for (const option of arrangement.closed.flatMap((group) => group.options)) if (!seen.has(option.id)) add(option);
  const order: readonly Verdict[] = [
    'favoured',
    'consider',
    'check-first',
    'not-yet',
    'tried',
    'avoid',
    'contraindicated',
  ];
  const total = [...byVerdict.values()].reduce((sum, names) => sum + names.length, 0);
  if (total === 0) return [];
  return [
    heading(2, `Ordinary options, once this is dealt with (${total})`),
    ...order.flatMap((verdict) => {
      const names = byVerdict.get(verdict);
      return names === undefined
        ? []
        : [marked(`${capital(verdictWord(verdict))} (${names.length})`, VERDICT_TONE[verdict], `${names.join('; ')}.`)];
    }),
    paragraph({ text: 'Reasons: nextstep explore --detail.', tone: 'muted' }),
  ];
}

const CLOSED_TITLES: Partial<Record<Verdict, string>> = {
  'not-yet': 'Not yet: what is missing',
  tried: 'Tried or being taken',
  avoid: 'Avoid, unless a specialist has a reason',
  contraindicated: 'Contraindicated for this case',
};

/** One line each, with the reason that decided. */
export function closedBlocks(arrangement: Arrangement, numbering: Numbering): Block[] {
  if (arrangement.closed.length === 0) return [];
  const groups = arrangement.closed.flatMap(({ verdict, options }): Block[] => [
    heading(3, `${CLOSED_TITLES[verdict] ?? capital(verdictWord(verdict))} (${options.length})`),
    ...list(
      options.map((option): Rich => [
        { text: `${option.name}:`, tone: verdict === 'contraindicated' ? 'danger' : 'emphasis' },
        ' ',
        ...decidingLine(option, numbering),
      ]),
    ),
  ]);
  return [heading(2, 'Options that are not open'), ...groups];
}

/** What the shown options need settled before the first dose; the same need is said once. */
export function settleBlocks(arrangement: Arrangement, numbering: Numbering): Block[] {
  const needs = new Map<string, { readonly names: string[]; readonly citations: ReportOption['citations'] }>();
  const labels: { readonly name: string; readonly citations: ReportOption['citations'] }[] = [];
  for (const { lead } of shownRows(arrangement)) {
    for (const item of lead.confirm) {
      const known = needs.get(item.say);
      if (isLabelReading(item)) labels.push({ name: lead.name, citations: item.citations });
      else if (known === undefined) needs.set(item.say, { names: [lead.name], citations: item.citations });
      else known.names.push(lead.name);
    }
  }
  if (needs.size + labels.length === 0) return [];
  const items = [...needs].map(([say, { names, citations }]): Rich => [
    { text: `${names.join(', ')}:`, tone: 'emphasis' },
    ' ',
    ...cited(say, citations, numbering),
  ]);
  const copies = labels.map(({ name, citations }): Rich => [name, numbering.cite(citations)]);
  const reading: Rich[] =
    labels.length === 0
      ? []
      : [
          [
            { text: 'Current label, read here only in part (--detail says what is missing):', tone: 'emphasis' },
            ' ',
            ...joined(copies, '; '),
            '.',
          ],
        ];
  return [heading(2, 'Settle before the first dose'), ...list([...items, ...reading])];
}

/** Reading the label settles no fact of the person. */
function isLabelReading(item: ReportOption['confirm'][number]): boolean {
  return item.facts.length === 0 && item.id.startsWith('label-');
}
