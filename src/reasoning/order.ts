/** The total order of options: nine stated keys, no hidden score. semantics.md 3. */
import type { Citation, CoreOption, Family, Guideline, Knowledge } from '../knowledge/types.ts';
import { truthIn } from '../logic/evaluate.ts';
import { keptWith } from '../logic/kept.ts';
import { compareTexts } from '../logic/order.ts';
import type { FactEnvironment } from './environment.ts';
import { accessOf } from './entry.ts';
import { positionsOf, positionsOfAny } from './positions.ts';
import type { DecidedBy, OptionVerdict, PersonInput, RankedOption, SafetyResult, Settings } from './types.ts';
import { verdictClass } from './verdict.ts';

const KEYS: readonly DecidedBy[] = [
  'tier',
  'verdict',
  'preference',
  'strategy',
  'guideline',
  'evidence',
  'preferences-met',
  'access',
  'order',
];

/** Rank given to an option the guideline does not name, or names off its scale: after every named level. */
const NOT_NAMED = 1000;

export interface OrderInput {
  readonly knowledge: Pick<Knowledge, 'families' | 'guidelines' | 'classesOf'>;
  readonly person: PersonInput;
  readonly settings: Settings;
  readonly environment: FactEnvironment;
  readonly safety: readonly SafetyResult[];
}

/** Sorts, numbers from 1, and names for each option the first key in which it differs from the one above. */
export function rankOptions(verdicts: readonly OptionVerdict[], input: OrderInput): RankedOption[] {
  const shifts = strategyShifts(input);
  const guideline = input.knowledge.guidelines.find((item) => item.id === input.settings.guideline) ?? null;
  const rows = verdicts.map((verdict) => {
    const tier = tierOf(verdict, input.safety);
    const position = guideline === null ? null : positionOf(verdict.option, guideline, input);
    return { verdict, tier, position, keys: keysOf(verdict, tier, position, guideline, shifts, input) };
  });
  rows.sort((a, b) => compareKeys(a.keys, b.keys) || compareTexts(a.verdict.option.id, b.verdict.option.id));
  return rows.map(({ verdict, tier, position, keys }, index) => {
    const neighbour = rows[index === 0 ? 1 : index - 1];
    const decidedBy = neighbour === undefined ? 'order' : firstDifference(keys, neighbour.keys);
    return ranked(verdict, tier, index + 1, decidedBy, position === null ? null : withoutRank(position));
  });
}

/** Key by key: to spread so large an object takes far longer, and this is done for every option after every answer. */
function ranked(
  verdict: OptionVerdict,
  tier: 0 | 1,
  rank: number,
  decidedBy: DecidedBy,
  position: RankedOption['position'],
): RankedOption {
  return {
    medicine: verdict.medicine,
    plan: verdict.plan,
    verdict: verdict.verdict,
    otherwise: verdict.otherwise,
    couldBe: verdict.couldBe,
    settled: verdict.settled,
    until: verdict.until,
    untilComplete: verdict.untilComplete,
    missing: verdict.missing,
    findings: verdict.findings,
    ask: verdict.ask,
    confirm: verdict.confirm,
    couldRaise: verdict.couldRaise,
    option: verdict.option,
    exposure: verdict.exposure,
    tier,
    plans: verdict.plans,
    members: verdict.members,
    rank,
    decidedBy,
    position,
  };
}

