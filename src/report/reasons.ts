/** Which of an option's reasons is printed where there is room for one, and in what words. */
import type { Rich } from './layout.ts';
import type { Numbering } from './numbering.ts';
import type { Citation, Report, ReportOption, ReportReason } from './types.ts';
import { count, lower, nameOf, sentence, shortName, unstopped } from './words.ts';

/** A sentence with the numbers of its sources. */
export function cited(say: string, citations: readonly Citation[], numbering: Numbering): Rich {
  return [sentence(say), numbering.cite(citations)];
}

type Effect = ReportReason['effect'];

function first(
  option: ReportOption,
  effects: readonly Effect[],
  value: ReportReason['value'] = 'true',
): ReportReason | null {
  for (const effect of effects) {
    const reason = option.because.find((item) => item.effect === effect && item.value === value && !isUnmet(item));
    if (reason !== undefined) return reason;
  }
  return null;
}

/** Entry criteria that are not met come as reasons too; they say nothing for the option. */
export function isUnmet(reason: ReportReason): boolean {
  return reason.effect === 'entry' && reason.say.startsWith('not met');
}

/** Why it stands here: what favours it, else the way in, else the guideline's position, else what was tried. */
export function whyLine(report: Report, option: ReportOption, numbering: Numbering): Rich | null {
  const favour = first(option, ['urgent', 'favour']);
  if (favour !== null) return cited(favour.say, favour.citations, numbering);
  const entry = first(option, ['entry']);
  if (entry !== null && entry.basis === 'source') return cited(entry.say, entry.citations, numbering);
  const position = guidelineLine(report, option, numbering);
  if (position !== null) return position;
  const other = entry ?? first(option, ['exposure']);
  return other === null ? null : cited(other.say, other.citations, numbering);
}

/** The position of the guideline used for the order, in its words. */
export function guidelineLine(report: Report, option: ReportOption, numbering: Numbering): Rich | null {
  if (option.guideline === null || report.settings.guideline === null) return null;
  const name = shortName(nameOf(report, 'guidelines', report.settings.guideline));
  const whose =
    option.guideline.named === option.id || option.guideline.named === ''
      ? ''
      : ` (named as ${option.guideline.named})`;
  return [
    `${name}: ${sentence(`${unstopped(option.guideline.words)}${whose}`)}`,
    numbering.cite(guidelineCitations(option)),
  ];
}

/** A position may carry its own sources. */
function guidelineCitations(option: ReportOption): readonly Citation[] {
  const position: { readonly level?: string; readonly citations?: readonly Citation[] } | null = option.guideline;
  return position?.citations ?? [];
}

/** What a family has said so far: for all of its options, and in the rows above. */
export interface Said {
  readonly byFamily: ReadonlySet<string>;
  readonly inRows: Set<string>;
}

/** The caution printed in a row: one that no row of the family has said yet, which is then added to `said`. */
export function cautionLine(option: ReportOption, said: Said, numbering: Numbering): Rich | null {
  const cautions = option.because.filter(
    (item) =>
      item.value === 'true' && (item.effect === 'caution' || item.effect === 'adjust') && !said.byFamily.has(item.say),
  );
  // What is about this person comes before what is true of everybody.
  const weight = (item: ReportReason) => 2 * Number(item.always) + Number(item.effect !== 'caution');
  const fresh = cautions.filter((item) => !said.inRows.has(item.say)).sort((a, b) => weight(a) - weight(b));
  const caution = fresh[0];
  if (caution === undefined)
    return cautions.length === 0 ? null : [cautions.length === 1 ? 'as above' : `as above (${cautions.length})`];
  said.inRows.add(caution.say);
  const more = cautions.length - 1;
  return [...cited(caution.say, caution.citations, numbering), ...(more > 0 ? [` (+${more} more)`] : [])];
}

