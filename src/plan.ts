/**
 * The plan for one option and one person: what to settle before, dated checks, when and by what to judge, what would
 * come next, how to stop. Everything clinical comes from the option's file; the dates are arithmetic from the start.
 * What would come next is the engine's answer for the same person with this option tried. Pure.
 */
import { addDays } from './cases/dates.ts';
import type { MedicationRow, PersonCase, Trial } from './cases/types.ts';
import { type ExploreSettings, exploreFully, type Exploration } from './explore.ts';
import { optionInteractions } from './interaction-rows.ts';
import type { CoreOption, Due, Knowledge, OptionDetails, Scale } from './knowledge/types.ts';
import { citationsOf } from './report/build-citations.ts';
import { referencesOf } from './report/build-references.ts';
import type { CarePlan, PlanCheck, PlanDate, PlanNext, PlanStatement } from './report/care-plan.ts';
import type { ReportOption } from './report/types.ts';

/** Repeated checks are dated for this long; the words say how they go on. */
const HORIZON_MONTHS = 12;
const NEXT_SHOWN = 5;
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
  const first = firstDay(chosen, start ?? person.asOf, start !== null);
  const judge = judgeOf(details, first.day);
  const numbers = new Set(knowledge.facts.base.filter((fact) => fact.type === 'number').map((fact) => fact.id));
  const checks = 'notKnown' in shown.checksBefore ? [] : shown.checksBefore;
  const before = checks.map((check) => checkOf(check, explored, report.names.facts ?? {}, numbers));
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
    questions: chosen.questions.map((item) => item.short),
    safety: report.safety,
    start: first.day,
    startBecause: first.because,
    before,
    beforeNotKnown: 'notKnown' in shown.checksBefore ? shown.checksBefore.notKnown : null,
    confirm: chosen.confirm,
    cautions: known.filter((reason) => ['caution', 'adjust'].includes(reason.effect)),
    interactions: optionInteractions({ person, knowledge, settings, assessment: explored.assessment })(optionId),
    ...regimenOf(details),
    calendar: calendarOf(option, details, first.day, judge, before),
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

function firstDay(chosen: ReportOption, wanted: string, asked: boolean): { day: string; because: string } {
  if (chosen.until !== null && chosen.until > wanted) {
    const more = chosen.untilComplete ? '' : '; another interval cannot be dated yet';
    return { day: chosen.until, because: `first day after the interval that is needed${more}` };
  }
  return { day: wanted, because: asked ? 'the day asked for' : 'the day of the case' };
}

type Check = Extract<NonNullable<ReturnType<Knowledge['shownOption']>>['checksBefore'], readonly unknown[]>[number];

/**
 * What the case holds of the facts that a check obtains. A measurement is done when a number is there: "no kidney
 * disease known" is no eGFR. Where nothing is measured, every fact must be known.
 */
function checkOf(
  check: Check,
  { reasoning }: Exploration,
  names: Readonly<Record<string, string>>,
  numbers: ReadonlySet<string>,
): PlanCheck {
  const isKnown = (fact: string): boolean => reasoning.environment.fact(fact).state === 'known';
  const facts = check.obtains ?? [];
  const measured = facts.filter((fact) => numbers.has(fact));
  const done = measured.length > 0 ? measured.some(isKnown) : facts.length > 0 && facts.every(isKnown);
  const known = facts.flatMap((fact) => {
    const value = reasoning.environment.fact(fact);
    if (value.state !== 'known') return [];
    const words =
      value.kind === 'scalar'
        ? value.value === true
          ? 'yes'
          : value.value === false
            ? 'no'
            : String(value.value)
        : value.kind === 'set'
          ? value.present.join(', ') || 'none'
          : value.min === value.max
            ? String(value.min)
            : `${value.min} to ${value.max}`;
    return [`${names[fact] ?? fact}: ${words}`];
  });
  return { what: check.what, done, known, citations: citationsOf(check.sources) };
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

/** What is still open before the start, the start, every dated check within the horizon, and the judgement, by day. */
function calendarOf(
  option: CoreOption,
  details: OptionDetails,
  start: string,
  judge: CarePlan['judge'],
  before: readonly PlanCheck[],
): readonly PlanDate[] {
  const rows: PlanDate[] = [{ date: start, kind: 'start', what: option.name, until: null, citations: [] }];
  for (const { what, done, citations } of before)
    if (!done) rows.push({ date: start, kind: 'before', what, until: null, citations });
  for (const row of 'notKnown' in details.monitoring ? [] : details.monitoring) {
    const days = new Set((row.dates ?? []).flatMap((due) => datesOf(due, start)));
    for (const date of days)
      rows.push({ date, kind: 'monitor', what: row.what, until: null, citations: citationsOf(row.sources) });
  }
  if (judge.from !== null)
    rows.push({
      date: judge.from,
      kind: 'judge',
      what: 'Judge the response',
      until: judge.to === judge.from ? null : judge.to,
      citations: 'notKnown' in details.regimen ? [] : citationsOf(details.regimen.sources),
    });
  const order = { before: 0, start: 1, monitor: 2, judge: 3 };
  return rows.sort((a, b) => compare(a.date, b.date) || order[a.kind] - order[b.kind] || compare(a.what, b.what));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days on which something falls due, up to the horizon. */
function datesOf(due: Due, start: string): string[] {
  if (due.at !== undefined) return [shifted(start, due.at, due.unit)];
  const every = due.every ?? 1;
  const end = shifted(start, HORIZON_MONTHS, 'months');
  const last = due.until === undefined ? end : shifted(start, due.until, due.unit);
  const dates: string[] = [];
  for (let count = (due.after ?? 0) + every; ; count += every) {
    const date = shifted(start, count, due.unit);
    if (date > end || date > last) return dates;
    dates.push(date);
  }
}

/** Calendar months keep the day of the month, or take the last one: 31 January and a month is 28 or 29 February. */
function shifted(day: string, count: number, unit: Due['unit']): string {
  if (unit !== 'months') return addDays(day, unit === 'weeks' ? count * 7 : count);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8)), last);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
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

