/** Rating scales: the totals over time, what the last one says, what changed. Drawn in the report and by `score`. */
import { type Block, heading, list, paragraph, table } from '../document.ts';
import type { Rich } from '../layout.ts';
import type { Numbering } from '../numbering.ts';
import { cited } from '../reasons.ts';
import type { ReportScore, YesNoUnknown } from '../types.ts';
import { KNOWN } from '../words.ts';

const BAR = 20;

/** All scales of a report, or nothing. */
export function scoresBlocks(scores: readonly ReportScore[], numbering: Numbering): Block[] {
  if (scores.length === 0) return [];
  return [heading(2, 'Rating scales'), ...scores.flatMap((score) => scoreBlocks(score, numbering))];
}

/** One scale. Sentences are printed with their sources; thresholds that are not reached are printed as such. */
export function scoreBlocks(score: ReportScore, numbering: Numbering): Block[] {
  const { latest, change } = score;
  const most = Math.max(1, ...score.points.map((point) => point.total));
  const rows = score.points.map(({ on, total, band }): readonly Rich[] => [
    [on ?? 'no date'],
    [String(total).padStart(2)],
    ['='.repeat(Math.round((total * BAR) / most)) || '.'],
    [band],
  ]);
  // Numbered in the order in which they are printed.
  const head = paragraph(
    { text: `${score.name}: `, tone: 'emphasis' },
    `${latest.total}, ${latest.band.name}.`,
    numbering.cite(score.citations),
  );
  const changed = change === null ? [] : changeBlocks(change, numbering);
  const reached = latest.thresholds.map((item): Rich => [
    {
      text: `${item.reached ? 'Reached' : 'Not reached'} (${item.atLeast}): `,
      tone: item.reached ? 'caution' : 'muted',
    },
    ...cited(item.say, item.citations, numbering),
  ]);
  return [
    head,
    ...(rows.length < 2 ? [] : table(['date', 'total', '', 'severity'], rows)),
    ...changed,
    ...list(reached),
    ...list(
      score.conversions.map((item): Rich => [
        `About ${item.min === item.max ? item.min : `${item.min} to ${item.max}`} on the ${item.name}. `,
        ...cited(item.say, item.citations, numbering),
      ]),
    ),
  ];
}

function changeBlocks(change: NonNullable<ReportScore['change']>, numbering: Numbering): Block[] {
  const way = change.points > 0 ? 'fall' : change.points < 0 ? 'rise' : 'no change';
  const percent = change.percent === null ? '' : ` (${Math.abs(change.percent)}%)`;
  const size = change.points === 0 ? way : `${way} of ${Math.abs(change.points)} points${percent}`;
  const words = (
    [
      ['response', change.response],
      ['remission', change.remission],
      ['important change', change.important],
      ['early improvement', change.early],
    ] as const
  )
    .filter(([, value]) => value !== 'unknown')
    .map(([word, value]: readonly [string, YesNoUnknown]) => `${word} ${KNOWN[value]}`);
  return [
    paragraph(`From the first total to the last: ${[size, ...words].join('; ')}.`),
    ...list(change.because.map((item): Rich => cited(item.say, item.citations, numbering))),
  ];
}