function keysOf(
  verdict: OptionVerdict,
  tier: 0 | 1,
  position: Position | null,
  guideline: Guideline | null,
  shifts: ReadonlyMap<string, number>,
  input: OrderInput,
): readonly number[] {
  const { option } = verdict;
  const { preferences, access } = input.person;
  const conflict = option.burdens.some((burden) => preferences.avoid.includes(burden));
  const met = preferences.prefer.filter((wish) => option.meets.includes(wish)).length;
  const reach = accessOf(option, access);
  return [
    tier,
    verdictClass(verdict.verdict, verdict.otherwise, verdict.until),
    conflict ? 1 : 0,
    shifts.get(option.family) ?? 0,
    guideline?.scale.ranked === true ? (position?.rank ?? NOT_NAMED) : 0,
    option.evidence.rank,
    -met,
    reach === 'no' ? 2 : reach === 'unknown' ? 1 : 0,
    placeInFamilies(option, input.knowledge.families),
  ];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let key = 0; key < a.length; key += 1) {
    const difference = (a[key] as number) - (b[key] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function firstDifference(a: readonly number[], b: readonly number[]): DecidedBy {
  const at = a.findIndex((value, key) => value !== b[key]);
  return KEYS[at] ?? 'order';
}

/** Tier 0: a true urgent rule names this option for a safety finding that fired. */
function tierOf(verdict: OptionVerdict, safety: readonly SafetyResult[]): 0 | 1 {
  const named = verdict.findings.some(
    (item) =>
      item.effect === 'urgent' &&
      item.value === 'true' &&
      (item.finding === null || safety.some(({ id }) => id === item.finding)),
  );
  return named ? 0 : 1;
}

/** -1 preferred, 0, +1 deferred, by the first true strategy rule of each family. */
function strategyShifts(input: OrderInput): Map<string, number> {
  const shifts = new Map<string, number>();
  for (const family of input.knowledge.families) {
    const rule = family.strategy.find((item) => truthIn(item.when, input.environment) === 'true');
    shifts.set(family.id, rule?.shift ?? 0);
  }
  return shifts;
}

function placeInFamilies(option: CoreOption, families: readonly Family[]): number {
  const family = families.find((item) => item.id === option.family);
  const place = family?.options.indexOf(option.id) ?? -1;
  // Families keep their own order; options that a family file does not name follow those it does, by id.
  return (family?.order ?? 99) * 1000 + (place < 0 ? 999 : place);
}

interface Position {
  readonly level: string;
  readonly rank: number;
  readonly words: string;
  /** The option, or the class whose position stands in. */
  readonly named: string;
  readonly citations: readonly Citation[];
}

function withoutRank({ level, words, named, citations }: Position): Omit<Position, 'rank'> {
  return { level, words, named, citations };
}

/** The first position whose situation is true; a class's, named as such, where the option has none of its own. */
export function positionOf(
  option: CoreOption,
  guideline: Guideline,
  input: Pick<OrderInput, 'environment' | 'knowledge'>,
): Position | null {
  for (const candidate of candidatesFor(option, guideline, input.knowledge)) {
    if (candidate.when !== undefined && truthIn(candidate.when, input.environment) !== 'true') continue;
    const level = guideline.scale.levels.find((item) => item.id === candidate.level);
    return {
      level: candidate.level,
      rank: level?.rank ?? NOT_NAMED,
      words: candidate.words,
      named: candidate.option,
      citations: candidate.sources.map((source) => ({ id: source.id, at: source.at ?? candidate.where })),
    };
  }
  return null;
}

const candidates = keptWith<CoreOption, Guideline, Guideline['positions']>();

/** The positions that can be an option's, whoever the person is: its own, else those of its classes and its group. */
function candidatesFor(
  option: CoreOption,
  guideline: Guideline,
  { classesOf }: Pick<Knowledge, 'classesOf'>,
): Guideline['positions'] {
  return candidates(
    option,
    guideline,
    () => positionsOf(guideline, option.id) ?? inheritedBy(option, guideline, classesOf),
  );
}

function inheritedBy(
  option: CoreOption,
  guideline: Guideline,
  classesOf: Knowledge['classesOf'],
): Guideline['positions'] {
  const names = new Set([...option.classes, ...option.medicines.flatMap((id) => classesOf[id] ?? [])]);
  if (option.group !== null) names.add(option.group);
  return positionsOfAny(guideline, names);
}
