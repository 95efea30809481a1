/** A fictional person for measuring and for the build: as a case, and as the keys that answer the interview. */

/** Two trials without response, the second one still taken. */
export const CASE = {
  case: 1,
  as_of: '2026-11-23',
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

/** Benign answers to the questions that come before the report, by question. Enter is \r. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'about-you': '46\r122025-09\r',
  suicidality: 'nnnn\r',
  acute: 'n\r',
  perinatal: 'nnnn1\r',
  bipolarity: '1',
  trials: 'sertraline 200 10w none\r2025-12\rvenlafaxine 225 8w partial\ry\r\ry\r',
  medical: 'n\r',
  'medicines-now': '\r',
  'stopped-recently': 'none\r',
  substances: 'nnnnn0\r',
  metal: 'n\r',
  family: 'n\r',
  consent: '1none\r',
};

export const KEYS: readonly string[] = Object.values(ANSWERS).flatMap((keys) => [...keys]);
