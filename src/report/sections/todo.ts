/** What the report rests on and what is still open: questions, assumptions, warnings. */
import type { OpenQuestions } from '../arrange.ts';
import { type Block, heading, list, marked, table } from '../document.ts';
import type { Rich } from '../layout.ts';
import type { Report } from '../types.ts';
import { capital, count, nameOf, PLACED_WARNINGS, sentence } from '../words.ts';

/** The next questions, most useful first; all of them with `detail`. */
export function questionBlocks(report: Report, open: OpenQuestions, detail: boolean): Block[] {
  const byId = new Map(report.unanswered.map((item) => [item.question, item]));
  if (detail) {
    const rows = report.unanswered.map((item): readonly Rich[] => [
      [item.ask],
      [item.why === 'dont-know' ? 'not known' : 'not asked'],
      [count(item.couldChange.length, 'option')],
    ]);
    return rows.length === 0
      ? []
      : [heading(2, 'Open questions'), ...table(['question', 'state', 'could change'], rows)];
  }
  const next = open.questions.slice(0, 3).flatMap(({ question, options }): Rich[] => {
    const found = byId.get(question);
    if (found === undefined) return [];
    return [[found.ask, ` (${count(options, 'option')}${found.why === 'dont-know' ? '; asked, not known' : ''})`]];
  });
  const rest = open.questions.length - next.length;
  return next.length === 0
    ? []
    : [
        heading(2, 'Questions that settle most'),
        ...list(next),
        ...(rest > 0 ? [marked(`+${rest} more`, 'muted', 'nextstep explore --detail lists them.')] : []),
      ];
}

export function basisBlocks(report: Report, detail: boolean): Block[] {
  const warnings = report.warnings.filter((item) => !PLACED_WARNINGS.includes(item.code));
  const assumed = assumedItems(report, detail);
  if (warnings.length + assumed.length === 0) return [];
  return [
    heading(2, 'What this rests on'),
    ...warnings.map((item) => marked('Check', 'caution', `${sentence(capital(item.say))} (${item.code})`)),
    ...(assumed.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            mark: 'Assumed',
            tone: 'caution',
            text: [`${count(report.assumed.length, 'thing')} not said in so many words:`],
          } as const,
        ]),
    ...list(assumed),
  ];
}

/** Assumptions with the same ground are said together. */
function assumedItems(report: Report, detail: boolean): Rich[] {
  const grounds = new Map<string, { fact: string; as: string }[]>();
  for (const item of report.assumed) grounds.set(item.because, [...(grounds.get(item.because) ?? []), item]);
  return [...grounds].map(([because, items]) => {
    const named = detail ? items : items.slice(0, 3);
    const words = named.map((item) => `${nameOf(report, 'facts', item.fact)}: ${item.as}`).join(', ');
    const rest = items.length - named.length;
    return [`${words}${rest > 0 ? ` and ${rest} more` : ''} (${because})`];
  });
}
