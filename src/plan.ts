/**
 * The plan for one option and one person: what to settle before, dated checks, when and by what to judge, what would
 * come next, how to stop. Everything clinical comes from the option's file; the dates are arithmetic from the start.
 * What would come next is the engine's answer for the same person with this option tried. Pure.
 */
import { STOPPED_LIST_DAYS } from './assessment/answers.ts';
import { addDays, daysBetween } from './cases/dates.ts';
import { FACT } from './cases/format.ts';
import type { PersonCase } from './cases/types.ts';
import { type ExploreSettings, exploreFully, type Exploration } from './explore.ts';
import { optionInteractions } from './interaction-rows.ts';
import type { CoreOption, Knowledge, OptionDetails, Scale } from './knowledge/types.ts';
import { calendarOf, type PlanStop } from './plan-calendar.ts';
import { nextAfter, switched } from './plan-next.ts';
import { valueInWords } from './reasoning/environment.ts';
import { medicineName } from './reasoning/names.ts';
import { citationsOf } from './report/build-citations.ts';
import { referencesOf } from './report/build-references.ts';
import type { CarePlan, PlanCheck, PlanStatement } from './report/care-plan.ts';
import type { Interaction } from './report/interactions.ts';
import type { ReportOption } from './report/types.ts';

const BLOCKING = ['contraindicate', 'avoid'];

/** The plan, or null when the id is not an option. `start` is the day asked for (YYYY-MM-DD), null for the day of the case. */
export function planFor(
  person: PersonCase,
  knowledge: Knowledge,
  settings: ExploreSettings,
  optionId: string,
  start: string | null,
): CarePlan | null {
  const explored = exploreFully(person, knowledge, settings);
  const { report } = explored;
  const chosen = report.options.find((item) => item.id === optionId);
  const option = knowledge.options.find((item) => item.id === optionId);
  const shown = knowledge.shownOption(optionId);
  const details = knowledge.details(optionId);
  if (chosen === undefined || option === undefined || shown === null || details === null) return null;
  const known = chosen.because.filter((reason) => reason.value === 'true');
  const interactions = optionInteractions({ person, knowledge, settings, assessment: explored.assessment })(optionId);
  const waits = waitsOf(explored, optionId, interactions);
  const first = firstDay(chosen, person.asOf, start, waits);
  const judge = judgeOf(details, first.day);
  const checks = 'notKnown' in shown.checksBefore ? [] : shown.checksBefore;
  const before = checks.map((check) => checkOf(check, explored, knowledge, report.names.facts ?? {}));
  const plan: Omit<CarePlan, 'references'> = {
    plan: 1,
    program: report.program,
    asOf: report.asOf,
    settings: report.settings,
    knowledgeBase: report.knowledgeBase,
    case: report.case,
    option: { id: option.id, name: option.name, family: option.family },
    verdict: chosen.verdict,
    until: chosen.until,
    against: known.filter(
      (reason) => BLOCKING.includes(reason.effect) || (chosen.verdict === 'tried' && reason.effect === 'exposure'),
    ),
    missing: chosen.missing,
    members: chosen.members,
    questions: chosen.questions.map((item) => item.short),
    safety: report.safety,
    start: first.day,
    startBecause: first.because,
    before,
    beforeNotKnown: 'notKnown' in shown.checksBefore ? shown.checksBefore.notKnown : null,
    confirm: chosen.confirm,
    cautions: known.filter((reason) => ['caution', 'adjust'].includes(reason.effect)),
    interactions,
    ...regimenOf(details),
    calendar: calendarOf(
      startWords(option, chosen),
      details,
      first.day,
      judge,
      before,
      stopsOf(waits, person.asOf, first.day),
    ),
    monitoring: 'notKnown' in details.monitoring ? [] : details.monitoring.map(monitoringOf),
    monitoringNotKnown: 'notKnown' in details.monitoring ? details.monitoring.notKnown : null,
    judge,
    judgeBy: judgeBy(person, knowledge.scales),
    next: nextAfter(
      switched(person, explored, option, chosen),
      knowledge,
      settings,
      option,
      chosen,
      judge.to ?? judge.from ?? first.day,
    ),
    stopping: statementOf(details.stopping),
    names: report.names,
  };
  return { ...plan, references: referencesOf(plan, knowledge) };
}

