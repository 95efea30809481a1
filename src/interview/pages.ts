/** Pages drawn from the report: two to four options side by side, what an answer moved, what is ruled out. */
import type { Knowledge } from '../knowledge/types.ts';
import { cslOf } from '../report/csl.ts';
import { type Block, heading, list, paragraph, table } from '../report/document.ts';
import type { Rich, Tone } from '../report/layout.ts';
import { createNumbering, type Numbering } from '../report/numbering.ts';
import { cited, conditionText, decidingLine, whyLine } from '../report/reasons.ts';
import type { Report, ReportOption } from '../report/types.ts';
import { badge, count, VERDICT_TONE, verdictWord } from '../report/words.ts';
import { regimenOf, firstEffect } from './details.ts';

/** Options side by side, one line a question, each sentence with its source. */
export function compareBlocks(report: Report, ids: readonly string[], knowledge: Knowledge): readonly Block[] {
  const options = ids.flatMap((id) => report.options.find((option) => option.id === id) ?? []);
  const details = options.map((option) => knowledge.details(option.id));
  const sourced = [...new Set(details.flatMap((detail) => sourcesIn(detail)))].flatMap(
    (id) => knowledge.references.get(id) ?? [],
  );
  const known = new Set(report.references.map((item) => item['id']));
  const numbering = createNumbering([
    ...report.references,
    ...sourced.filter((item) => !known.has(item.id)).map(cslOf),
  ]);
  const rows: readonly (readonly [string, (option: ReportOption, index: number) => Rich])[] = [
    [
      'verdict',
      (option) => [
        toned(VERDICT_TONE[option.verdict], verdictWord(option.verdict)),
        option.verdict === 'check-first' ? `: ${conditionText(option)}` : '',
      ],
    ],
    ['why here', (option) => reasonOf(report, option, numbering)],
    ['caution', (option) => cautionOf(option, numbering)],
    ['status', (option) => [badge(report, option)]],
    ['dose', (_, index) => regimenOf(details[index] ?? null, numbering)],
    ['effect', (_, index) => firstEffect(details[index] ?? null, numbering)],
    [
      'to settle',
      (option) => [
        option.confirm.length === 0 ? 'nothing more' : option.confirm.map((item) => item.say).join(' '),
        numbering.cite(option.confirm.flatMap((item) => item.citations)),
      ],
    ],
    ['decided by', (option) => [`rank ${option.rank}, by ${option.decidedBy}`]],
  ];
  const body = rows.flatMap(([name, cell]): Block[] => [
    heading(3, name),
    ...table(
      ['option', name],
      options.map((option, index): readonly Rich[] => [[{ text: option.name, tone: 'emphasis' }], cell(option, index)]),
      true,
    ),
  ]);
  const sources = numbering.block();
  return [
    heading(1, `${count(options.length, 'option')} compared`),
    ...body,
    ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources]),
  ];
}

function toned(tone: Tone, text: string): Rich[number] {
  return { text, tone };
}

/** The first caution that holds, and how many more do. */
function cautionOf(option: ReportOption, numbering: Numbering): Rich {
  const cautions = option.because.filter(
    (item) => item.value === 'true' && (item.effect === 'caution' || item.effect === 'adjust'),
  );
  const [first] = cautions;
  if (first === undefined) return ['none that is known'];
  return [
    ...cited(first.say, first.citations, numbering),
    cautions.length > 1 ? ` (+${cautions.length - 1} more)` : '',
  ];
}

function reasonOf(report: Report, option: ReportOption, numbering: Numbering): Rich {
  const closed =
    option.verdict === 'not-yet' ||
    option.verdict === 'tried' ||
    option.verdict === 'avoid' ||
    option.verdict === 'contraindicated';
  const line = closed ? decidingLine(option, numbering) : whyLine(report, option, numbering);
  return line === null || line.length === 0 ? ['no reason of its own'] : line;
}

function sourcesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly string[] =>
    key === 'sources' && Array.isArray(inner) ? (inner as { id: string }[]).map((item) => item.id) : sourcesIn(inner),
  );
}

/** Which verdicts differ between two reports, and the reason now. */
export function movedBlocks(before: Report, after: Report): readonly Block[] {
  const numbering = createNumbering(after.references);
  const moved = after.options.flatMap((option) => {
    const old = before.options.find((item) => item.id === option.id);
    return old === undefined || sameVerdict(old, option) ? [] : [{ option, old }];
  });
  const still = after.options.length - moved.length;
  if (moved.length === 0)
    return [heading(1, 'No verdict moved'), paragraph(`${count(after.options.length, 'option')} stand as before.`)];
  const items = moved.map(({ option, old }): Rich => [
    { text: option.name, tone: 'emphasis' },
    ': ',
    verdictWord(old.verdict),
    ' -> ',
    toned(VERDICT_TONE[option.verdict], verdictWord(option.verdict)),
    '. ',
    ...(option.verdict === 'check-first' ? [`${conditionText(option)}.`] : reasonOf(after, option, numbering)),
  ]);
  const sources = numbering.block();
  return [
    heading(1, `${count(moved.length, 'verdict')} moved`),
    ...list(items),
    paragraph(
      `${count(still, 'option')} stand as before. Resistance: ${before.resistance.established} -> ${after.resistance.established}.`,
    ),
    ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources]),
  ];
}

function sameVerdict(one: ReportOption, other: ReportOption): boolean {
  return one.verdict === other.verdict && one.otherwise === other.otherwise && one.until === other.until;
}

/** What is contraindicated or to be avoided, each with its reason. */
export function closedBlocksOf(report: Report): readonly Block[] {
  const numbering = createNumbering(report.references);
  const blocks = (['contraindicated', 'avoid'] as const).flatMap((verdict): Block[] => {
    const options = report.options.filter((option) => option.verdict === verdict);
    const items = options.map((option): Rich => [
      { text: option.name, tone: 'emphasis' },
      ': ',
      ...decidingLine(option, numbering),
    ]);
    return [
      heading(2, `${verdictWord(verdict)} (${options.length})`),
      ...(items.length === 0 ? [paragraph('None, as far as is known.')] : list(items)),
    ];
  });
  const waiting = report.options.filter((option) => option.verdict === 'check-first').length;
  const open =
    waiting === 0
      ? []
      : [
          paragraph(
            `${count(waiting, 'option')} could still be ruled out by an answer: see "check first" in the report.`,
          ),
        ];
  const sources = numbering.block();
  return [...blocks, ...open, ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources])];
}
