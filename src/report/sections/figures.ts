/** Effects and harms in words: always both arms, with population, time and design; and fields that say why they are empty. */
import type { EffectClaim, OptionDetails } from '../../knowledge/types.ts';
import { type Block, heading, list, marked, table } from '../document.ts';
import type { Rich } from '../layout.ts';
import type { Numbering } from '../numbering.ts';
import type { Citation } from '../types.ts';
import { disagreementOf, type Stance } from '../../reasoning/positions.ts';
import { asWords, capital, sentence, shortName } from '../words.ts';

type Source = { readonly id: string; readonly at?: string | undefined };
/** Citations of the knowledge base as a report writes them. */
export function citationsOf(sources: readonly Source[] | undefined): Citation[] {
  return (sources ?? []).map(({ id, at }) => ({ id, at: at ?? null }));
}

/** A field that is filled, or the reason why it is not. */
export function isUnknown(field: unknown): field is { readonly notKnown: string } {
  return typeof field === 'object' && field !== null && 'notKnown' in field;
}

function stated(mark: string, say: string, sources: readonly Source[] | undefined, numbering: Numbering): Block {
  return marked(mark, 'heading', sentence(say), numbering.cite(citationsOf(sources)));
}

function unknownBlock(mark: string, field: { readonly notKnown: string }): Block {
  return marked(mark, 'heading', { text: `not known: ${sentence(field.notKnown)}`, tone: 'muted' });
}

const REGIMEN = {
  start: 'Start',
  target: 'Target',
  max: 'At most',
  schedule: 'Schedule',
  judgeAfter: 'When to judge',
  note: 'Note',
} as const;

export function regimenBlocks(regimen: OptionDetails['regimen'], numbering: Numbering): Block[] {
  if (isUnknown(regimen)) return [unknownBlock('Regimen', regimen)];
  const keys = (Object.keys(REGIMEN) as (keyof typeof REGIMEN)[]).filter((key) => regimen[key] !== undefined);
  const place = regimen.jurisdiction === undefined ? '' : ` ${regimen.jurisdiction.toUpperCase()} label.`;
  return [
    {
      kind: 'paragraph',
      mark: 'Regimen',
      tone: 'heading',
      text: [place.trim(), numbering.cite(citationsOf(regimen.sources))],
    },
    ...list(keys.map((key): Rich => [{ text: `${REGIMEN[key]}: `, tone: 'emphasis' }, sentence(regimen[key] ?? '')])),
  ];
}

export function effectBlocks(effects: OptionDetails['effects'], numbering: Numbering): Block[] {
  if (isUnknown(effects)) return [unknownBlock('Effects', effects)];
  const rows = effects.map((effect): readonly Rich[] => {
    const arms = armsText(effect.arms);
    const figures = figuresText(effect.figures);
    return [
      [effectTitle(effect)],
      [
        ...(arms === '' ? [] : [`${capital(arms)}. `]),
        sentence(effect.say),
        numbering.cite(citationsOf(effect.sources)),
        ...(figures === '' ? [] : [{ text: ` (${figures})`, tone: 'muted' } as const]),
      ],
      [`${effect.population}; ${asWords(effect.design)}, ${effect.result} result`],
    ];
  });
  return table(['effect', 'against its comparator', 'in whom'], rows);
}

function effectTitle(effect: EffectClaim): string {
  return effect.weeks === null ? capital(effect.outcome) : `${capital(effect.outcome)}, ${effect.weeks} weeks`;
}

type Arms = EffectClaim['arms'];

/** Each arm with its share or mean and its size, "NAME share (n size) against NAME share (n size)". */
function armsText(arms: Arms): string {
  return Object.entries(arms ?? {})
    .map(([name, arm]) => {
      const share = arm.events !== undefined && arm.n !== undefined ? `${arm.events} of ${arm.n}` : null;
      const value =
        arm.pct !== undefined ? `${arm.pct} %` : arm.mean !== undefined ? `mean ${arm.mean}` : (share ?? '');
      const size =
        arm.n === undefined || value === share ? '' : arm.events === undefined ? ` (n ${arm.n})` : ` (${share ?? ''})`;
      return `${asWords(name)} ${value}${size}`.trim();
    })
    .join(' against ');
}

