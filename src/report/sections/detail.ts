/** `--detail`: every option with every reason, and with its effects, harms, monitoring and guideline positions. */
import type { OptionDetails } from '../../knowledge/types.ts';
import { type Block, entries, type Entry, heading, list, marked } from '../document.ts';
import type { Interaction } from '../interactions.ts';
import type { Numbering } from '../numbering.ts';
import { memberBlocks } from './members.ts';
import { cited, conditionText, decidingLine, guidelineLine, untilText } from '../reasons.ts';
import type { Report, ReportOption, ReportReason } from '../types.ts';
import {
  capital,
  keyWord,
  type Named,
  nameOf,
  own,
  sentence,
  statusWord,
  VERDICT_TONE,
  verdictWord,
} from '../words.ts';
import {
  courseBlocks,
  effectBlocks,
  harmBlocks,
  monitoringBlocks,
  type Position,
  positionBlocks,
  regimenBlocks,
} from './figures.ts';
import { interactionBlocks } from './pairs.ts';
import { markOf } from './safety.ts';

/** What a report carries for one option under --detail. */
export interface ReportDetail extends OptionDetails {
  readonly guidelines: readonly Position[];
  readonly interactions?: readonly Interaction[];
}

/** The details of one option; null when the report was made without them. */
export function detailsOf(report: Report, id: string): ReportDetail | null {
  const value = own(report.details, id);
  const complete =
    typeof value === 'object' && value !== null && 'regimen' in value && 'effects' in value && 'guidelines' in value;
  return complete ? (value as ReportDetail) : null;
}

export function detailBlocks(report: Report, numbering: Numbering): Block[] {
  const ranked = [...report.options].sort((a, b) => a.rank - b.rank);
  return [
    heading(2, `Every option in full (${ranked.length})`),
    ...ranked.flatMap((option) => optionBlocks(report, option, numbering)),
  ];
}

function optionBlocks(report: Report, option: ReportOption, numbering: Numbering): Block[] {
  const details = detailsOf(report, option.id);
  return [
    heading(3, `${option.rank}. ${option.name}`),
    ...verdictBlocks(report, option, numbering),
    ...reasonBlocks(report, option, numbering),
    ...openBlocks(report, option, numbering),
    ...(details === null
      ? []
      : [
          ...withTaken(details.interactions ?? [], numbering),
          ...regimenBlocks(details.regimen, numbering),
          ...effectBlocks(details.effects, numbering),
          ...harmBlocks(details.harms, numbering),
          ...monitoringBlocks(details.monitoring, numbering),
          ...courseBlocks(details, numbering),
          ...positionBlocks(
            details.guidelines.map((item) => ({ ...item, guideline: nameOf(report, 'guidelines', item.guideline) })),
            3,
            numbering,
          ),
        ]),
  ];
}

/** Nothing is said where no rule was found: that is no finding. */
function withTaken(rows: readonly Interaction[], numbering: Numbering): Block[] {
  if (rows.length === 0) return [];
  return [marked('With what is taken now', 'heading', ''), ...interactionBlocks(rows, numbering, true)];
}

function verdictBlocks(report: Report, option: ReportOption, numbering: Numbering): Block[] {
  const open = option.verdict === 'check-first' ? `: ${conditionText(option)}` : '';
  const settled = option.settled
    ? 'Settled, no further answer changes it'
    : 'Not settled, an answer could still change it';
  const worse = option.couldBe === null ? '' : `; could become ${verdictWord(option.couldBe)}`;
  const until = option.until === null ? '' : ` ${untilText(option)}`;
  const { status } = option;
  const guideline = guidelineLine(report, option, numbering);
  return [
    marked(
      capital(verdictWord(option.verdict)) + open,
      VERDICT_TONE[option.verdict],
      `${settled}${worse}. Placed by ${keyWord(option.decidedBy)}${option.tier === 0 ? ', acute' : ''}.${until}`,
    ),
    marked(
      'Status',
      'heading',
      `${statusWord(status.state)} in ${nameOf(report, 'jurisdictions', status.jurisdiction)}: ${sentence(status.scope)}`,
    ),
    ...(guideline === null ? [] : [marked('Guideline', 'heading', ...guideline)]),
    ...(option.missing.length === 0 ? [] : [marked('Missing', 'heading', `${option.missing.map(sentence).join(' ')}`)]),
    ...exposureBlock(report, option),
    ...memberBlocks(report, option.members),
  ];
}