function firstDay(
  chosen: ReportOption,
  asOf: string,
  wanted: string | null,
  waits: readonly Interaction[],
): { day: string; because: string } {
  const day = wanted ?? asOf;
  if (chosen.verdict === 'contraindicated' && chosen.until === null) {
    const last = waits.reduce((latest, { until }) => (until !== null && until > latest ? until : latest), day);
    const atLeast = last > day ? `; not before ${last} in any case` : '';
    return { day: last, because: `no first day can be given while what rules it out stands${atLeast}` };
  }
  if (chosen.until !== null && chosen.until > day) {
    const { untilIfStopped: stopped } = chosen;
    const stop = stopped.length === 0 ? '' : `, with ${stopped.join(' and ')} stopped on ${asOf}`;
    const missing =
      chosen.untilMissing.length === 0 ? 'another date' : `the stop date of ${chosen.untilMissing.join(' and of ')}`;
    const more = chosen.untilComplete ? '' : `; possibly later, as ${missing} is not known`;
    return { day: chosen.until, because: `first day after the interval that is needed${stop}${more}` };
  }
  return { day, because: wanted === null ? 'the day of the case' : 'the day asked for' };
}

/** Intervals that stand before the option as it would be started: those of its best member, in the plan that decided. */
function waitsOf(
  { reasoning }: Exploration,
  optionId: string,
  interactions: readonly Interaction[],
): readonly Interaction[] {
  const ranked = reasoning.options.find((item) => item.option.id === optionId);
  const medicine = ranked?.medicine ?? null;
  return interactions.filter(
    (row) =>
      row.effect === 'contraindicate' &&
      row.value === 'true' &&
      row.waived === null &&
      row.until !== null &&
      row.side === 'option' &&
      (ranked === undefined || row.plans.includes(ranked.plan)) &&
      (medicine === null || row.medicines.some((item) => item.id === medicine)),
  );
}

/** The name in the row of the start: of what is ruled out without an end it says that no day can be given. */
function startWords({ name }: CoreOption, { verdict, until }: ReportOption): string {
  return verdict === 'contraindicated' && until === null ? `${name}: not while what rules it out stands` : name;
}

/** The last day of each medicine that gives way, so that its own interval is over on the first day of the option. */
function stopsOf(waits: readonly Interaction[], asOf: string, start: string): readonly PlanStop[] {
  const ends = new Map<string, string>();
  for (const { with: met, until } of waits)
    if (met.state === 'replaced' && until !== null && until > (ends.get(met.name) ?? '')) ends.set(met.name, until);
  return [...ends].map(([name, until]) => ({ name, date: addDays(asOf, Math.max(daysBetween(until, start), 0)) }));
}

type Check = Extract<NonNullable<ReturnType<Knowledge['shownOption']>>['checksBefore'], readonly unknown[]>[number];

/**
 * What the case holds of the facts that a check obtains. A measurement is done when a number is there: "no kidney
 * disease known" is no eGFR. Where nothing is measured, every fact must be known, and none of them a finding.
 */
function checkOf(
  check: Check,
  { reasoning, assessment, report }: Exploration,
  knowledge: Knowledge,
  names: Readonly<Record<string, string>>,
): PlanCheck {
  const stops = recentStops(assessment.regimen.stopped, report.asOf, knowledge);
  const isKnown = (fact: string): boolean =>
    reasoning.environment.fact(fact).state === 'known' && (fact !== FACT.stoppedRecently || stops.dated);
  const facts = check.obtains ?? [];
  const units = new Map(
    knowledge.facts.base.flatMap(({ id, type, unit }) => (type === 'number' ? [[id, unit ?? '']] : [])),
  );
  const measured = facts.filter((fact) => units.has(fact));
  // That no heart disease is known is no cardiac assessment: findings are shown, and tick nothing.
  const told = facts.length > 0 && facts.every((fact) => isKnown(fact) && !FINDING.test(fact));
  const done = measured.length > 0 ? measured.some(isKnown) : told;
  const known = facts.flatMap((fact) => {
    const value = reasoning.environment.fact(fact);
    if (value.state !== 'known') return [];
    const name = names[fact] ?? fact;
    if (fact === FACT.stoppedRecently) return [`${name}: ${stops.words}`];
    // A person reads yes and no.
    const words =
      value.kind === 'scalar' && typeof value.value === 'boolean' ? yesNo(value.value) : valueInWords(value);
    const unit = units.get(fact);
    return [`${name}: ${unit === undefined ? words : `${words} ${unit}`.trim()}`];
  });
  return { what: check.what, done, known, measured: measured.some(isKnown), citations: citationsOf(check.sources) };
}

