/**
 * The page of `interactions`: what a person takes against the options, against what was named, and among itself; or
 * what was named against each other. Pure, beside `explore`: verdicts and names come from the same run.
 */
import type { Partner } from './assessment/partners.ts';
import type { PersonCase } from './cases/types.ts';
import { type Exploration, exploreFully, type ExploreSettings } from './explore.ts';
import { type RowMaker, rowMaker } from './interaction-rows.ts';
import type { CoreOption, Knowledge } from './knowledge/types.ts';
import { besideOf, duplicatesOf, loadsOf } from './loads.ts';
import {
  bareSides,
  keyOf,
  medicineSide,
  meetingsOf,
  type Met,
  ownMeetings,
  type Pairing,
  pairingOf,
  presentMeetings,
  type Side,
  sidesOf,
} from './pairs.ts';
import { interactionsRead } from './reasoning/coverage.ts';
import { safetyPartOf } from './report/person-page.ts';
import { referencesOf } from './report/build-references.ts';
import type { Beside, InteractionsPage } from './report/interactions.ts';
import type { Report } from './report/types.ts';

/** Something named on the command line. */
export interface Asked {
  readonly kind: 'option' | 'medicine';
  readonly id: string;
}

/** What the person takes against `asked`, or against every option when nothing is named. */
export function interactionsFor(
  person: PersonCase,
  knowledge: Knowledge,
  settings: ExploreSettings,
  asked: readonly Asked[],
): InteractionsPage {
  const { pairing, rows, explored } = startOf(person, knowledge, settings);
  const { regimen } = pairing.assessment;
  const taken = [...new Set(regimen.rows.map((row) => row.medicine))];
  const against = asked.length > 0 ? asked : openOptions(pairing, explored);
  const groups = against.map((item) => {
    const sides = groupOf(item, pairing);
    return { item, sides, met: sides.flatMap((side) => meetingsOf(side, pairing)) };
  });
  const present = presentMeetings(pairing);
  return finished(explored.report, knowledge, {
    about: 'case',
    taken: taken.map(rows.named),
    takenComplete: regimen.complete,
    stoppedComplete: regimen.stoppedComplete,
    present: rows.interactions(present),
    duplicates: duplicatesOf(taken, null, pairing, rows.named),
    loads: loadsOf(taken, null, false, pairing, rows.named),
    beside: groups.map(({ item, sides }) => besideRow(item, sides, pairing, rows, explored)),
    interactions: groups.flatMap(({ met }) => rows.interactions(met)),
    unclear: rows.unclear([...present, ...groups.flatMap(({ met }) => met)]),
  });
}

/** What was named against each other: the rules of each about every other, with nothing known of a person. */
export function interactionsBetween(
  person: PersonCase,
  knowledge: Knowledge,
  settings: ExploreSettings,
  asked: readonly Asked[],
): InteractionsPage {
  const { pairing, rows, explored } = startOf(person, knowledge, settings);
  const groups = asked.map((item) => ({ item, sides: groupOf(item, pairing, bareSides) }));
  const found = new Map<string, Met>();
  for (const [index, { sides }] of groups.entries()) {
    for (const [other, { sides: others }] of groups.entries()) {
      if (index === other) continue;
      for (const item of sides.flatMap((side) => ownMeetings(side, comingOf(others), pairing))) {
        // A pair is one rule seen from two sides: it is told where it was found first.
        const ends = [...item.holders, item.against].sort().join(' ');
        const key = `${keyOf(item.rule)} ${[index, other].sort().join(' ')} ${ends}`;
        if (!found.has(key)) found.set(key, item);
      }
    }
  }
  const medicines = [
    ...new Set(groups.flatMap(({ sides }) => (sides.length === 1 ? (sides[0]?.medicines ?? []) : []))),
  ];
  const met = [...found.values()];
  return finished(explored.report, knowledge, {
    about: 'each-other',
    taken: [],
    takenComplete: false,
    stoppedComplete: false,
    present: [],
    duplicates: duplicatesOf(medicines, null, pairing, rows.named),
    loads: loadsOf(medicines, null, false, pairing, rows.named).filter((load) => load.count !== null),
    beside: groups.map(({ item }) => besideRow(item, [], pairing, rows, explored)),
    interactions: rows.interactions(met),
    unclear: rows.unclear(met),
  });
}