function exposureBlock(report: Report, option: ReportOption): Block[] {
  const { state, trials } = option.exposure;
  if (state === 'never') return [];
  const names = trials.flatMap((index) => report.resistance.trials.find((trial) => trial.index === index)?.name ?? []);
  return [
    marked(
      'Earlier use',
      'heading',
      `${state.replaceAll('-', ' ')}${names.length === 0 ? '' : `: ${names.join(', ')}`}.`,
    ),
  ];
}

function reasonBlocks(report: Report, option: ReportOption, numbering: Numbering): Block[] {
  const known = option.because.filter((reason) => reason.value === 'true');
  const unknown = option.because.filter((reason) => reason.value === 'unknown');
  const items = [
    ...known.map((reason) => reasonEntry(report, reason, numbering)),
    ...unknown.map((reason) => reasonEntry(report, reason, numbering)),
  ];
  if (items.length === 0) return [marked('Because', 'heading', ...decidingLine(option, numbering))];
  return entries(items);
}

/** A reason with its kind, the facts it read, and where an inherited rule comes from. */
export function reasonEntry(report: Named, reason: ReportReason, numbering: Numbering): Entry {
  const facts = Object.entries(reason.facts).map(
    ([id, value]) => `${nameOf(report, 'facts', id)} = ${factWord(value)}`,
  );
  const origin = /^(class|medicine|family):(.+)$/.exec(reason.origin);
  const notes = [
    ...facts,
    ...(origin === null ? [] : [`from ${origin[1] ?? ''} ${originName(report, origin[1] ?? '', origin[2] ?? '')}`]),
    ...(reason.basis === 'source' ? [] : [reason.basis === 'case' ? 'from the case' : 'by definition']),
  ];
  return {
    label: reason.value === 'unknown' ? `${markOf(reason.effect)}?` : markOf(reason.effect),
    tone:
      reason.effect === 'contraindicate' || reason.effect === 'avoid'
        ? 'danger'
        : reason.effect === 'caution' || reason.effect === 'adjust'
          ? 'caution'
          : null,
    title: [
      ...cited(reason.say, reason.citations, numbering),
      ...(notes.length === 0 ? [] : [{ text: ` (${notes.join('; ')})`, tone: 'muted' } as const]),
    ],
    lines: [],
  };
}

function originName(report: Named, kind: string, id: string): string {
  return kind === 'medicine'
    ? nameOf(report, 'medicines', id)
    : kind === 'family'
      ? nameOf(report, 'families', id)
      : id.replaceAll('-', ' ');
}

export function factWord(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null || value === undefined) return 'unknown';
  const { min, max, present } = value as { min?: number; max?: number | null; present?: readonly string[] };
  if (min !== undefined) return max === null || max === undefined ? `${min} or more` : `${min} to ${max}`;
  if (present !== undefined) return present.length === 0 ? 'none' : present.join(', ');
  return JSON.stringify(value);
}

function openBlocks(report: Report, option: ReportOption, numbering: Numbering): Block[] {
  const raise = option.couldRaise.map((fact) => nameOf(report, 'facts', fact));
  return [
    ...(option.confirm.length === 0
      ? []
      : [
          marked('Settle before the first dose', 'heading', ''),
          ...list(option.confirm.map((item) => cited(item.say, item.citations, numbering))),
        ]),
    ...(raise.length === 0 ? [] : [marked('Could be favoured, depending on', 'heading', `${raise.join(', ')}.`)]),
  ];
}
