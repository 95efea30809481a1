/** Pages drawn from the report: what an answer moved, what is ruled out. */
import { referenceIn } from '../report/build-references.ts';
import { type Block, heading, list, paragraph } from '../report/document.ts';
import type { Rich, Tone } from '../report/layout.ts';
import { createNumbering, type Numbering } from '../report/numbering.ts';
import { conditionText, decidingLine, whyLine } from '../report/reasons.ts';
import type { Report, ReportOption } from '../report/types.ts';
import { count, VERDICT_TONE, verdictWord } from '../report/words.ts';

function toned(tone: Tone, text: string): Rich[number] {
  return { text, tone };
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

/** Which verdicts differ between two reports, and the reason now. */
export function movedBlocks(before: Report, after: Report): readonly Block[] {
  const numbering = createNumbering(referenceIn(after));
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
  const numbering = createNumbering(referenceIn(report));
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
