/** What is still open: which questions could change which verdicts, and which to put next. semantics.md 12. */
import type { Knowledge, Question } from '../knowledge/types.ts';
import { truthIn } from '../logic/evaluate.ts';
import type { FactEnvironment } from './environment.ts';
import type { OptionVerdict } from './types.ts';

export interface OpenQuestion {
  readonly question: Question;
  readonly facts: readonly string[];
  /** Options whose verdict, confirm list or favour the answer could change, by rank. */
  readonly couldChange: readonly string[];
  readonly why: 'not-asked' | 'dont-know';
}

const STAGES = ['safety', 'core', 'refine', 'on-demand'];

/**
 * Open questions, next one first: by stage; within core and refine by how many options hang on them, ties in file
 * order. Questions answered "don't know" stay listed but are not put again.
 */
export function openQuestions(
  knowledge: Pick<Knowledge, 'questions'>,
  verdicts: readonly OptionVerdict[],
  environment: FactEnvironment,
): OpenQuestion[] {
  /** By fact: the options that hang on it, by their place in `verdicts`. */
  const hanging = new Map<string, number[]>();
  for (const [place, verdict] of verdicts.entries()) {
    for (const fact of hangsOn(verdict)) {
      const places = hanging.get(fact);
      if (places === undefined) hanging.set(fact, [place]);
      else places.push(place);
    }
  }
  const open: OpenQuestion[] = [];
  for (const question of knowledge.questions) {
    if (question.askWhen !== undefined && truthIn(question.askWhen, environment) === 'false') continue;
    const unknown = question.facts.filter((fact) => isOpen(fact, hanging, environment));
    const facts = unknown.filter((fact) => hanging.has(fact));
    const safety = question.stage === 'safety' && unknown.length > 0;
    if (facts.length === 0 && !safety) continue;
    const places = new Set<number>();
    for (const fact of facts) for (const place of hanging.get(fact) ?? []) places.add(place);
    const couldChange = [...places].sort((a, b) => a - b).map((place) => (verdicts[place] as OptionVerdict).option.id);
    const asked = facts.length === 0 ? unknown : facts;
    open.push({
      question,
      facts: asked,
      couldChange,
      why: asked.every((fact) => isDontKnow(fact, environment)) ? 'dont-know' : 'not-asked',
    });
  }
  return open.sort(byUrgency);
}

const hangs = new WeakMap<OptionVerdict['plans'], ReadonlySet<string>>();

/** The facts a verdict hangs on, each once. Kept by its plans: a verdict that is found anew has new ones. */
function hangsOn(verdict: OptionVerdict): ReadonlySet<string> {
  const known = hangs.get(verdict.plans);
  if (known !== undefined) return known;
  const facts = new Set<string>();
  const add = (more: readonly string[]): void => more.forEach((fact) => facts.add(fact));
  add(verdict.ask);
  for (const item of verdict.confirm) add(item.open);
  add(verdict.couldRaise);
  for (const plan of verdict.plans) add(plan.ask);
  hangs.set(verdict.plans, facts);
  return facts;
}

function byUrgency(a: OpenQuestion, b: OpenQuestion): number {
  const again = Number(a.why === 'dont-know') - Number(b.why === 'dont-know');
  const stage = STAGES.indexOf(a.question.stage) - STAGES.indexOf(b.question.stage);
  const weight = a.question.stage === 'safety' ? 0 : b.couldChange.length - a.couldChange.length;
  return again || stage || weight || a.question.order - b.question.order;
}

/** Medicine lists are not facts of their own: they are open when something still hangs on them. */
function isOpen(fact: string, hanging: ReadonlyMap<string, unknown>, environment: FactEnvironment): boolean {
  return hanging.has(fact) || environment.fact(fact).state === 'unknown';
}

function isDontKnow(fact: string, environment: FactEnvironment): boolean {
  const value = environment.fact(fact);
  return value.state === 'unknown' && value.why === 'dont-know';
}

/** The questions that keep one option at check-first, grouped by panel. Facts no question asks stand alone. */
export function questionsFor(
  verdict: OptionVerdict,
  knowledge: Pick<Knowledge, 'questions'>,
): { question: string; facts: readonly string[]; short: string }[] {
  const asking = questionOf(knowledge.questions);
  const grouped = new Map<string, { facts: string[]; short: string }>();
  for (const fact of verdict.ask) {
    const key = asking.get(fact)?.id ?? fact;
    const row = grouped.get(key) ?? { facts: [], short: '' };
    row.facts.push(fact);
    grouped.set(key, row);
  }
  return [...grouped].map(([question, row]) => {
    const found = asking.get(row.facts[0] as string);
    const labels = row.facts.map((fact) => found?.labels?.[fact]).filter((label) => label !== undefined);
    const short =
      found?.kind === 'panel' && labels.length > 0 && labels.length <= 3
        ? [...new Set(labels.map(lowered))].join(' or ')
        : (found?.short ?? question);
    return { question, facts: row.facts, short };
  });
}

const asks = new WeakMap<readonly Question[], ReadonlyMap<string, Question>>();

/** The first question that asks for a fact, by fact. */
function questionOf(questions: readonly Question[]): ReadonlyMap<string, Question> {
  const known = asks.get(questions);
  if (known !== undefined) return known;
  const asking = new Map<string, Question>();
  for (const question of questions)
    for (const fact of question.facts) if (!asking.has(fact)) asking.set(fact, question);
  asks.set(questions, asking);
  return asking;
}

/** A label inside a sentence: its first letter small, unless it starts with an abbreviation. */
function lowered(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}
