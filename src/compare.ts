/** Options side by side by what matters to a clinician and a patient; with the verdicts of a case where there is one. */
import { cellOf, type Compared, fieldCell, lineOf, MISSING } from './compare-cells.ts';
import { harmRow, wishCell, wishRows } from './compare-wishes.ts';
import { JURISDICTIONS } from './knowledge/schema/jurisdictions.ts';
import type { Jurisdiction, Knowledge, OptionDetails } from './knowledge/types.ts';
import { disagreementOf, positionsOn } from './reasoning/positions.ts';
import type { Comparison, ComparisonCell, ComparisonLine, ComparisonRow } from './report/comparison.ts';
import { safetyPartOf } from './report/person-page.ts';
import { conditionText, isUnmet, untilText } from './report/reasons.ts';
import { PROGRAM_VERSION } from './version.ts';
import type { Report, ReportReason } from './report/types.ts';
import { asWords, capital, shortName, statusWord, VERDICT_TONE, verdictWord } from './report/words.ts';
import { referencesIn } from './show.ts';

export const LEAST_COMPARED = 2;
export const MOST_COMPARED = 6;

/** Ids that are no options are left out. */
export function comparisonOf(knowledge: Knowledge, ids: readonly string[], report: Report | null): Comparison {
  const compared = ids.flatMap((id): Compared[] => {
    const option = knowledge.options.find((item) => item.id === id);
    if (option === undefined) return [];
    const judged = report?.options.find((item) => item.id === id) ?? null;
    return [{ option, shown: knowledge.shownOption(id), details: knowledge.details(id), judged }];
  });
  const row = (id: string, name: string, cell: (item: Compared) => ComparisonCell): ComparisonRow => ({
    id,
    name,
    cells: compared.map(cell),
  });
  const rows = [
    ...(report === null
      ? []
      : [row('verdict', 'For this case', verdictCell), row('settle', 'To settle first', settleCell)]),
    row('status', 'Status', (item) => statusCell(item, report?.settings.jurisdiction ?? null)),
    row('onset', 'How soon', ({ details }) => statementCell(details?.onset)),
    row('effects', 'How well, and against what', effectsCell),
    row('durability', 'How long it lasts', ({ details }) => statementCell(details?.durability)),
    ...wishRows(knowledge, compared),
    harmRow(knowledge, compared),
    row('regimen', 'How it is given', regimenCell),
    row('access', 'What has to be in place', accessCell),
    row('monitoring', 'What is watched', monitoringCell),
    row('cost', 'Cost', costCell),
    row('stopping', 'Stopping', ({ details }) => statementCell(details?.stopping)),
    row('wishes', 'Wishes it meets or goes against', (item) => wishCell(knowledge, item)),
    row('guidelines', 'What guidelines say', ({ option }) => guidelineCell(knowledge, option.id)),
  ];
  const { safety, names } = safetyPartOf({
    safety: (report?.safety ?? []).filter((item) => item.level !== 'note'),
    names: report?.names ?? {},
  });
  return {
    program: PROGRAM_VERSION,
    knowledgeBase: { version: knowledge.header.version, sha256: knowledge.sha256 },
    case: report?.case ?? null,
    settings:
      report === null
        ? null
        : { asOf: report.asOf, jurisdiction: report.settings.jurisdiction, guideline: report.settings.guideline },
    options: compared.map(({ option, judged }) => ({
      id: option.id,
      name: option.name,
      family: option.family,
      verdict: judged?.verdict ?? null,
      rank: judged?.rank ?? null,
    })),
    safety,
    names,
    rows,
    references: referencesIn([{ sources: safety.flatMap((item) => item.citations) }, rows], knowledge),
  };
}

function statementCell(field: OptionDetails['onset'] | undefined): ComparisonCell {
  return fieldCell(field, (statement) => [lineOf(statement.say, { sources: statement.sources })]);
}

/** Reasons that a reader needs to know why: what rules out, what raises, the way in, and every caution that holds. */
const TOLD: readonly ReportReason['effect'][] = [
  'contraindicate',
  'avoid',
  'urgent',
  'favour',
  'exposure',
  'entry',
  'caution',
  'adjust',
];

