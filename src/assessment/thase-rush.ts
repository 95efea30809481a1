/**
 * The Thase-Rush stage as an interval. Each stage needs the one before and a failed trial of its own: any; one of a
 * distinctly different class; a tricyclic; an MAOI; a course of bilateral ECT. A tricyclic that supplies stage 2 is
 * not there for stage 3 (project reading in the table).
 */
import type { StagingTables } from '../knowledge/types.ts';
import { and, or, type Truth } from '../logic/truth.ts';
import type { Span } from '../cases/types.ts';
import type { Lookup } from './lookup.ts';
import { failedTruth } from './resistance.ts';
import { hasFailed } from './responses.ts';
import { isCombination, isUnnamedCombination, treatmentsOf } from './treatments.ts';
import type { JudgedTrial } from './trials.ts';

/** One failed treatment: the major classes of its medicine. Null = a medicine that could be of any class. */
export type FailedClasses = readonly string[] | null;

/** Class ids that stages 3 and 4 ask for. */
export interface StageClasses {
  readonly tricyclic: string;
  readonly maoi: string;
}
export const STAGE_CLASSES: StageClasses = { tricyclic: 'tricyclic', maoi: 'maoi' };

const BILATERAL = ['bilateral', 'bitemporal', 'bifrontal'];
/** A course given on one side. */
const UNILATERAL = ['unilateral', 'right-unilateral', 'left-unilateral', 'right', 'left'];

export interface StageInputs {
  readonly trials: readonly JudgedTrial[];
  /** More trials may exist than are listed. */
  readonly open: boolean;
  /** A course of bilateral ECT failed in this episode. */
  readonly ect: Truth;
}

/** Least stage from what certainly failed, most from what can have; the top of the table while the list is open. */
export function stageThaseRush(inputs: StageInputs, table: StagingTables['thaseRush'], lookup: Lookup): Span {
  const failed = failedTreatments(inputs.trials, lookup);
  const certain = failed.filter((item) => item.truth === 'true').map((item) => item.classes);
  const possible = failed.filter((item) => item.truth !== 'false').map((item) => item.classes);
  const top = Math.max(0, ...table.stages.map((item) => item.stage));
  const min = stageOf(certain, inputs.ect === 'true', STAGE_CLASSES);
  return { min, max: inputs.open ? top : stageOf(possible, inputs.ect !== 'false', STAGE_CLASSES) };
}

/** A combination is one treatment, of the class of its base; one that names no base is left out where another is on record. */
function failedTreatments(trials: readonly JudgedTrial[], lookup: Lookup): { truth: Truth; classes: FailedClasses }[] {
  const named = treatmentsOf(trials, lookup);
  const antidepressants = named.filter((rows) => rows.some((row) => row.antidepressant === 'true'));
  const unnamed = antidepressants.length > 0 ? [] : trials.filter(isUnnamedCombination);
  return [...named, ...(unnamed.length > 0 ? [unnamed] : [])].flatMap((rows) => {
    const base = rows.find((row) => row.trial.role === 'base') ?? rows[0];
    if (base === undefined) return [];
    const medicine = isCombination(base) ? (base.trial.with ?? base.trial.what) : base.trial.what;
    return [{ truth: or(rows.map(failedTruth)), classes: classesOf(medicine, lookup) }];
  });
}

function classesOf(id: string, lookup: Lookup): FailedClasses {
  const medicine = lookup.medicines.get(id);
  if (medicine === undefined) return null;
  const major = medicine.classes.filter((item) => lookup.majorClasses.has(item));
  // A medicine outside the major classes is a class of its own.
  return major.length > 0 ? major : [medicine.id];
}

/** The highest stage for treatments that have failed. A medicine of unknown class takes the class that helps most. */
export function stageOf(failed: readonly FailedClasses[], bilateralEctFailed: boolean, classes: StageClasses): number {
  const known = failed.filter((item) => item !== null);
  const wild = failed.length - known.length;
  let highest = 0;
  for (let tricyclics = 0; tricyclics <= wild; tricyclics += 1) {
    for (let maois = 0; tricyclics + maois <= wild; maois += 1) {
      const guessed = Array.from({ length: wild }, (_, index) => {
        if (index < tricyclics) return [classes.tricyclic];
        return index < tricyclics + maois ? [classes.maoi] : [`unknown ${index}`];
      });
      highest = Math.max(highest, stageOfKnown([...known, ...guessed], bilateralEctFailed, classes));
    }
  }
  return highest;
}

function stageOfKnown(
  failed: readonly (readonly string[])[],
  bilateralEctFailed: boolean,
  classes: StageClasses,
): number {
  if (failed.length === 0) return 0;
  if (!twoClasses(failed)) return 1;
  const withoutTricyclic = without(failed, classes.tricyclic);
  if (withoutTricyclic === null || !twoClasses(withoutTricyclic)) return 2;
  const withoutBoth = without(withoutTricyclic, classes.maoi);
  if (withoutBoth === null || !twoClasses(withoutBoth)) return 3;
  return bilateralEctFailed ? 5 : 4;
}

/** Whether two of the treatments have no class in common. */
function twoClasses(failed: readonly (readonly string[])[]): boolean {
  return failed.some((one, index) => failed.slice(index + 1).some((other) => !one.some((id) => other.includes(id))));
}

/** The treatments without one of a class; null when none is of it. */
function without(failed: readonly (readonly string[])[], classId: string): (readonly string[])[] | null {
  const place = failed.findIndex((item) => item.includes(classId));
  return place < 0 ? null : failed.filter((_, index) => index !== place);
}

/** Whether a course of bilateral ECT failed in this episode. */
export function bilateralEct(trials: readonly JudgedTrial[], open: boolean): Truth {
  const courses = trials
    .filter((item) => item.trial.kind === 'procedure' && item.trial.what === 'ect')
    .map((item): Truth => {
      const adequate =
        item.assessed.adequate === 'yes' ? 'true' : item.assessed.adequate === 'no' ? 'false' : 'unknown';
      return and([item.thisEpisode, adequate, hasFailed(item.trial.response), isBilateral(item.trial.placement)]);
    });
  return or([...courses, open ? 'unknown' : 'false']);
}

function isBilateral(placement: string | null): Truth {
  if (placement === null) return 'unknown';
  if (BILATERAL.includes(placement)) return 'true';
  return UNILATERAL.includes(placement) ? 'false' : 'unknown';
}
