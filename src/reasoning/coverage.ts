/** How far the label was read for an option where the person is. Doubt about absence never reads as safety. */
import type { CoreOption, LabelCoverage } from '../knowledge/types.ts';
import { keptWith } from '../logic/kept.ts';
import type { Finding, Settings } from './types.ts';

const GRADES = ['no-label', 'read', 'partly', 'not-read'] as const;
type Grade = (typeof GRADES)[number];

/**
 * Contraindications and interactions decide: not-read makes check-first, partly adds a line to confirm. Pregnancy
 * coverage is shown with details. A jurisdiction without an own entry takes another's, as partly at best.
 */
export function coverageOf(option: CoreOption, settings: Settings): Coverage | null {
  return found(option, settings.jurisdiction, () => lookUp(option, settings));
}

interface Coverage {
  readonly state: 'partly' | 'not-read';
  readonly finding: Finding;
}
/** By option and jurisdiction: nothing of the person plays a part. */
const found = keptWith<CoreOption, Settings['jurisdiction'], Coverage | null>();

function lookUp(option: CoreOption, settings: Settings): Coverage | null {
  const entries = Object.entries(option.labelCoverage) as [string, LabelCoverage][];
  if (entries.length === 0) return null;
  const own = entries.find(([id]) => id === settings.jurisdiction);
  const [place, coverage] = own ?? best(entries);
  const foreign = settings.jurisdiction !== null && own === undefined;
  const grade = gradeOf(coverage);
  if (grade === 'no-label') return null;
  const state = grade === 'not-read' ? 'not-read' : grade === 'partly' || foreign ? 'partly' : null;
  if (state === null) return null;
  const missing = coverage.missing.join('; ');
  const lead = state === 'not-read' ? 'read the label' : 'confirm on the current label';
  const own_ = foreign ? `the label of this country was not read; that of ${place} was used` : missing;
  return {
    state,
    finding: {
      rule: state === 'not-read' ? 'label-not-read' : 'label-partly-read',
      effect: 'label',
      value: 'unknown',
      basis: 'logic',
      say: `${lead}: ${own_ === '' ? 'contraindications and interactions' : own_}`,
      origin: `option:${option.id}`,
      citations: coverage.sources ?? [],
      reads: [],
      open: [],
      ifUnknown: state === 'not-read' ? 'ask' : 'confirm',
      finding: null,
      always: false,
    },
  };
}

function gradeOf(coverage: LabelCoverage): Grade {
  const grades = [coverage.contraindications, coverage.interactions];
  return [...grades].sort((a, b) => GRADES.indexOf(b) - GRADES.indexOf(a))[0] ?? 'not-read';
}

function best(entries: readonly [string, LabelCoverage][]): [string, LabelCoverage] {
  return [...entries].sort((a, b) => GRADES.indexOf(gradeOf(a[1])) - GRADES.indexOf(gradeOf(b[1])))[0] as [
    string,
    LabelCoverage,
  ];
}

/** How far the interactions of the label were read where the person is; another country's text is partly at best. */
export function interactionsRead(option: CoreOption, settings: Settings): 'read' | 'partly' | 'not-read' | null {
  const entries = Object.entries(option.labelCoverage) as [string, LabelCoverage][];
  if (entries.length === 0) return null;
  const own = entries.find(([id]) => id === settings.jurisdiction);
  const state = (own ?? best(entries))[1].interactions;
  if (state === 'no-label') return null;
  return own === undefined && settings.jurisdiction !== null && state === 'read' ? 'partly' : state;
}
