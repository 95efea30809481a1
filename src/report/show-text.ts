/** `show ID`: everything the knowledge base holds on one option, without a person. */
import { lookup } from './build-references.ts';
import { JURISDICTIONS } from '../knowledge/schema/jurisdictions.ts';
import type { OptionDetails, PopularClaim, Reference, RuleEffect, ShownOption, ShownRule } from '../knowledge/types.ts';
import { cslOf } from '../knowledge/csl.ts';
import { type Block, entries, type Entry, heading, list, marked, paragraph, table } from './document.ts';
import type { Rich, Tone } from './layout.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { drawPage, type PageOptions } from './page.ts';
import {
  citationsOf,
  courseBlocks,
  effectBlocks,
  harmBlocks,
  isUnknown,
  monitoringBlocks,
  type Position,
  positionBlocks,
  regimenBlocks,
} from './sections/figures.ts';
import { popularBlocks } from './sections/popular.ts';
import { asWords, capital, sentence, statusWord } from './words.ts';

export interface ShowPage {
  readonly option: ShownOption;
  readonly details: OptionDetails;
  /** Own and inherited rules, each with its origin. */
  readonly rules: readonly ShownRule[];
  /** With the guideline's name, not its id. */
  readonly positions: readonly Position[];
  /** What is commonly said about it, beside the evidence. */
  readonly popular: readonly PopularClaim[];
  /** Every source cited by the parts above. */
  readonly references: readonly Reference[];
}

export function renderShow(page: ShowPage, options: PageOptions): string {
  return drawPage(showBlocks(page), options);
}

function showBlocks(page: ShowPage): Block[] {
  const { option, details } = page;
  const numbering = createNumbering(lookup(page.references.map(cslOf)));
  const body = [
    heading(1, option.name),
    paragraph({
      text: `${option.id}; ${asWords(option.family)}; reviewed ${option.reviewed.on}, due ${option.reviewed.due}`,
      tone: 'muted',
    }),
    marked('In plain words', 'heading', details.plain.en),
    ...statusBlocks(option, numbering),
    ...indicationBlocks(option, numbering),
    ...ruleBlocks(page.rules, option, numbering),
    heading(2, 'Regimen and course'),
    ...regimenBlocks(details.regimen, numbering),
    ...courseBlocks(details, numbering),
    heading(2, 'Effects'),
    ...effectBlocks(details.effects, numbering),
    heading(2, 'Harms, checks and monitoring'),
    ...harmBlocks(details.harms, numbering),
    ...checkBlocks(option, numbering),
    ...monitoringBlocks(details.monitoring, numbering),
    ...positionBlocks(page.positions, 2, numbering),
    ...popularBlocks(page.popular, numbering),
    ...coverageBlocks(option, numbering),
  ];
  const sources = numbering.block();
  return [
    ...body,
    ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources, ...verificationBlocks(page.references)]),
  ];
}

function statusBlocks(option: ShowPage['option'], numbering: Numbering): Block[] {
  const rows = JURISDICTIONS.map((place): readonly Rich[] => {
    const status = option.status[place];
    const since = status.since === undefined ? '' : ` (since ${status.since})`;
    return [
      [place.toUpperCase()],
      [statusWord(status.state)],
      [`${sentence(status.scope)}${since}`, numbering.cite(citationsOf(status.sources))],
    ];
  });
  return [heading(2, 'Status'), ...table(['where', 'status', 'scope'], rows)];
}

function indicationBlocks(option: ShowPage['option'], numbering: Numbering): Block[] {
  const items = option.indications.map((item): Rich => {
    const where = item.jurisdictions === undefined ? '' : `, ${places(item.jurisdictions)}`;
    return [
      { text: `${capital(item.basis)}${where}: `, tone: 'emphasis' },
      sentence(item.say),
      numbering.cite(citationsOf(item.sources)),
    ];
  });
  return [
    heading(2, 'Who it is for'),
    paragraph(`${sentence(capital(option.population.words))} From age ${option.population.minAge}.`),
    ...list(items),
  ];
}

function places(ids: readonly string[]): string {
  return ids.map((id) => id.toUpperCase()).join(', ');
}

