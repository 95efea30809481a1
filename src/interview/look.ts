/** What follows from the answers so far: the case as the reader takes it, verdicts, what is open, and the report. */
import { assess } from '../assessment/index.ts';
import type { Assessment } from '../assessment/types.ts';
import { locatePlain, readCase, registryOf } from '../cases/index.ts';
import type { Registry } from '../cases/registry.ts';
import type { PersonCase } from '../cases/types.ts';
import { type Exploration, type ExploreSettings, exploreFully, inputOf, settingsFor } from '../explore.ts';
import type { Knowledge, Question } from '../knowledge/types.ts';
import { sameData } from '../logic/same.ts';
import type { Problem } from '../problems.ts';
import { createRecollection, reason, type Reasoning, type Recollection } from '../reasoning/index.ts';
import type { Report } from '../report/types.ts';
import { type Answers, caseOf } from './answers.ts';

/** What one interview works with. */
export interface Context {
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly today: string;
  readonly guideline: string | null;
  /** What was found out from the answers before: most of it holds after the next one. */
  readonly recollection: Recollection;
  /** Where the saved case came from, to be said once; null for a new one. */
  readonly from: string | null;
}

export function contextFor(
  knowledge: Knowledge,
  today: string,
  guideline: string | null,
  from: string | null = null,
): Context {
  return { knowledge, registry: registryOf(knowledge), today, guideline, recollection: createRecollection(), from };
}

/** A question by id. */
export function questionOf(context: Context, id: string): Question {
  const question = context.knowledge.questions.find((item) => item.id === id);
  if (question === undefined) throw new Error(`no question has the id ${id}`);
  return question;
}

export interface Reading {
  readonly person: PersonCase | null;
  readonly problems: readonly Problem[];
}

/** Reads a case as `explore --case` would. */
export function readPlain(value: Readonly<Record<string, unknown>>, context: Context): Reading {
  const options = { today: context.today, asOfOverride: null, jurisdictionOverride: null };
  const reading = readCase(locatePlain(value), context.knowledge, options);
  return { person: reading.case, problems: reading.problems };
}

const readings = new WeakMap<Answers, Reading>();
/** The case that was read last: other answers often make the same one, as a line that is confirmed does. */
const last = new WeakMap<Context, { readonly plain: Readonly<Record<string, unknown>>; readonly reading: Reading }>();

/** Reads the case that answers make; once for the same case. */
export function readAnswers(answers: Answers, context: Context): Reading {
  const known = readings.get(answers);
  if (known !== undefined) return known;
  const plain = caseOf(answers, context.knowledge.questions, context.registry);
  const before = last.get(context);
  const reading = before !== undefined && sameData(before.plain, plain) ? before.reading : readPlain(plain, context);
  last.set(context, { plain, reading });
  readings.set(answers, reading);
  return reading;
}

export interface View {
  readonly answers: Answers;
  readonly person: PersonCase;
  readonly settings: ExploreSettings;
  readonly assessment: Assessment;
  readonly reasoning: Reasoning;
}

const views = new WeakMap<Answers, View>();
const seen = new WeakMap<PersonCase, Omit<View, 'answers'>>();

/** Answers seen through the engine; made once for the same person. Only for answers that read without a fault. */
export function viewOf(answers: Answers, context: Context): View {
  const known = views.get(answers);
  if (known !== undefined) return known;
  const { person, problems } = readAnswers(answers, context);
  if (person === null)
    throw new Error(`the answers do not make a case: ${problems.map((item) => item.message).join(' ')}`);
  const view = { answers, ...(seen.get(person) ?? look(person, context)) };
  views.set(answers, view);
  return view;
}

function look(person: PersonCase, context: Context): Omit<View, 'answers'> {
  const settings = settingsFor(person, context.knowledge, { guideline: context.guideline });
  const assessment = assess(person, context.knowledge);
  const reasoning = reason(inputOf(person, assessment), context.knowledge, settings, context.recollection);
  const looked = { person, settings, assessment, reasoning };
  seen.set(person, looked);
  return looked;
}

const reports = new WeakMap<View, Exploration>();

/** The report of the answers: the same that `explore --case` prints for the saved case. */
export function reportOf(view: View, context: Context): Report {
  const known = reports.get(view) ?? exploreFully(view.person, context.knowledge, view.settings);
  reports.set(view, known);
  return known.report;
}
