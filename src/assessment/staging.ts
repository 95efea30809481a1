/**
 * The Maudsley Staging Method as an interval: every item that is not known adds its whole range. Points, lines and
 * bands come from the table handed in; the formula is the sum of the points of the dimensions.
 */
import type { PersonCase, Span } from '../cases/types.ts';
import type { StagingTables } from '../knowledge/types.ts';
import { compare } from '../logic/evaluate.ts';
import { or, type Truth, truthOf } from '../logic/truth.ts';
import { type FactValue, NOT_ASKED } from '../logic/value.ts';
import type { Lookup } from './lookup.ts';
import type { Regimen } from './regimen.ts';
import { failedCount } from './resistance.ts';
import { bilateralEct, stageThaseRush } from './thase-rush.ts';
import type { JudgedTrial } from './trials.ts';
import type { StagingResult } from './types.ts';

/** What the method asks, as far as it is known. Null = nothing is. */
export interface MsmInputs {
  /** Length of the episode in months. */
  readonly duration: Span | null;
  /** The words that severity can be. Null = any. */
  readonly severity: readonly string[] | null;
  /** Antidepressants failed in this episode. */
  readonly failed: Span;
  readonly augmentation: Truth;
  readonly ect: Truth;
}

type Msm = StagingTables['msm'];
type Points = Msm['dimensions'][number]['options'];

/** Ids of the dimensions in the table, and what is known of each: an interval of numbers, or the possible words. */
function valuesOf(inputs: MsmInputs): Readonly<Record<string, Span | readonly string[] | null>> {
  return {
    duration: inputs.duration,
    severity: inputs.severity,
    // The method is used once one has failed, so that none is not among the values.
    'antidepressants-failed': { min: Math.max(1, inputs.failed.min), max: inputs.failed.max },
    augmentation: wordsOf(inputs.augmentation),
    ect: wordsOf(inputs.ect),
  };
}

function wordsOf(value: Truth): readonly string[] | null {
  if (value === 'unknown') return null;
  return [value === 'true' ? 'yes' : 'no'];
}

/** Points of the method. A band only when every possible total lies in it; not staged when none has failed. */
export function scoreMsm(inputs: MsmInputs, table: Msm): StagingResult['msm'] {
  if (inputs.failed.max === 0) {
    const notStaged = 'Not staged: no antidepressant has failed an adequate trial in this episode.';
    return { score: null, band: null, unknown: [], notStaged, items: [] };
  }
  const values = valuesOf(inputs);
  const unknown: string[] = [];
  const items: { id: string; points: Span }[] = [];
  let [min, max] = [0, 0];
  for (const dimension of table.dimensions) {
    const points = possiblePoints(dimension.options, values[dimension.id] ?? null);
    if (points.min !== points.max) unknown.push(dimension.id);
    items.push({ id: dimension.id, points });
    min += points.min;
    max += points.max;
  }
  // With possibly none failed the method may not apply at all.
  if (inputs.failed.min === 0 && !unknown.includes('antidepressants-failed')) unknown.push('antidepressants-failed');
  const band = table.bands.find((item) => min >= item.min && max <= item.max);
  const settled = inputs.failed.min === 0 ? null : (band?.id ?? null);
  return { score: { min, max }, band: settled, unknown, notStaged: null, items };
}

/** Least and most points over the lines that the value can fall in; all lines when none is named by it. */
function possiblePoints(options: Points, value: Span | readonly string[] | null): Span {
  const reached = options.filter((option) => {
    if (value === null) return true;
    if ('min' in value) return (option.atLeast ?? -Infinity) <= value.max && (option.atMost ?? Infinity) >= value.min;
    return option.is !== undefined && value.includes(option.is);
  });
  const points = (reached.length === 0 ? options : reached).map((option) => option.points);
  return { min: Math.min(...points), max: Math.max(...points) };
}

/** Both methods for one case. */
export function stagingOf(
  person: PersonCase,
  trials: readonly JudgedTrial[],
  regimen: Regimen,
  months: FactValue,
  lookup: Lookup,
): StagingResult {
  const { staging } = lookup.knowledge;
  const open = !regimen.closed.trials;
  const inputs: MsmInputs = {
    duration: months.state === 'known' && months.kind === 'range' ? { min: months.min, max: months.max } : null,
    severity: severityWords(person),
    failed: failedCount(trials, open, lookup),
    augmentation: augmentationTried(trials, regimen, lookup),
    ect: triedTruth(trials.filter(isEct), open),
  };
  const stage = stageThaseRush({ trials, open, ect: bilateralEct(trials, open) }, staging.thaseRush, lookup);
  return { msm: scoreMsm(inputs, staging.msm), thaseRush: { stage } };
}

/** Severity as the method words it: severe splits by psychosis. */
function severityWords(person: PersonCase): readonly string[] | null {
  const severity = person.values.get('episode.severity');
  if (severity?.state !== 'known' || severity.kind !== 'scalar') return null;
  if (severity.value !== 'severe') return [String(severity.value)];
  const value = (id: string) => person.values.get(id) ?? NOT_ASKED;
  const psychotic = or([
    compare({ fact: 'features', includes: 'psychotic' }, value('features')),
    compare({ fact: 'acute', includes: 'psychosis' }, value('acute')),
  ]);
  const words = { true: ['severe-with-psychosis'], false: ['severe-without-psychosis'] };
  return psychotic === 'unknown' ? [...words.false, ...words.true] : words[psychotic];
}

function isEct({ trial }: JudgedTrial): boolean {
  return trial.kind === 'procedure' && trial.what === 'ect';
}

/** Tried in this episode, adequate or not. */
function triedTruth(trials: readonly JudgedTrial[], open: boolean): Truth {
  return or([...trials.map((item) => item.thisEpisode), open ? 'unknown' : 'false']);
}

/**
 * A medicine added in this episode, or an augmenter tried or taken without a role: an augmenter is a medicine whose
 * usual dose as an add-on is in the knowledge base. One that is only taken may be taken for something else.
 */
function augmentationTried(trials: readonly JudgedTrial[], regimen: Regimen, lookup: Lookup): Truth {
  const isAugmenter = (medicine: string) => lookup.medicines.get(medicine)?.usualAddOnMg !== undefined;
  const added = trials.filter(
    ({ trial, antidepressant }) =>
      trial.kind === 'drug' && (trial.role === 'add' || (antidepressant === 'false' && isAugmenter(trial.what))),
  );
  const taken = regimen.rows.some((row) => row.trial === null && isAugmenter(row.medicine));
  const rows: Truth = taken || !regimen.closed.medications ? 'unknown' : truthOf(false);
  return or([triedTruth(added, !regimen.closed.trials), rows]);
}
