/** What comes first: safety findings of the person, and hazards of what is being taken now. semantics.md 11. */
import type { Citation, Knowledge, Jurisdiction } from '../knowledge/types.ts';
import { truthIn } from '../logic/evaluate.ts';
import { createEnvironment, type FactEnvironment } from './environment.ts';
import { type Context, isOwnRule } from './finding.ts';
import { medicineName } from './names.ts';
import { heldRules, judgeRules } from './rule-book.ts';
import type { Finding, OptionVerdict, SafetyLevel, SafetyResult } from './types.ts';

const LEVELS: readonly SafetyLevel[] = ['emergency', 'urgent', 'note'];

/** Every finding that fires, most pressing first. Unknown is not true: what was not asked is listed as unanswered. */
export function safetyFindings(
  knowledge: Pick<Knowledge, 'safety'>,
  environment: FactEnvironment,
  jurisdiction: Jurisdiction | null,
): SafetyResult[] {
  const fired: SafetyResult[] = [];
  for (const finding of knowledge.safety) {
    if (finding.jurisdictions !== undefined && jurisdiction !== null && !finding.jurisdictions.includes(jurisdiction))
      continue;
    const evaluation = environment.judge(finding.when);
    if (evaluation.value !== 'true' || fired.some((item) => item.id === finding.id)) continue;
    fired.push({
      id: finding.id,
      level: finding.level,
      say: finding.say,
      steps: finding.steps ?? [],
      contact: finding.contact ?? false,
      facts: evaluation.decided,
      citations: finding.sources,
    });
  }
  return fired;
}

/**
 * A contraindication that is true of something being taken is urgent: it is happening now, not only planned. Of a
 * medicine its own rules are asked, whether or not an option is made of it; of an option under way those written for it.
 */
export function presentContraindications(verdicts: readonly OptionVerdict[], context: Context): SafetyResult[] {
  const told = new Set<string>();
  const ofMedicines = context.person.taken.flatMap((medicine) => ofMedicine(medicine, verdicts, told, context));
  return [...ofMedicines, ...verdicts.flatMap((verdict) => ofOption(verdict, context))];
}

function ofMedicine(
  medicine: string,
  verdicts: readonly OptionVerdict[],
  told: Set<string>,
  context: Context,
): SafetyResult[] {
  const { person, registry, memory } = context;
  const environment = createEnvironment(registry, person.base, person.computed, person.beside(medicine), memory);
  const exempt = verdicts.flatMap(({ option, exposure }) =>
    exposure.current && option.medicines.includes(medicine) ? (option.waived ?? []) : [],
  );
  const bindings = heldRules(medicine, context);
  const blockers: Blocker[] = [];
  const names = new Set<string>();
  for (const { evaluation, finding } of judgeRules(bindings, environment)) {
    if (finding?.effect !== 'contraindicate' || finding.value !== 'true' || exempt.includes(finding.rule)) continue;
    // A pair is seen from both of its medicines, and told once.
    const pairs = evaluation.names.map((name) => [finding.origin, finding.rule, ...[medicine, name].sort()].join(' '));
    const news = evaluation.names.filter((_, index) => !told.has(pairs[index] as string));
    if (pairs.length > 0 && news.length === 0) continue;
    for (const pair of pairs) told.add(pair);
    blockers.push({ finding, facts: evaluation.decided });
    for (const name of news) names.add(name);
  }
  if (blockers.length === 0) return [];
  const named = (ids: readonly string[]) => ids.map((id) => medicineName(id, context.knowledge)).join(', ');
  const together = [...names].filter((id) => person.taken.includes(id));
  const before = [...names].filter((id) => !person.taken.includes(id));
  const circumstances = [
    ...(together.length > 0 ? [`with ${named(together)}`] : []),
    ...(before.length > 0 ? [`${named(before)} stopped too recently`] : []),
  ].join('; ');
  const who = `${capital(named([medicine]))}, being taken now${circumstances === '' ? '' : ` (${circumstances})`}`;
  return [present(who, blockers, '')];
}

/** An option under way: a procedure, or rules written for the option itself. A serious reaction to it counts as well. */
function ofOption({ option, exposure, findings }: OptionVerdict, { person, knowledge }: Context): SafetyResult[] {
  if (!exposure.current) return [];
  const blockers = findings.filter(
    // What only forbids a start says nothing of what has been started.
    (item) =>
      item.effect === 'contraindicate' &&
      item.value === 'true' &&
      item.startingOnly !== true &&
      (option.medicines.length === 0 || isOwnRule(item)),
  );
  const facts = blockers.map((finding) => ({ finding, facts: finding.reads.map(({ fact }) => fact) }));
  const reacted = exposure.state === 'reaction' ? (exposure.reasons[0]?.say ?? '') : '';
  if (blockers.length === 0 && reacted === '') return [];
  const taken = option.medicines.filter((id) => person.taken.includes(id));
  const names = taken.map((id) => medicineName(id, knowledge));
  return [present(`${names.length > 0 ? capital(names.join(', ')) : option.name}, being taken now`, facts, reacted)];
}

/** A reason, with the facts that make it true. */
interface Blocker {
  readonly finding: Finding;
  readonly facts: readonly string[];
}

function present(who: string, blockers: readonly Blocker[], otherwise: string): SafetyResult {
  return {
    id: 'present-contraindication',
    level: 'urgent',
    say: `${who}: ${[...new Set(blockers.map(({ finding }) => finding.say))].join(' ') || otherwise}`,
    steps: [],
    contact: false,
    facts: [...new Set(blockers.flatMap((item) => item.facts))],
    citations: blockers.flatMap(({ finding }): readonly Citation[] => finding.citations),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function bySafetyLevel(items: readonly SafetyResult[]): SafetyResult[] {
  return [...items].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

export interface ReassessmentResult {
  readonly id: string;
  readonly status: 'positive' | 'negative' | 'unknown';
  readonly todo: string;
  readonly citations: readonly Citation[];
}

/** Mimics and contributors: done, positive, or still to do. */
export function reassess(
  knowledge: Pick<Knowledge, 'reassessment'>,
  environment: FactEnvironment,
): ReassessmentResult[] {
  return knowledge.reassessment.map((item) => {
    const positive = truthIn(item.positiveWhen, environment);
    // Several ways lead to a finding, and one of them can be enough to have looked: a history without a questionnaire.
    const done = item.knownWhen !== undefined && truthIn(item.knownWhen, environment) === 'true';
    const status = positive === 'true' ? 'positive' : positive === 'false' || done ? 'negative' : 'unknown';
    const todo = status === 'positive' ? item.changes : status === 'negative' ? '' : `${item.lookFor}: ${item.test}`;
    return { id: item.id, status, todo, citations: item.sources };
  });
}