/** Facts of data/conditions and data/implants. */
const FINDING = /^(?:condition|implant)\./;

/** What was stopped within the weeks that the list of the case covers, as a trial or on that list. */
function recentStops(
  stops: Exploration['assessment']['regimen']['stopped'],
  asOf: string,
  knowledge: Pick<Knowledge, 'medicines'>,
): { words: string; dated: boolean } {
  const since = addDays(asOf, -STOPPED_LIST_DAYS);
  const rows = stops.filter(({ stopped }) => stopped === null || stopped > since);
  const words = rows.map(({ medicine, stopped }) => {
    return `${medicineName(medicine, knowledge)} (${stopped === null ? 'day not known' : `stopped ${stopped}`})`;
  });
  return { words: words.length === 0 ? 'none' : words.join(', '), dated: rows.every((row) => row.stopped !== null) };
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

const REGIMEN_PARTS = ['start', 'target', 'max', 'schedule', 'judgeAfter', 'note'] as const;

function regimenOf({ regimen }: OptionDetails): Pick<CarePlan, 'regimen' | 'regimenCitations' | 'regimenNotKnown'> {
  if ('notKnown' in regimen) return { regimen: [], regimenCitations: [], regimenNotKnown: regimen.notKnown };
  return {
    regimen: REGIMEN_PARTS.flatMap((part) => {
      const say = regimen[part];
      return say === undefined ? [] : [{ what: part, say }];
    }),
    regimenCitations: citationsOf(regimen.sources),
    regimenNotKnown: null,
  };
}

type MonitoringRow = Extract<OptionDetails['monitoring'], readonly unknown[]>[number];

function monitoringOf({ what, when, sources }: MonitoringRow): CarePlan['monitoring'][number] {
  return { what, when, citations: citationsOf(sources) };
}

function judgeOf({ regimen }: OptionDetails, start: string): CarePlan['judge'] {
  if ('notKnown' in regimen) return { from: null, to: null, say: null };
  const [from, to] = regimen.judgeWeeks ?? [null, null];
  return {
    from: from === null ? null : addDays(start, from * 7),
    to: to === null ? null : addDays(start, to * 7),
    say: regimen.judgeAfter ?? null,
  };
}

/** What response and remission would be on the scales of the case, from the last total on. */
function judgeBy(person: PersonCase, scales: readonly Scale[]): CarePlan['judgeBy'] {
  return scales.flatMap((scale) => {
    const last = person.scores.get(scale.id)?.at(-1);
    if (last === undefined) return [];
    const parts: string[] = [];
    const sources = [...scale.sources];
    if ('fallPct' in scale.response) {
      parts.push(`response at ${Math.floor((last.total * (100 - scale.response.fallPct)) / 100)} or less`);
      sources.push(...scale.response.sources);
    }
    if ('below' in scale.remission) {
      parts.push(`remission below ${scale.remission.below}`);
      sources.push(...scale.remission.sources);
    } else if ('atMost' in scale.remission) {
      parts.push(`remission at ${scale.remission.atMost} or less`);
      sources.push(...scale.remission.sources);
    }
    const rules = parts.length === 0 ? 'no rule of response was read' : parts.join(', ');
    return [{ name: scale.name, say: `from ${last.total}: ${rules}`, citations: citationsOf(sources) }];
  });
}

function statementOf(value: OptionDetails['stopping']): PlanStatement {
  return 'notKnown' in value ? { notKnown: value.notKnown } : { say: value.say, citations: citationsOf(value.sources) };
}
