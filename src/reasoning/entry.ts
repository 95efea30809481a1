/**
 * Entry: may this option be started at all here? Indications (any one is enough), the need for a base regimen, and
 * the product's status where the person is. semantics.md 9.
 */
import type { CoreOption, Indication, Jurisdiction, StatusState } from '../knowledge/types.ts';
import type { Evaluation } from '../logic/evaluate.ts';
import { keptWith } from '../logic/kept.ts';
import { type Truth, truthOf } from '../logic/truth.ts';
import { type FactEnvironment, settling } from './environment.ts';
import { type Context, logicFinding, unique } from './finding.ts';
import type { Finding, PlanInput } from './types.ts';

export interface Entry {
  /** N of the verdict table: true when an entry criterion is not met. */
  readonly missing: Truth;
  /** What is missing, in words; the nearest indication first. */
  readonly words: readonly string[];
  /** Satisfied indications and unmet needs, as reasons. */
  readonly findings: readonly Finding[];
  /** Unknown entry criteria. */
  readonly open: readonly Finding[];
  /** Unknown ways in that wait until they are found: nothing else is missing, or may be. */
  readonly waiting: readonly Finding[];
}

export function entryOf(option: CoreOption, plan: PlanInput, environment: FactEnvironment, context: Context): Entry {
  const parts = [indications(option, plan, environment, context), needs(option, plan, environment)];
  const status = statusPart(option, context);
  if (status !== MET) parts.push(status);
  let met: Truth = 'true';
  const words: string[] = [];
  const findings: Finding[] = [];
  for (const part of parts) {
    if (part.met === 'false') {
      met = 'false';
      words.push(...part.words);
    } else if (part.met === 'unknown' && met === 'true') met = 'unknown';
    findings.push(...part.findings);
  }
  return {
    missing: met === 'unknown' ? 'unknown' : truthOf(met === 'false'),
    words: unique(words),
    findings,
    open: met === 'unknown' ? parts.flatMap((part) => (part.met === 'unknown' ? part.open : [])) : [],
    waiting: parts.some((part) => part.met === 'false' && part.waiting.length === 0)
      ? []
      : parts.flatMap((part) => part.waiting),
  };
}

interface Part {
  readonly met: Truth;
  readonly words: readonly string[];
  readonly findings: readonly Finding[];
  readonly open: readonly Finding[];
  /** Unknown, and as good as not met until it is found. */
  readonly waiting: readonly Finding[];
}
const MET: Part = { met: 'true', words: [], findings: [], open: [], waiting: [] };

/** Indications of the chosen jurisdiction; where it has none of its own, those of the others. */
function applicable(option: CoreOption, plan: PlanInput, context: Context): readonly Indication[] {
  const { jurisdiction } = context.settings;
  return indicated(option, `${plan.kind} ${jurisdiction ?? ''}`, () => {
    const forPlan = option.indications.filter((item) => item.plan === undefined || item.plan === plan.kind);
    const own = forPlan.filter(
      (item) => jurisdiction === null || item.jurisdictions === undefined || item.jurisdictions.includes(jurisdiction),
    );
    return own.length > 0 ? own : forPlan;
  });
}

/** By option, plan and jurisdiction: nothing of the person plays a part. */
const indicated = keptWith<CoreOption, string, readonly Indication[]>();

function indications(option: CoreOption, plan: PlanInput, environment: FactEnvironment, context: Context): Part {
  if (option.indications.length === 0) return MET;
  const items = applicable(option, plan, context);
  if (items.length === 0) {
    const say = `no label or evidence covers this option ${planWords(plan.kind)}`;
    return {
      met: 'false',
      words: [say],
      findings: [logicFinding('no-indication', 'entry', say, `option:${option.id}`)],
      open: [],
      waiting: [],
    };
  }
  const satisfied: Finding[] = [];
  const open: Finding[] = [];
  const waiting: Finding[] = [];
  const unmet: Finding[] = [];
  for (const item of items) {
    const evaluation = environment.trace(item.when);
    if (evaluation.value === 'true') satisfied.push(finding(item, 'true', evaluation, environment, option));
    else if (evaluation.value === 'false') unmet.push(notMet(item, evaluation, option));
    else if (item.ifUnknown === 'wait') waiting.push(finding(item, 'unknown', evaluation, environment, option));
    else open.push(finding(item, 'unknown', evaluation, environment, option));
  }
  if (satisfied.length > 0) return { ...MET, findings: satisfied };
  if (open.length > 0) return { met: 'unknown', words: [], findings: open, open, waiting };
  const words = unique(items.map((item) => item.missing));
  return { met: 'false', words, findings: [...unmet, ...waiting], open: [], waiting };
}

function planWords(kind: PlanInput['kind']): string {
  if (kind === 'replace') return 'in place of the present antidepressant';
  return kind === 'alone' ? 'on its own' : 'added to the present treatment';
}

