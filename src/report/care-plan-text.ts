/** `plan`: the page a clinician prints after choosing an option. */
import { lookup } from './build-references.ts';
import type { CarePlan } from './care-plan.ts';
import { type Block, heading, list, marked, paragraph, table } from './document.ts';
import type { Rich } from './layout.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { countryOf, headLine } from './person-page.ts';
import { drawPage, type PageOptions } from './page.ts';
import { cited } from './reasons.ts';
import { memberBlocks } from './sections/members.ts';
import { interactionBlocks } from './sections/pairs.ts';
import { safetyBlocks } from './sections/safety.ts';
import { capital, sentence, VERDICT_TONE, verdictWord } from './words.ts';

const KIND = { stop: 'stop', before: 'before', start: 'start', monitor: 'check', judge: 'judge' } as const;
const PART: Readonly<Record<string, string>> = {
  start: 'Start',
  target: 'Target',
  max: 'Most',
  schedule: 'Schedule',
  judgeAfter: 'Judge after',
  note: 'Note',
};

export function renderCarePlan(plan: CarePlan, options: PageOptions): string {
  return drawPage(planBlocks(plan), options);
}

function planBlocks(plan: CarePlan): Block[] {
  const numbering = createNumbering(lookup(plan.references));
  const body = [
    heading(1, `Plan: ${plan.option.name}`),
    paragraph({
      text: headLine(plan, countryOf(plan)),
      tone: 'muted',
    }),
    ...safetyBlocks(plan, numbering),
    ...verdictBlocks(plan, numbering),
    ...beforeBlocks(plan, numbering),
    ...withTaken(plan, numbering),
    ...regimenBlocks(plan, numbering),
    ...calendarBlocks(plan, numbering),
    ...monitoringBlocks(plan, numbering),
    ...judgeBlocks(plan, numbering),
    ...nextBlocks(plan),
    heading(2, 'How to stop'),
    'say' in plan.stopping
      ? paragraph(...cited(plan.stopping.say, plan.stopping.citations, numbering))
      : paragraph(`Not known: ${sentence(plan.stopping.notKnown)}`),
  ];
  const sources = numbering.block();
  return [...body, ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources])];
}

/** Whether it may be started as the case stands. A plan is printed all the same, below what speaks against it. */
function verdictBlocks(plan: CarePlan, numbering: Numbering): Block[] {
  const stopped = ['contraindicated', 'avoid', 'not-yet', 'tried'].includes(plan.verdict);
  const open = plan.questions.length === 0 ? '' : ` Open: ${plan.questions.join('; ')}.`;
  const word = capital(verdictWord(plan.verdict));
  return [
    marked(
      word,
      VERDICT_TONE[plan.verdict],
      stopped
        ? 'not to be started as the case stands; the plan below is what the sources say for others.'
        : `for this case.${open}`,
      ...(plan.missing.length === 0 ? [] : [` Missing: ${plan.missing.join('; ')}.`]),
    ),
    ...list(plan.against.map((reason): Rich => cited(reason.say, reason.citations, numbering))),
    ...memberBlocks(plan, plan.members),
    paragraph({ text: 'First day: ', tone: 'emphasis' }, `${plan.start} (${plan.startBecause}).`),
  ];
}

function beforeBlocks(plan: CarePlan, numbering: Numbering): Block[] {
  const checks = plan.before.map((check): Rich => [
    { text: check.done ? '[x] ' : '[ ] ', tone: check.done ? 'good' : 'caution' },
    ...cited(check.what, check.citations, numbering),
    ...(check.known.length === 0
      ? []
      : [` In the case${check.measured ? ', not judged here' : ''}: ${check.known.join('; ')}.`]),
  ]);
  const confirm = plan.confirm.map((item): Rich => ['[ ] ', ...cited(item.say, item.citations, numbering)]);
  return [
    heading(2, 'Before the start'),
    ...(plan.beforeNotKnown === null ? [] : [paragraph(`Not known: ${sentence(plan.beforeNotKnown)}`)]),
    ...list([...checks, ...confirm]),
    ...(plan.cautions.length === 0
      ? []
      : [
          heading(3, 'Cautions in this case'),
          ...list(plan.cautions.map((reason): Rich => cited(reason.say, reason.citations, numbering))),
        ]),
  ];
}

function withTaken(plan: CarePlan, numbering: Numbering): Block[] {
  if (plan.interactions.length === 0) return [];
  return [heading(2, 'With what is taken now'), ...interactionBlocks(plan.interactions, numbering, true)];
}

function regimenBlocks(plan: CarePlan, numbering: Numbering): Block[] {
  const title = heading(2, 'Doses or sessions');
  if (plan.regimenNotKnown !== null) return [title, paragraph(`Not known: ${sentence(plan.regimenNotKnown)}`)];
  return [
    title,
    ...list(
      plan.regimen.map(({ what, say }): Rich => [{ text: `${PART[what] ?? what}: `, tone: 'emphasis' }, sentence(say)]),
    ),
    paragraph('From: ', numbering.cite(plan.regimenCitations)),
  ];
}

function calendarBlocks(plan: CarePlan, numbering: Numbering): Block[] {
  const rows = plan.calendar.map((row): readonly Rich[] => [
    [row.until === null ? row.date : `${row.date} to ${row.until}`],
    [KIND[row.kind]],
    [row.what, ...(row.citations.length === 0 ? [] : [numbering.cite(row.citations)])],
  ]);
  return [heading(2, 'Dates'), ...table(['date', '', 'what'], rows)];
}

function monitoringBlocks(plan: CarePlan, numbering: Numbering): Block[] {
  if (plan.monitoringNotKnown !== null)
    return [heading(2, 'What to watch'), paragraph(`Not known: ${sentence(plan.monitoringNotKnown)}`)];
  return [
    heading(2, 'What to watch'),
    ...list(
      plan.monitoring.map((row): Rich => [
        { text: `${row.what}: `, tone: 'emphasis' },
        ...cited(row.when, row.citations, numbering),
      ]),
    ),
  ];
}

function judgeBlocks(plan: CarePlan, numbering: Numbering): Block[] {
  const { from, to, say } = plan.judge;
  const dates = from === null ? '' : ` That is ${from === to || to === null ? from : `${from} to ${to}`}.`;
  return [
    heading(2, 'When to judge the response, and by what'),
    paragraph(say === null ? 'No time of judgement was read.' : `After: ${sentence(say)}${dates}`),
    ...list(plan.judgeBy.map((scale): Rich => [`${scale.name}, `, ...cited(scale.say, scale.citations, numbering)])),
    ...(plan.judgeBy.length > 0 ? [] : [paragraph('The case holds no total of a rating scale to count from.')]),
  ];
}

function nextBlocks(plan: CarePlan): Block[] {
  if (plan.next === null) return [];
  const line = (mark: string, items: NonNullable<CarePlan['next']>['failed']): Rich => [
    { text: `${mark}: `, tone: 'emphasis' },
    items.length === 0
      ? 'nothing in this knowledge base is open.'
      : sentence(items.map((item) => `${item.name} (${verdictWord(item.verdict)})`).join('; ')),
  ];
  return [
    heading(2, 'What comes next'),
    paragraph('Worked out for the same person on the day of judgement, after an adequate trial of this option.'),
    ...list([line('If it fails', plan.next.failed), line('If it half works', plan.next.partial)]),
  ];
}
