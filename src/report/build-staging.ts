/** Staging and rating scales, as the report carries them. */
import type { AssessedScale } from '../assessment/scales.ts';
import type { StagingResult } from '../assessment/types.ts';
import type { StagingTables } from '../knowledge/types.ts';
import { citationsOf } from './build-citations.ts';
import type { Report, ReportScore } from './types.ts';

export function stagingOf({ msm, thaseRush }: StagingResult, tables: StagingTables): Report['staging'] {
  const { min, max } = thaseRush.stage;
  return {
    msm: {
      score: msm.score,
      band: msm.band,
      unknown: msm.unknown,
      items: msm.items.map(({ id, points }) => {
        const dimension = tables.msm.dimensions.find((item) => item.id === id);
        return { id, name: dimension?.name ?? id, points, citations: citationsOf(dimension?.sources ?? []) };
      }),
      notStaged: msm.notStaged,
      say: tables.msm.say,
      citations: citationsOf(tables.msm.sources),
    },
    thaseRush: {
      stage: thaseRush.stage,
      rules: tables.thaseRush.stages.filter((item) => item.stage >= min && item.stage <= max).map((item) => item.rule),
      next: tables.thaseRush.stages.find((item) => item.stage === max + 1)?.rule ?? null,
      say: tables.thaseRush.say,
      citations: citationsOf(tables.thaseRush.sources),
    },
  };
}

export function scoreOf({ id, name, points, latest, conversions, change, citations }: AssessedScale): ReportScore {
  return {
    id,
    name,
    points: points.map(({ on, total, band }) => ({ on, total, band })),
    latest: {
      total: latest.total,
      band: latest.band,
      thresholds: latest.thresholds.map((item) => ({ ...item, citations: citationsOf(item.citations) })),
    },
    conversions: conversions.map((item) => ({ ...item, citations: citationsOf(item.citations) })),
    change:
      change === null
        ? null
        : {
            ...change,
            because: change.because.map((item) => ({ ...item, citations: citationsOf(item.citations) })),
          },
    citations: citationsOf(citations),
  };
}
