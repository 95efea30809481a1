/**
 * The words of case format 1 itself: its key order, the keys that are typed lists, and the closed words of a trial.
 * Everything a person can be asked beyond these comes from the fact registry, never from here.
 */

/** Version of the format this program reads and writes. */
export const CASE_VERSION = 1;

/** Order of the keys of a canonical case; registry groups that are not named follow before `more`. */
export const TOP_ORDER: readonly string[] = [
  'case',
  'as_of',
  'jurisdiction',
  'age',
  'sex',
  'perinatal',
  'episode',
  'suicidality',
  'acute',
  'bipolarity',
  'trials',
  'medications',
  'stopped_recently',
  'conditions',
  'reactions',
  'implants',
  'organ',
  'family_history',
  'substances',
  'genotype',
  'vitals',
  'labs',
  'scores',
  'cognition',
  'consent',
  'practical',
  'preferences',
  'access',
  'more',
];

/** Keys read by a file of their own; registry facts with such a path only lend their id. */
export const TYPED_KEYS: readonly string[] = [
  'case',
  'as_of',
  'jurisdiction',
  'trials',
  'medications',
  'stopped_recently',
  'conditions',
  'reactions',
  'implants',
  'preferences',
  'access',
];

/** Facts that the format ties together (assumptions and contradictions of the case contract). */
export const FACT = {
  age: 'age',
  sex: 'sex',
  pregnant: 'perinatal.pregnant',
  postpartum: 'perinatal.postpartum',
  severity: 'episode.severity',
  episodeStarted: 'episode.started',
  trials: 'trials',
  medications: 'medications',
  stoppedRecently: 'stopped-recently',
  reactions: 'reactions',
  avoid: 'preferences.avoid',
  prefer: 'preferences.prefer',
  access: 'access',
} as const;

/** Groups that take the word `none`: every yes-no fact in them is then no. */
export const GROUPS_WITH_NONE: readonly string[] = ['perinatal'];
/** Groups of measurements: `none` is no number there. */
export const MEASURED_GROUPS: readonly string[] = ['vitals', 'labs', 'scores'];
/** The group whose numbers need a unit. */
export const LABS_GROUP = 'labs';
export const SCORES_GROUP = 'scores';
export const MORE_GROUP = 'more';

/** The highest age kept; above it everybody is "90+". */
export const TOP_AGE = 90;

/** Members of two sets that are one finding. */
export const MIRRORED: readonly {
  readonly set: string;
  readonly member: string;
  readonly other: string;
  readonly otherMember: string;
}[] = [
  { set: 'features', member: 'psychotic', other: 'acute', otherMember: 'psychosis' },
  { set: 'features', member: 'catatonic', other: 'acute', otherMember: 'catatonia' },
];

export const ROLES = ['base', 'add'] as const;
export const EPISODES = ['this', 'earlier', 'unknown'] as const;
export const ADHERENCES = ['good', 'partial', 'poor', 'unknown'] as const;
export const RESPONSES = ['none', 'minimal', 'partial', 'response', 'remission', 'worse', 'unknown'] as const;
export const STOP_REASONS = [
  'no-effect',
  'intolerance',
  'serious-reaction',
  'lost-effect',
  'other',
  'unknown',
] as const;
export const ACCESS_WORDS = ['yes', 'no', 'unknown', 'trial'] as const;
export const METHODS: readonly string[] = ['bazett', 'fridericia', 'framingham', 'hodges'];
export const PLACEMENTS: readonly string[] = [
  'bitemporal',
  'bifrontal',
  'bilateral',
  'right-unilateral',
  'left-unilateral',
  'unilateral',
  'left',
  'right',
];

/** Words of `effect` in a trial. */
export const EFFECTS: readonly string[] = [
  'nausea',
  'sedation',
  'insomnia',
  'akathisia',
  'weight-gain',
  'sexual-dysfunction',
  'sweating',
  'agitation',
  'hypomania',
  'dizziness',
  'falls',
  'headache',
  'tremor',
  'dry-mouth',
  'constipation',
  'urinary-retention',
  'blood-pressure',
  'dissociation',
  'memory',
  'metabolic',
  'movement-disorder',
  'other',
];

/** Words of `reaction`; the registry may add more as the values of its fact `reactions`. */
export const REACTIONS: readonly string[] = [
  'severe-rash',
  'serotonin-syndrome',
  'neuroleptic-malignant-syndrome',
  'seizure',
  'mania',
  'agranulocytosis',
  'anaphylaxis',
  'liver-injury',
  'hyponatraemia',
  'qt-prolongation',
  'prolonged-apnoea',
  'other',
];

/** The medicine that the knowledge base does not know, and therapies outside the list. */
export const OTHER = 'other';
