/** Puts checked entries together into the knowledge base the program reads. */
import { compareTexts } from '../logic/order.ts';
import { type CslItem, cslOf } from './csl.ts';
import type { Entry } from './load.ts';
import { evidenceRank } from './evidence-rank.ts';
import { closeClasses, heldRulesOf, interactionRulesOf, RuleTable, type RuleSources, ruleSetsOf } from './inherit.ts';
import type {
  AdequacyTable,
  AuthoredKnowledge,
  BaseFact,
  Claim,
  ComputedFact,
  Contact,
  CoreOption,
  DefinedFact,
  Definition,
  AuthoredClass,
  AuthoredFamily,
  Finding,
  Guideline,
  InteractionTable,
  KnowledgeBaseHeader,
  LearnPage,
  LearnShelf,
  NotYetSourced,
  Load,
  AuthoredMedicine,
  Option,
  OptionDetails,
  Policy,
  PopularClaims,
  Preference,
  Question,
  ReassessmentItem,
  Reference,
  ReferenceShelf,
  SafetyFinding,
  Scale,
  ShownOption,
  StagingTables,
  StudyCase,
} from './types.ts';

/** Assembles all entries (each already checked against its schema). `sha256` is the content hash of the files read. */
export function assemble(entries: readonly Entry[], sha256: string): AuthoredKnowledge {
  const all = <T>(kind: string): T[] => entries.filter((entry) => entry.kind === kind).map((entry) => entry.value as T);
  const one = <T>(kind: string): T => {
    const found = all<T>(kind)[0];
    if (found === undefined) throw new Error(`the knowledge base has no ${kind}`);
    return found;
  };
  const byId = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => compareTexts(a.id, b.id));

  const questions = all<Question>('question').sort(byStageAndOrder);
  const declared = questions.flatMap((question) => (question.declares ?? []) as readonly BaseFact[]);
  const classes = byId(all<AuthoredClass>('class'));
  const medicines = byId(all<AuthoredMedicine>('medicine'));
  const families = all<AuthoredFamily>('family').sort((a, b) => a.order - b.order || compareTexts(a.id, b.id));
  const fullOptions = byId(all<Option>('option'));
  const classesOf = closeClasses(medicines, classes);
  const table = new RuleTable();
  const shown = new Map(fullOptions.map((option) => [option.id, shownOf(option)]));
  const options = fullOptions.map((option): CoreOption => {
    const { reviewed, rules, waives, checksBefore, ...core } = shownOf(option);
    void [reviewed, rules, checksBefore];
    const ruleSets = ruleSetsOf(option, { classes, medicines, families, classesOf }, table);
    return { ...core, ruleSets, ...(waives.length > 0 ? { waived: waives.map(({ rule }) => rule) } : {}) };
  });
  const held = medicines.map(
    ({ id }) => [id, heldRulesOf(id, { classes, medicines, families, classesOf }, table)] as const,
  );
  const interactions = interactionsOf({ classes, medicines, families, classesOf }, all<Load>('load'));
  const details = new Map(fullOptions.map((option) => [option.id, detailsOf(option)]));
  return {
    header: one<KnowledgeBaseHeader>('knowledge-base'),
    sha256,
    overlays: [],
    facts: {
      // In file order: facts that share a key are read in that order ("128/82" is systolic, then diastolic).
      base: [...all<BaseFact>('base-fact'), ...declared],
      defined: byId(all<DefinedFact>('defined-fact')),
      computed: byId(all<ComputedFact>('computed-fact')),
      conditions: byId(all<Finding>('condition')),
      implants: byId(all<Finding>('implant')),
      policy: one<Policy>('policy'),
      preferences: byId(all<Preference>('preference')),
    },
    questions,
    families,
    classes,
    medicines,
    options,
    rules: table.rules,
    heldTo: Object.fromEntries(held.filter(([, rules]) => rules.length > 0)),
    classesOf,
    details: (id) => details.get(id) ?? null,
    shownOption: (id) => shown.get(id) ?? null,
    shownRule: (index) => table.rules[index] ?? null,
    interactions: () => interactions,
    guidelines: byId(all<Guideline>('guideline')),
    adequacy: one<AdequacyTable>('adequacy'),
    definitions: all<Definition>('definition'),
    staging: one<StagingTables>('staging'),
    scales: byId(all<Scale>('scale')),
    reassessment: all<ReassessmentItem>('reassessment-item'),
    safety: all<SafetyFinding>('safety-finding'),
    contacts: all<Contact>('contact'),
    references: shelf(byId(all<Reference>('reference'))),
    notYetSourced: all<NotYetSourced>('not-yet-sourced'),
    popularClaims: () => all<PopularClaims>('popular-claims')[0] ?? NO_CLAIMS,
    learn: learnShelf(all<LearnPage>('learn')),
    fullOptions,
    claims: byId(all<Claim>('claim')),
    studies: byId(all<StudyCase>('study')),
  };
}

function interactionsOf(sources: RuleSources, loads: readonly Load[]): InteractionTable {
  const table = new RuleTable();
  const rows = sources.medicines.map(({ id }) => [id, interactionRulesOf(id, sources, table)] as const);
  return { rules: table.rules, of: Object.fromEntries(rows.filter(([, rules]) => rules.length > 0)), loads };
}

/** An option without its details and examples, with its evidence rank. */
function shownOf(option: Option): ShownOption {
  const {
    regimen,
    monitoring,
    effects,
    harms,
    onset,
    durability,
    stopping,
    accessRequirements,
    cost,
    plain,
    examples,
    ...shown
  } = option;
  void [regimen, monitoring, harms, onset, durability, stopping, accessRequirements, cost, plain, examples];
  return { ...shown, evidence: evidenceRank({ effects }) };
}

/** The parts of an option that only details print. */
export function detailsOf(option: Option): OptionDetails {
  const { id, regimen, monitoring, effects, harms, onset, durability, stopping, accessRequirements, cost, plain } =
    option;
  return { id, regimen, monitoring, effects, harms, onset, durability, stopping, accessRequirements, cost, plain };
}

/** A knowledge base need not keep popular claims. */
const NO_CLAIMS: PopularClaims = {
  article: { title: '', what: '', note: '' },
  reviewed: '',
  due: '',
  topics: [],
  statements: [],
  references: [],
};

function learnShelf(pages: readonly LearnPage[]): LearnShelf {
  const sorted = [...pages].sort((a, b) => a.order - b.order || compareTexts(a.id, b.id));
  const byId = new Map(sorted.map((page) => [page.id, page]));
  return { ids: [...byId.keys()], get: (id) => byId.get(id) ?? null };
}

function shelf(references: readonly Reference[]): ReferenceShelf {
  const byId = new Map(references.map((reference) => [reference.id, reference]));
  const get = (id: string): Reference | null => byId.get(id) ?? null;
  const items = new Map<string, CslItem>();
  const item = (id: string): CslItem | null => {
    const [known, reference] = [items.get(id), get(id)];
    if (known !== undefined || reference === null) return known ?? null;
    const made = cslOf(reference);
    items.set(id, made);
    return made;
  };
  return {
    ids: [...byId.keys()],
    get,
    item,
    json: (id) => {
      const made = item(id);
      return made === null ? null : JSON.stringify(made);
    },
  };
}

const STAGES = ['safety', 'core', 'refine', 'on-demand'];
function byStageAndOrder(a: Question, b: Question): number {
  return STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || a.order - b.order || compareTexts(a.id, b.id);
}