/** The engine's answer for the same person at the day of judgement, with this option tried adequately. */
function nextAfter(
  person: PersonCase,
  knowledge: Knowledge,
  settings: ExploreSettings,
  option: CoreOption,
  chosen: ReportOption,
  day: string,
): CarePlan['next'] {
  const what = chosen.members?.left[0] ?? option.medicines[0] ?? option.procedure ?? option.therapy;
  if (what === undefined || what === null) return null;
  const taken = option.medicines.length === 0 ? [] : option.medicinesMode === 'any' ? [what] : option.medicines;
  const kind = taken.length > 0 ? 'drug' : option.procedure === null ? 'therapy' : 'procedure';
  const after = (response: 'none' | 'partial'): readonly PlanNext[] => {
    const tried = {
      ...person,
      asOf: day > person.asOf ? day : person.asOf,
      ...withTrial(person, option, taken, { kind, what, response, day }),
    };
    const { report } = exploreFully(tried, knowledge, settings);
    return report.options
      .filter((item) => item.id !== option.id && ['favoured', 'consider', 'check-first'].includes(item.verdict))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, NEXT_SHOWN)
      .map(({ id, name, verdict }) => ({ id, name, verdict }));
  };
  return { failed: after('none'), partial: after('partial') };
}

/** The person once what the option replaces has been stopped. */
function switched(
  person: PersonCase,
  { assessment }: Exploration,
  option: CoreOption,
  chosen: ReportOption,
): PersonCase {
  const member = option.medicinesMode === 'any' ? (chosen.members?.left[0] ?? null) : null;
  const plan = assessment.plans(option.id, member).find((item) => item.kind === 'replace');
  if (plan === undefined) return person;
  const gone = new Set(plan.replaced.map((row) => row.medicine));
  return {
    ...person,
    medications: { ...person.medications, rows: person.medications.rows.filter((row) => !gone.has(row.medicine)) },
    trials: {
      ...person.trials,
      rows: person.trials.rows.map((trial) =>
        gone.has(trial.what) && trial.current !== false ? { ...trial, current: false, stopped: person.asOf } : trial,
      ),
    },
  };
}

interface Tried {
  readonly kind: Trial['kind'];
  readonly what: string;
  readonly response: 'none' | 'partial';
  readonly day: string;
}

/** The lists of the case after an adequate trial: stopped when it failed, still taken when it half worked. */
function withTrial(
  person: PersonCase,
  option: CoreOption,
  taken: readonly string[],
  { kind, what, response, day }: Tried,
): Pick<PersonCase, 'trials' | 'medications'> {
  const goesOn = response === 'partial' && kind === 'drug';
  const trial = (medicine: string, index: number): Trial => ({
    index,
    kind,
    what: medicine,
    role: option.acts === 'add' ? 'add' : 'base',
    with: null,
    daily: null,
    form: null,
    weeksTotal: null,
    weeksAtFloor: null,
    started: null,
    stopped: goesOn ? null : day,
    current: goesOn,
    episode: 'this',
    adherence: 'good',
    response,
    stoppedBecause: goesOn ? 'unknown' : 'no-effect',
    effects: [],
    adequate: 'yes',
    sessions: null,
    placement: null,
  });
  const names = taken.length === 0 ? [what] : taken;
  const trials = names.map((name, index) => trial(name, person.trials.rows.length + index));
  const rows: MedicationRow[] = goesOn ? taken.map((medicine) => ({ medicine, daily: null, form: null })) : [];
  return {
    trials: { ...person.trials, rows: [...person.trials.rows, ...trials] },
    medications: { ...person.medications, rows: [...person.medications.rows, ...rows] },
  };
}