function verdictCell({ judged }: Compared): ComparisonCell {
  if (judged === null) return cellOf([], MISSING);
  const condition = judged.verdict === 'check-first' ? conditionText(judged) : '';
  const until = judged.until === null ? '' : untilText(judged);
  const verdict = lineOf([condition, until].filter(Boolean).join('. ') || `rank ${judged.rank} of the options`, {
    label: verdictWord(judged.verdict),
    tone: VERDICT_TONE[judged.verdict],
  });
  const reasons = TOLD.flatMap((effect) =>
    judged.because
      .filter((reason) => reason.effect === effect && reason.value === 'true' && !isUnmet(reason))
      .map((reason) => lineOf(reason.say, { label: asWords(effect), sources: sourcesOf(reason.citations) })),
  );
  const missing = judged.missing.map((say) => lineOf(say, { label: 'missing' }));
  return cellOf([verdict, ...missing, ...reasons], '');
}

function settleCell({ judged }: Compared): ComparisonCell {
  const items = (judged?.confirm ?? []).map((item) => lineOf(item.say, { sources: sourcesOf(item.citations) }));
  return items.length === 0 ? cellOf([lineOf('nothing more, as far as is known')], '') : cellOf(items, '');
}

function sourcesOf(citations: ReportReason['citations']): ComparisonLine['sources'] {
  return citations.map(({ id, at }) => (at === null ? { id } : { id, at }));
}

function statusCell({ option, shown }: Compared, place: Jurisdiction | null): ComparisonCell {
  const lines = (place === null ? JURISDICTIONS : [place]).map((id) => {
    const status = (shown ?? option).status[id];
    return lineOf(status.scope, {
      label: `${id.toUpperCase()}: ${statusWord(status.state)}`,
      sources: status.sources ?? [],
    });
  });
  return cellOf(lines, MISSING);
}

function effectsCell({ details }: Compared): ComparisonCell {
  return fieldCell(details?.effects, (effects) =>
    effects.map((effect) =>
      lineOf(effect.say, {
        label: effect.weeks === null ? effect.outcome : `${effect.outcome}, ${effect.weeks} weeks`,
        note: `${effect.population}; ${asWords(effect.design)}, ${effect.result} result`,
        arms: effect.arms ?? null,
        sources: effect.sources,
      }),
    ),
  );
}

const STEPS = {
  start: 'start',
  target: 'target',
  max: 'at most',
  schedule: 'course',
  judgeAfter: 'judge after',
  note: 'note',
} as const;

function regimenCell({ details }: Compared): ComparisonCell {
  return fieldCell(details?.regimen, (regimen) =>
    (Object.keys(STEPS) as (keyof typeof STEPS)[]).flatMap((key) => {
      const say = regimen[key];
      return say === undefined ? [] : [lineOf(say, { label: STEPS[key], sources: regimen.sources })];
    }),
  );
}

function accessCell({ details }: Compared): ComparisonCell {
  return fieldCell(details?.accessRequirements, (access) =>
    access.map((item) => lineOf(item.say, { sources: item.sources })),
  );
}

function monitoringCell({ details }: Compared): ComparisonCell {
  return fieldCell(details?.monitoring, (monitoring) =>
    monitoring.map((item) => lineOf(item.when, { label: item.what, sources: item.sources })),
  );
}

function costCell({ details }: Compared): ComparisonCell {
  return fieldCell(details?.cost, (cost) => [
    lineOf(cost.words, { note: `${cost.jurisdiction.toUpperCase()}, ${cost.asOf}`, sources: cost.sources }),
  ]);
}

function guidelineCell(knowledge: Knowledge, id: string): ComparisonCell {
  const positions = positionsOn(knowledge, id);
  const disagreement = disagreementOf(positions);
  const lines = positions.map((item) =>
    lineOf(item.words, {
      label: `${shortName(item.guideline)}, ${item.levelWords}`,
      note: item.situation === null ? null : capital(item.situation),
      tone: item.stance === 'against' ? 'danger' : null,
      sources: item.sources,
    }),
  );
  const parted =
    disagreement === null
      ? []
      : [
          lineOf(
            `for: ${disagreement.for.map(shortName).join(', ')}; against: ${disagreement.against.map(shortName).join(', ')}`,
            { label: 'guidelines disagree', tone: 'caution' },
          ),
        ];
  return cellOf([...parted, ...lines], 'no position on it was read');
}