/** Options as things that are taken: each medicine, and the procedure as one under way. */
function comingOf(sides: readonly Side[]): Partner[] {
  const ids = [...new Set(sides.flatMap((side) => side.medicines))];
  const procedures = [...new Set(sides.flatMap((side) => side.procedure ?? []))];
  const common = { stopped: null, open: null };
  return [
    ...ids.map((id): Partner => ({ ...common, id, kind: 'medicine', state: 'taken' })),
    ...procedures.map((id): Partner => ({ ...common, id, kind: 'procedure', state: 'under-way' })),
  ];
}

function startOf(person: PersonCase, knowledge: Knowledge, settings: ExploreSettings) {
  const explored = exploreFully(person, knowledge, { ...settings, detail: false });
  const pairing = pairingOf({ person, knowledge, settings, assessment: explored.assessment });
  return { explored, pairing, rows: rowMaker(pairing) };
}

function optionOf(id: string, { knowledge }: Pairing): CoreOption | undefined {
  return knowledge.options.find((item) => item.id === id);
}

function groupOf(item: Asked, pairing: Pairing, make: typeof sidesOf = sidesOf): readonly Side[] {
  const option = item.kind === 'option' ? optionOf(item.id, pairing) : undefined;
  return option === undefined ? [medicineSide(item.id, pairing)] : make(option, pairing);
}

/** Every option in the order of the report, but for medicines that are taken already: they stand among those. */
function openOptions({ assessment, knowledge }: Pairing, { report }: Exploration): Asked[] {
  return [...report.options]
    .sort((a, b) => a.rank - b.rank)
    .filter(({ id }) => {
      const option = knowledge.options.find((item) => item.id === id);
      return option !== undefined && !(option.medicines.length > 0 && assessment.exposure(id).current);
    })
    .map(({ id }) => ({ kind: 'option', id }));
}

function besideRow(
  item: Asked,
  sides: readonly Side[],
  pairing: Pairing,
  rows: RowMaker,
  { report, reasoning }: Exploration,
): Beside {
  const option = item.kind === 'option' ? optionOf(item.id, pairing) : undefined;
  const shown = option === undefined ? undefined : report.options.find(({ id }) => id === option.id);
  const plan = reasoning.options.find((ranked) => ranked.option.id === option?.id)?.plan;
  const likely = sides.filter((side) => side.plan === null || side.plan.kind === plan);
  const taken = likely[0] === undefined ? [] : besideOf(likely[0], pairing).taken;
  const added = likely.flatMap((side) => side.medicines);
  const name = option?.name ?? rows.named(item.id).name;
  return {
    kind: item.kind,
    id: item.id,
    name,
    verdict: shown?.verdict ?? null,
    until: shown?.until ?? null,
    labelRead: option === undefined ? null : interactionsRead(option, pairing.settings),
    loads: sides.length === 0 ? [] : loadsOf(taken, added, option?.medicinesMode === 'any', pairing, rows.named),
    duplicates: sides.length === 0 ? [] : duplicatesOf(taken, added, pairing, rows.named),
  };
}

/** A page of its own in the frame of the report, with the references it cites. */
export function finished<Part extends object>(report: Report, knowledge: Knowledge, part: Part) {
  const { report: version, program, asOf, settings, knowledgeBase, case: person, assumed, warnings } = report;
  const head = { report: version, program, asOf, settings, knowledgeBase, case: person, assumed, warnings };
  const page = { ...head, ...safetyPartOf(report), ...part };
  return { ...page, references: referencesOf(page, knowledge) };
}