function finding(
  item: Indication,
  value: 'true' | 'unknown',
  evaluation: Evaluation,
  environment: FactEnvironment,
  option: CoreOption,
): Finding {
  return {
    rule: item.id,
    effect: 'entry',
    value,
    basis: 'source',
    say: item.say,
    origin: `option:${option.id}`,
    citations: item.sources,
    reads: evaluation.reads,
    open: settling(evaluation, environment),
    ifUnknown: item.ifUnknown === 'wait' ? null : (item.ifUnknown ?? 'ask'),
    finding: null,
    always: false,
  };
}

function notMet(item: Indication, evaluation: Evaluation, option: CoreOption): Finding {
  return {
    rule: item.id,
    effect: 'entry',
    value: 'true',
    basis: 'source',
    say: `not met: ${item.missing}`,
    origin: `option:${option.id}`,
    citations: item.sources,
    reads: evaluation.reads,
    open: [],
    ifUnknown: null,
    finding: null,
    always: false,
  };
}

function needs(option: CoreOption, plan: PlanInput, environment: FactEnvironment): Part {
  // What an option needs of the base regimen matters where it is added to one.
  if (option.needs === null || plan.kind === 'replace') return MET;
  const evaluation = environment.trace(option.needs);
  if (evaluation.value === 'true') return MET;
  const say = option.needsMissing ?? 'it is added to a medicine that is not being taken';
  const origin = `option:${option.id}`;
  if (evaluation.value === 'false') {
    return {
      met: 'false',
      words: [say],
      findings: [logicFinding('needs', 'entry', say, origin)],
      open: [],
      waiting: [],
    };
  }
  const open: Finding = {
    ...logicFinding('needs', 'entry', say, origin),
    value: 'unknown',
    open: settling(evaluation, environment),
    ifUnknown: 'ask',
  };
  return { met: 'unknown', words: [], findings: [open], open: [open], waiting: [] };
}

/** From what allows least to what allows most; unknown allows nothing and forbids nothing. */
const STRICTNESS: readonly StatusState[] = [
  'refused',
  'not-marketed',
  'investigational',
  'restricted',
  'off-label',
  'cleared',
  'approved',
  'unknown',
];

/** The status that binds: the jurisdiction's own, or the strictest of all when none is chosen. */
export function statusOf(option: CoreOption, context: Pick<Context, 'settings' | 'knowledge'>): BindingStatus {
  return statuses(option, context.settings.jurisdiction, () => {
    const jurisdiction = context.settings.jurisdiction ?? strictestOf(option, context.knowledge.header);
    return { ...option.status[jurisdiction], jurisdiction };
  });
}

type BindingStatus = CoreOption['status'][Jurisdiction] & { readonly jurisdiction: Jurisdiction };
const statuses = keptWith<CoreOption, Jurisdiction | null, BindingStatus>();

function strictestOf(option: CoreOption, { jurisdictions }: Context['knowledge']['header']): Jurisdiction {
  let strictest: Jurisdiction | null = null;
  const grade = (id: Jurisdiction) => STRICTNESS.indexOf(option.status[id].state);
  for (const { id } of jurisdictions) if (strictest === null || grade(id) < grade(strictest)) strictest = id;
  return strictest ?? 'us';
}

const STATUS_WORDS: Partial<Record<StatusState, string>> = {
  refused: 'refused by the regulator',
  'not-marketed': 'not marketed',
  investigational: 'investigational: only in a trial or authorised access',
  restricted: 'restricted: only through an authorised prescriber',
};

function statusPart(option: CoreOption, context: Context): Part {
  const binding = statusOf(option, context);
  const words = STATUS_WORDS[binding.state];
  if (words === undefined) return MET;
  const authorised = accessOf(option, context.person.access) === 'trial';
  if (authorised && (binding.state === 'investigational' || binding.state === 'restricted')) {
    return {
      ...MET,
      findings: [
        logicFinding('access', 'entry', 'access through a trial or authorisation is recorded', `option:${option.id}`),
      ],
    };
  }
  const place =
    context.knowledge.header.jurisdictions.find((item) => item.id === binding.jurisdiction)?.name ??
    binding.jurisdiction;
  const say = `${words} (${place})`;
  const base = logicFinding(`status-${binding.state}`, 'entry', `${say}: ${binding.scope}`, `option:${option.id}`);
  return {
    met: 'false',
    words: [say],
    findings: [
      { ...base, basis: binding.sources === undefined ? 'logic' : 'source', citations: binding.sources ?? [] },
    ],
    open: [],
    waiting: [],
  };
}

/** Access as the case records it for the option, its group or its family. */
export function accessOf(option: CoreOption, access: Context['person']['access']): 'yes' | 'no' | 'unknown' | 'trial' {
  return (
    access.get(option.id) ??
    (option.group === null ? undefined : access.get(option.group)) ??
    access.get(option.family) ??
    'unknown'
  );
}
