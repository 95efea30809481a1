/** Runs what the data states about itself: each option's examples and the study cases. One loop, no hand-written tests. */
import { assess } from '../assessment/index.ts';
import { parseCase } from '../cases/index.ts';
import type { PersonCase } from '../cases/types.ts';
import { type Exploration, exploreFully, type ExploreSettings, inputOf, settingsFor } from '../explore.ts';
import type { Entry } from '../knowledge/load.ts';
import type { AuthoredKnowledge, Example, Jurisdiction, Option, StudyCase } from '../knowledge/types.ts';
import type { Problem } from '../problems.ts';
import { judgeOne } from '../reasoning/index.ts';
import type { Report, ReportOption } from '../report/types.ts';
import { entryProblem } from './walk.ts';

interface Read {
  readonly person: PersonCase | null;
  readonly settings: ExploreSettings;
  readonly problems: readonly Problem[];
}

/** A case written as plain data, with the settings it is explored with. */
async function readData(
  data: Readonly<Record<string, unknown>>,
  name: string,
  knowledge: AuthoredKnowledge,
  jurisdiction?: Jurisdiction,
): Promise<Read> {
  const reading = await parseCase(JSON.stringify(data), name, knowledge, { today: knowledge.header.reviewed });
  const chosen = jurisdiction === undefined ? {} : { jurisdiction };
  const settings = settingsFor(reading.case ?? { jurisdiction: null }, knowledge, chosen);
  return { person: reading.case, settings, problems: reading.problems };
}

/** Case and settings to report, for a case written as plain data. Problems are those of the case. */
export async function exploreData(
  data: Readonly<Record<string, unknown>>,
  name: string,
  knowledge: AuthoredKnowledge,
  jurisdiction?: Jurisdiction,
): Promise<{ exploration: Exploration | null; problems: readonly Problem[] }> {
  const { person, settings, problems } = await readData(data, name, knowledge, jurisdiction);
  return { exploration: person === null ? null : exploreFully(person, knowledge, settings), problems };
}

/** Problems of every option's examples. */
export async function checkExamples(entries: readonly Entry[], knowledge: AuthoredKnowledge): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const option of knowledge.fullOptions) {
    const entry = entries.find((item) => item.kind === 'option' && item.id === option.id);
    if (entry === undefined) continue;
    for (const [index, example] of option.examples.entries()) {
      for (const message of await exampleFaults(option, example, knowledge)) {
        problems.push(entryProblem(entry, ['examples', index], 'KB-EXAMPLE', message));
      }
    }
  }
  return problems;
}

async function exampleFaults(option: Option, example: Example, knowledge: AuthoredKnowledge): Promise<string[]> {
  const name = `example of ${option.id}`;
  const { person, settings, problems } = await readData(example.case, name, knowledge, example.jurisdiction);
  if (person === null) return problems.map((problem) => `the case of this example cannot be read: ${problem.message}`);
  // One option is judged many times faster than a report of all is made, and most examples hold.
  const judged = judgeOne(inputOf(person, assess(person, knowledge)), knowledge, settings, option.id);
  if (judged !== null && differences(example, judged, judged.findings).length === 0) return [];
  const { report } = exploreFully(person, knowledge, settings);
  const found = report.options.find((item) => item.id === option.id) as ReportOption;
  return differences(example, found, found.because, reasons(found));
}

function differences(
  example: Example,
  found: Pick<ReportOption, 'verdict' | 'otherwise' | 'until'>,
  because: readonly { readonly rule: string }[],
  why = '',
): string[] {
  const faults: string[] = [];
  if (found.verdict !== example.verdict) faults.push(`expected ${example.verdict}, found ${found.verdict}${why}`);
  if (example.otherwise !== undefined && found.otherwise !== example.otherwise) {
    faults.push(`expected otherwise ${example.otherwise}, found ${String(found.otherwise)}`);
  }
  if (example.until !== undefined && found.until !== example.until) {
    faults.push(`expected until ${example.until}, found ${String(found.until)}`);
  }
  for (const rule of example.rules ?? []) {
    if (!because.some((reason) => reason.rule === rule)) faults.push(`rule ${rule} is not among the reasons`);
  }
  return faults;
}

/** The reasons behind a verdict, short, for the author of an example that failed. */
function reasons(option: ReportOption): string {
  const blocking = option.because
    .filter((reason) => reason.effect !== 'monitor' && reason.effect !== 'caution' && reason.effect !== 'adjust')
    .map((reason) => `${reason.rule}=${reason.value}`);
  const open = option.questions.flatMap((question) => question.facts);
  return ` (${[...blocking, ...(open.length > 0 ? [`asks ${open.join(', ')}`] : [])].join('; ')})`;
}