/** "consider, if no aneurysm or brain haemorrhage (1 question)"; "consider, once known: age, trials (2 questions)". */
export function conditionText(option: ReportOption): string {
  const would = option.otherwise ?? 'consider';
  const findings: string[] = [];
  const others: string[] = [];
  for (const { facts, short } of option.questions) (facts.every(isFinding) ? findings : others).push(unstopped(short));
  if (findings.length + others.length === 0) return `${would}, once this is settled: ${openReason(option)}`;
  const parts = [
    ...(findings.length === 0 ? [] : [`if ${listed(findings.map(withoutIt), '; ')}`]),
    ...(others.length === 0 ? [] : [`once known: ${listed(others.map(lower), ', ')}`]),
  ];
  return `${would}, ${parts.join('; ')} (${count(option.questions.length, 'question')})`;
}

function withoutIt(short: string): string {
  return `no ${lower(short)}`;
}

/** Conditions and implants are findings: "no" is the answer that leaves the option open. */
function isFinding(fact: string): boolean {
  return fact.startsWith('condition.') || fact.startsWith('implant.');
}

/** At most three by name, the rest counted. */
function listed(words: readonly string[], separator: string): string {
  const unique = [...new Set(words)];
  const named = unique.slice(0, 3);
  const rest = unique.length - named.length;
  return named.join(separator) + (rest > 0 ? `${separator}${rest} more` : '');
}

function openReason(option: ReportOption): string {
  return unstopped(first(option, ['label', 'contraindicate', 'avoid', 'entry'], 'unknown')?.say ?? 'the open reasons');
}

/** The one reason that closed an option, with its date and what it could still become. */
export function decidingLine(option: ReportOption, numbering: Numbering): Rich {
  const parts: Rich[] = [];
  const { verdict } = option;
  if (option.until !== null) parts.push([{ text: untilText(option), tone: 'emphasis' }, ' ']);
  const effects: readonly Effect[] =
    verdict === 'contraindicated'
      ? ['contraindicate']
      : verdict === 'avoid'
        ? ['avoid']
        : verdict === 'tried'
          ? ['exposure']
          : ['entry'];
  const reason = first(option, effects);
  if (verdict === 'not-yet' && option.missing.length > 0) {
    parts.push(cited(option.missing[0] ?? '', unmetCitations(option), numbering));
    if (option.missing.length > 1) parts.push([` (+${option.missing.length - 1} more)`]);
  } else if (reason !== null) parts.push(cited(reason.say, reason.citations, numbering));
  if (option.couldBe === 'contraindicated' && verdict !== 'contraindicated') parts.push([' ', couldBeText(option)]);
  return parts.flat();
}

function unmetCitations(option: ReportOption): readonly Citation[] {
  const missing = option.missing[0] ?? '';
  const entries = option.because.filter((item) => item.effect === 'entry' && item.value === 'true');
  return (entries.find((item) => item.say.includes(missing)) ?? entries[0])?.citations ?? [];
}

export function untilText(option: ReportOption): string {
  const { untilIfStopped: stopped } = option;
  const verb = stopped.length === 1 ? 'is' : 'are';
  const stop = stopped.length === 0 ? '' : ` if ${stopped.join(' and ')} ${verb} stopped today`;
  const missing =
    option.untilMissing.length === 0 ? 'another date' : `the stop date of ${option.untilMissing.join(' and of ')}`;
  const later = option.untilComplete ? '' : `, possibly later: ${missing} is not known`;
  return `Not before ${option.until ?? ''}${stop}${later}.`;
}

function couldBeText(option: ReportOption): string {
  const unknown = first(option, ['contraindicate'], 'unknown');
  return unknown === null
    ? 'Could also be contraindicated.'
    : `Could also be contraindicated: ${sentence(unknown.say)}`;
}

/** What is left of an option of several medicines; null for the others. */
export function membersLine(report: Report, option: ReportOption): Rich | null {
  if (option.members === null) return null;
  const name = (id: string): string => nameOf(report, 'medicines', id);
  const { left, out } = option.members;
  const words = [left.length === 0 ? 'none' : left.map(name).join(', ')];
  if (out.length > 0) words.push(`out: ${out.map((item) => name(item.medicine)).join(', ')}`);
  return [words.join('; ')];
}
