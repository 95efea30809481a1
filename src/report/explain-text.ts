/** `explain`: for, against, not known, and what would change the verdict of one option. */
import { lookup } from './build-references.ts';
import { type Block, entries, heading, list, marked, paragraph } from './document.ts';
import type { Explanation } from './explanation.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { countryOf, headLine } from './person-page.ts';
import { drawPage, type PageOptions } from './page.ts';
import { cited, conditionText, decidingLine, untilText } from './reasons.ts';
import { factWord, reasonEntry } from './sections/detail.ts';
import { memberBlocks } from './sections/members.ts';
import { safetyBlocks } from './sections/safety.ts';
import type { ReportReason } from './types.ts';
import { capital, count, nameOf, sentence, statusWord, VERDICT_TONE, verdictWord } from './words.ts';

export function renderExplanation(explanation: Explanation, options: PageOptions): string {
  return drawPage(explanationBlocks(explanation), options);
}

function explanationBlocks(explanation: Explanation): Block[] {
  const { option } = explanation;
  const numbering = createNumbering(lookup(explanation.references));
  const body = [
    heading(1, option.name),
    paragraph({ text: headLine(explanation, countryOf(explanation)), tone: 'muted' }),
    ...safetyBlocks(explanation, numbering),
    ...verdictBlocks(explanation, numbering),
    ...reasons(explanation, 'For', explanation.for, numbering),
    ...reasons(explanation, 'Against', explanation.against, numbering),
    ...reasons(explanation, 'Not known', explanation.unknown, numbering),
    ...(option.confirm.length === 0
      ? []
      : [
          heading(2, 'Settle before the first dose'),
          ...list(option.confirm.map((item) => cited(item.say, item.citations, numbering))),
        ]),
    ...differences(explanation),
  ];
  const sources = numbering.block();
  return [...body, ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources])];
}

function verdictBlocks(explanation: Explanation, numbering: Numbering): Block[] {
  const { option } = explanation;
  const closed = ['not-yet', 'tried', 'avoid', 'contraindicated'].includes(option.verdict);
  const because =
    option.verdict === 'check-first'
      ? [sentence(conditionText(option))]
      : closed
        ? decidingLine(option, numbering)
        : option.until === null
          ? []
          : [untilText(option)];
  const settled = option.settled ? 'No further answer changes it.' : 'An answer could still change it.';
  const worse = option.couldBe === null ? '' : ` It could become: ${verdictWord(option.couldBe)}.`;
  const raising = option.couldRaise.map((fact) => nameOf(explanation, 'facts', fact));
  const better = raising.length === 0 ? '' : ` It could rise with: ${[...new Set(raising)].join('; ')}.`;
  return [
    marked(
      capital(verdictWord(option.verdict)),
      VERDICT_TONE[option.verdict],
      ...because,
      because.length === 0 ? settled : ` ${settled}`,
      worse,
      better,
    ),
    paragraph(
      `Status: ${statusWord(option.status.state)} in ${option.status.jurisdiction.toUpperCase()}: ${sentence(option.status.scope)}`,
    ),
    ...memberBlocks(explanation, option.members),
  ];
}

function reasons(
  explanation: Explanation,
  title: string,
  items: readonly ReportReason[],
  numbering: Numbering,
): Block[] {
  if (items.length === 0) return title === 'Not known' ? [] : [heading(2, title), paragraph('Nothing that is known.')];
  return [
    heading(2, `${title} (${items.length})`),
    ...entries(items.map((reason) => reasonEntry(explanation, reason, numbering))),
  ];
}

function differences(explanation: Explanation): Block[] {
  const { option, wouldDiffer } = explanation;
  const title = heading(2, 'Would differ if');
  if (wouldDiffer.length === 0)
    return [title, paragraph('No single change, and no pair, of what can change was found to alter this verdict.')];
  return [
    title,
    ...list(
      wouldDiffer.map((item) => {
        const changes = item.changes.map(
          (change) =>
            `${nameOf(explanation, 'facts', change.fact)} were ${factWord(change.to)} (now ${factWord(change.from)})`,
        );
        return [`${changes.join(' and ')}: `, { text: verdictWord(item.verdict), tone: VERDICT_TONE[item.verdict] }];
      }),
    ),
    paragraph({
      text: `${count(wouldDiffer.length, 'way')} found; now ${verdictWord(option.verdict)}. History, age, sex, implants and pregnancy are never varied.`,
      tone: 'muted',
    }),
  ];
}