const RULE_ORDER = [
  'contraindicate',
  'avoid',
  'urgent',
  'favour',
  'caution',
  'adjust',
  'monitor',
] as const satisfies readonly RuleEffect[];
const RULE_TONE = {
  contraindicate: 'danger',
  avoid: 'danger',
  urgent: 'good',
  favour: 'good',
  caution: 'caution',
  adjust: 'caution',
  monitor: 'muted',
} as const satisfies Record<RuleEffect, Tone>;
const RULE_WORD = {
  ...Object.fromEntries(RULE_ORDER.map((effect) => [effect, effect])),
  contraindicate: 'contraindicated',
} as Readonly<Record<RuleEffect, string>>;

function ruleBlocks(rules: readonly ShownRule[], option: ShowPage['option'], numbering: Numbering): Block[] {
  const items = RULE_ORDER.flatMap((effect) => rules.filter((rule) => rule.effect === effect)).map((rule) =>
    ruleEntry(rule, numbering),
  );
  const waived = option.waives.map((item): Rich => [
    { text: `Does not apply here - ${asWords(item.rule)}: `, tone: 'emphasis' },
    sentence(item.because),
    numbering.cite(citationsOf(item.sources)),
  ]);
  return items.length === 0 ? [] : [heading(2, `Rules (${items.length})`), ...entries(items), ...list(waived)];
}

function ruleEntry(rule: ShownRule, numbering: Numbering): Entry {
  const origin = /^(class|medicine|family):(.+)$/.exec(rule.origin);
  const copy = rule.labelCopy;
  const notes = [
    ...(origin === null ? [] : [`from ${origin[1] ?? ''} ${asWords(origin[2] ?? '')}`]),
    ...(rule.jurisdictions === undefined ? [] : [`read in ${places(rule.jurisdictions)}`]),
    ...(rule.milderIn === undefined ? [] : [`a caution in ${places(rule.milderIn)}`]),
    ...(copy === undefined ? [] : [`from a ${asWords(copy.kind)}, ${copy.edition}`]),
    ...(rule.ifUnknown === 'confirm' ? ['may be settled before the first dose'] : []),
  ];
  return {
    label: RULE_WORD[rule.effect],
    tone: RULE_TONE[rule.effect],
    title: [
      sentence(rule.say),
      numbering.cite(citationsOf(rule.sources)),
      ...(notes.length === 0 ? [] : [{ text: ` (${notes.join('; ')})`, tone: 'muted' } as const]),
    ],
    lines: [],
  };
}

function checkBlocks(option: ShowPage['option'], numbering: Numbering): Block[] {
  const checks = option.checksBefore;
  if (isUnknown(checks))
    return [marked('Checks before', 'heading', { text: `not known: ${sentence(checks.notKnown)}`, tone: 'muted' })];
  return [
    marked('Checks before', 'heading', ''),
    ...list(checks.map((item): Rich => [sentence(capital(item.what)), numbering.cite(citationsOf(item.sources))])),
  ];
}

function coverageBlocks(option: ShowPage['option'], numbering: Numbering): Block[] {
  const rows = JURISDICTIONS.flatMap((place): (readonly Rich[])[] => {
    const coverage = option.labelCoverage[place];
    if (coverage === undefined) return [];
    const read = (['contraindications', 'interactions', 'pregnancy'] as const)
      .map((part) => `${part} ${asWords(coverage[part])}`)
      .join(', ');
    return [
      [
        [place.toUpperCase()],
        [read],
        [
          coverage.missing.length === 0 ? 'nothing' : coverage.missing.join('; '),
          numbering.cite(citationsOf(coverage.sources)),
        ],
      ],
    ];
  });
  return rows.length === 0
    ? []
    : [heading(2, 'How far its labels were read'), ...table(['where', 'read', 'not read'], rows)];
}

/** How each source was checked, by whoever wrote the knowledge base. */
function verificationBlocks(references: readonly Reference[]): Block[] {
  const items = references.map((reference): Rich => [
    { text: `${reference.id}: `, tone: 'emphasis' },
    `${reference.verified.level === 'record' ? 'its own record was read' : 'known from works that cite it'}, ${reference.verified.on}: ${sentence(reference.verified.how)}`,
  ]);
  return [heading(2, 'How each source was verified'), ...list(items)];
}
