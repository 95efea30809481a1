/** A fictional person for measuring and for the build: as a case, and as the keys that answer the interview. */

/** The day the fictional person is seen. */
export const TODAY = '2026-11-23';

/** Two trials without response, the second one still taken. */
export const CASE = {
  case: 1,
  as_of: TODAY,
  jurisdiction: 'us',
  age: 46,
  trials: [
    {
      drug: 'sertraline',
      dose: '200 mg',
      weeks: 10,
      adherence: 'good',
      response: 'none',
      current: 'no',
      stopped: '2026-06-01',
    },
    { drug: 'venlafaxine', dose: '225 mg', weeks: 8, adherence: 'good', response: 'none', current: 'yes' },
  ],
  medications: [{ medicine: 'venlafaxine', dose: '225 mg' }],
};

/** JSON is YAML; the leading comment keeps the reader from taking the JSON path. */
export function caseText(form: 'json' | 'yaml'): string {
  return form === 'json' ? JSON.stringify(CASE) : `# a YAML case\n${JSON.stringify(CASE)}\n`;
}

/** Keys that answer the questions before the report, benign throughout. Enter is \r. */
const ANSWERS: readonly string[] = [
  // Age, sex, severity, start of the episode.
  '46\r122025-09\r',
  // Suicidality, acute states, pregnancy, bipolarity.
  'nnnn\r',
  'n\r',
  'nnnn1\r',
  '1',
  // Two trials, each with what is asked about it.
  'sertraline 200 10w none\r2025-12\rvenlafaxine 225 8w partial\ry\r\ry\r',
  // Illness, medicines now, medicines stopped, substances, metal, family, consent.
  'n\r',
  '\r',
  'none\r',
  'nnnnn0\r',
  'n\r',
  'n\r',
  '1none\r',
];

export const KEYS: readonly string[] = ANSWERS.flatMap((keys) => [...keys]);