function figuresText(figures: EffectClaim['figures']): string {
  return Object.entries(figures ?? {})
    .map(([name, value]) => `${asWords(name)} ${Array.isArray(value) ? value.join(' / ') : String(value)}`)
    .join(', ');
}

export function harmBlocks(harms: OptionDetails['harms'], numbering: Numbering): Block[] {
  if (isUnknown(harms)) return [unknownBlock('Harms', harms)];
  return [
    marked('Harms', 'heading', ''),
    ...list(
      harms.map((harm): Rich => {
        const arms = armsText(harm.arms);
        return [
          { text: `${capital(harm.what)}: `, tone: 'emphasis' },
          `${arms === '' ? '' : `${arms}. `}${sentence(harm.say)}`,
          numbering.cite(citationsOf(harm.sources)),
        ];
      }),
    ),
  ];
}

export function monitoringBlocks(monitoring: OptionDetails['monitoring'], numbering: Numbering): Block[] {
  if (isUnknown(monitoring)) return [unknownBlock('Monitoring', monitoring)];
  return [
    marked('Monitoring', 'heading', ''),
    ...list(
      monitoring.map((item): Rich => [
        { text: `${capital(item.what)}: `, tone: 'emphasis' },
        sentence(item.when),
        numbering.cite(citationsOf(item.sources)),
      ]),
    ),
  ];
}

/** Onset, durability, stopping, access and cost. */
export function courseBlocks(details: OptionDetails, numbering: Numbering): Block[] {
  const statements = (['onset', 'durability', 'stopping'] as const).map((key) => {
    const field = details[key];
    return isUnknown(field)
      ? unknownBlock(capital(key), field)
      : stated(capital(key), field.say, field.sources, numbering);
  });
  const access = details.accessRequirements;
  const accessLines = isUnknown(access)
    ? [unknownBlock('Access', access)]
    : [
        marked('Access', 'heading', ''),
        ...list(access.map((item): Rich => [sentence(item.say), numbering.cite(citationsOf(item.sources))])),
      ];
  const cost = isUnknown(details.cost)
    ? unknownBlock('Cost', details.cost)
    : stated(
        'Cost',
        `${details.cost.words} (${details.cost.jurisdiction.toUpperCase()}, ${details.cost.asOf})`,
        details.cost.sources,
        numbering,
      );
  return [...statements, ...accessLines, cost];
}

/** A guideline's position on an option, as a report's details or `show` carry it. */
export interface Position {
  readonly guideline: string;
  readonly level: string;
  readonly words: string;
  readonly stance: Stance;
  readonly situation?: string | null | undefined;
  readonly where: string;
  readonly sources: readonly Source[];
}

/** Side by side, disagreements included. */
export function positionBlocks(positions: readonly Position[], level: 2 | 3, numbering: Numbering): Block[] {
  const rows = positions.map((item): readonly Rich[] => [
    [item.guideline],
    [item.words, ...(item.situation === undefined || item.situation === null ? [] : [` (${item.situation})`])],
    [item.where, numbering.cite(citationsOf(item.sources))],
  ]);
  return rows.length === 0
    ? []
    : [
        heading(level, 'What guidelines say'),
        ...disagreementBlock(positions),
        ...table(['guideline', 'position', 'where'], rows),
      ];
}

/** Named, never averaged. */
export function disagreementBlock(positions: readonly Pick<Position, 'guideline' | 'stance'>[]): Block[] {
  const disagreement = disagreementOf(positions);
  if (disagreement === null) return [];
  const names = (list: readonly string[]): string => list.map(shortName).join(', ');
  return [
    marked(
      'Guidelines disagree',
      'caution',
      `for: ${names(disagreement.for)}; against: ${names(disagreement.against)}. Read what each is about.`,
    ),
  ];
}