/** Where a study case's report differs from its expectations; [] when it holds. */
export async function studyFaults(study: StudyCase, knowledge: AuthoredKnowledge): Promise<string[]> {
  const { exploration, problems } = await exploreData(study.case, `study case ${study.id}`, knowledge);
  if (exploration === null) return problems.map((problem) => `the case cannot be read: ${problem.message}`);
  const { report } = exploration;
  const { expect } = study;
  const faults: string[] = [];
  const differ = (what: string, wanted: unknown, found: unknown) => {
    if (wanted !== undefined && wanted !== found)
      faults.push(`${what}: expected ${String(wanted)}, found ${String(found)}`);
  };
  differ('resistance', expect.resistance, report.resistance.established);
  if (expect.adequateTrials !== undefined) {
    differ('adequate trials, least', expect.adequateTrials.min, report.resistance.adequateTrials.min);
    differ('adequate trials, most', expect.adequateTrials.max, report.resistance.adequateTrials.max);
  }
  assessmentFaults(expect, report, differ, faults);
  for (const id of expect.safetyAbsent ?? []) {
    if (report.safety.some((item) => item.id === id)) faults.push(`safety ${id}: fired`);
  }
  for (const wanted of expect.safety ?? []) {
    const found = report.safety.find((item) => item.id === wanted.id);
    if (found === undefined) faults.push(`safety ${wanted.id}: not fired`);
    else differ(`safety ${wanted.id}`, wanted.level, found.level);
  }
  differ('first option', expect.first, report.options[0]?.id);
  for (const [id, wanted] of Object.entries(expect.options)) {
    const found = report.options.find((item) => item.id === id);
    if (found === undefined) {
      faults.push(`${id} is not in the report`);
      continue;
    }
    const verdicts = wanted.oneOf ?? (wanted.verdict === undefined ? [found.verdict] : [wanted.verdict]);
    if (!verdicts.includes(found.verdict)) {
      faults.push(`${id}: expected ${verdicts.join(' or ')}, found ${found.verdict}${reasons(found)}`);
    }
    differ(`${id} otherwise`, wanted.otherwise, found.otherwise);
    differ(`${id} exposure`, wanted.exposure, found.exposure.state);
    differ(`${id} until`, wanted.until, found.until);
    for (const effect of wanted.effects ?? []) {
      if (!found.because.some((reason) => reason.effect === effect && reason.value === 'true'))
        faults.push(`${id}: no true ${effect}`);
    }
    for (const fact of wanted.confirm ?? []) {
      if (!found.confirm.some((item) => item.facts.includes(fact)))
        faults.push(`${id}: ${fact} is not among what to confirm`);
    }
    if (
      wanted.cites !== undefined &&
      !wanted.cites.some((source) => found.citations.some((citation) => citation.id === source))
    ) {
      faults.push(`${id}: cites none of ${wanted.cites.join(', ')}`);
    }
  }
  return faults;
}

type Differ = (what: string, wanted: unknown, found: unknown) => void;

/** What the assessment says beside the options: definitions, staging, scales and reassessment. */
function assessmentFaults(expect: StudyCase['expect'], report: Report, differ: Differ, faults: string[]): void {
  for (const [id, met] of Object.entries(expect.definitions ?? {})) {
    differ(`definition ${id}`, met, report.resistance.definitions.find((item) => item.id === id)?.met);
  }
  for (const [id, status] of Object.entries(expect.reassessment ?? {})) {
    differ(`reassessment ${id}`, status, report.reassessment.find((item) => item.id === id)?.status);
  }
  const { msm, thaseRush } = expect.staging ?? {};
  const { score, band } = report.staging.msm;
  if (msm === 'not-staged') {
    if (score !== null) faults.push(`Maudsley: expected not staged, found ${score.min} to ${score.max}`);
  } else if (msm !== undefined) {
    differ('Maudsley, least', msm.min, score?.min);
    differ('Maudsley, most', msm.max, score?.max);
    differ('Maudsley band', msm.band, band);
  }
  if (thaseRush !== undefined) {
    differ('Thase-Rush, least', thaseRush.min, report.staging.thaseRush.stage.min);
    differ('Thase-Rush, most', thaseRush.max, report.staging.thaseRush.stage.max);
  }
  for (const [id, wanted] of Object.entries(expect.scores ?? {})) {
    const found = report.scores.find((item) => item.id === id);
    differ(`${id} band`, wanted.band, found?.latest.band.id);
    differ(`${id} response`, wanted.response, found?.change?.response);
    differ(`${id} remission`, wanted.remission, found?.change?.remission);
    differ(`${id} important change`, wanted.important, found?.change?.important);
    differ(`${id} early improvement`, wanted.early, found?.change?.early);
  }
}
