/** What comes first: safety findings of the person, and hazards of what is being taken now. semantics.md 11. */
import type { Citation, Knowledge, Jurisdiction } from '../knowledge/types.ts';
import { truthIn } from '../logic/evaluate.ts';
import type { FactEnvironment } from './environment.ts';
import type { OptionVerdict, SafetyLevel, SafetyResult } from './types.ts';

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

/** A contraindication that is true of something being taken is urgent: it is happening now, not only planned. */
export function presentContraindications(verdicts: readonly OptionVerdict[]): SafetyResult[] {
  const results: SafetyResult[] = [];
  for (const verdict of verdicts) {
    if (!verdict.exposure.current) continue;
    const blockers = verdict.findings.filter(
      // What only forbids a start says nothing of what has been started.
      (item) => item.effect === 'contraindicate' && item.value === 'true' && item.startingOnly !== true,
    );
    const reacted = verdict.exposure.state === 'reaction';
    if (blockers.length === 0 && !reacted) continue;
    const say = blockers.map((item) => item.say).join(' ') || (verdict.exposure.reasons[0]?.say ?? '');
    results.push({
      id: 'present-contraindication',
      level: 'urgent',
      say: `${verdict.option.name}, being taken now: ${say}`,
      steps: [],
      contact: false,
      facts: [...new Set(blockers.flatMap((item) => item.reads.map(({ fact }) => fact)))],
      citations: blockers.flatMap((item): readonly Citation[] => item.citations),
    });
  }
  return results;
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
