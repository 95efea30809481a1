/** Safety findings and the acute options named for them. They come first and are never shortened. */
import { badge, type Named, nameOf, VERDICT_TONE, verdictWord } from '../words.ts';
import { type Block, entries, type Entry, heading, list, marked } from '../document.ts';
import type { Rich } from '../layout.ts';
import type { Numbering } from '../numbering.ts';
import { cited, conditionText, membersLine, untilText } from '../reasons.ts';
import type { Report, ReportOption, SafetyLevel } from '../types.ts';

const MARK = { emergency: 'EMERGENCY', urgent: 'URGENT', note: 'Safety note' } as const satisfies Record<
  SafetyLevel,
  string
>;
const LEVELS: readonly SafetyLevel[] = ['emergency', 'urgent', 'note'];

export function hasEmergency(report: Report): boolean {
  return report.safety.some((finding) => finding.level === 'emergency');
}

export function safetyBlocks(report: Pick<Report, 'safety'> & Named, numbering: Numbering): Block[] {
  // One contact serves every emergency of a report: it is said once, at the first.
  const said = new Set<string>();
  const contactOf = (contact: string | null): string | null => {
    if (contact === null || said.has(contact)) return null;
    said.add(contact);
    return contact;
  };
  return LEVELS.flatMap((level) => report.safety.filter((finding) => finding.level === level)).flatMap((finding) => {
    const entered = uniqueNames(finding.because.map((fact) => nameOf(report, 'facts', fact)));
    const because: Rich = entered.length === 0 ? [] : [{ text: ` (entered: ${entered.join(', ')})`, tone: 'muted' }];
    const tone = finding.level === 'note' ? 'caution' : 'danger';
    const contact = contactOf(finding.contact);
    return [
      marked(MARK[finding.level], tone, ...cited(finding.say, finding.citations, numbering), ...because),
      ...(contact === null ? [] : [marked('Contact', tone, contact)]),
      ...list(finding.steps.map((step) => [step])),
    ];
  });
}

/** Options named for a safety finding, in full: every reason that is known, and what could still speak against them. */
export function acuteBlocks(report: Report, acute: readonly ReportOption[], numbering: Numbering): Block[] {
  if (acute.length === 0) return [];
  return [
    heading(2, 'Acute options, named for the finding above'),
    ...entries(acute.map((option) => acuteEntry(report, option, numbering))),
  ];
}

function acuteEntry(report: Report, option: ReportOption, numbering: Numbering): Entry {
  const known = option.because.filter((reason) => reason.value === 'true');
  const settled = new Set(option.confirm.map((item) => item.say));
  const open = option.because.filter(
    (reason) =>
      reason.value === 'unknown' &&
      (reason.effect === 'contraindicate' || reason.effect === 'avoid') &&
      !settled.has(reason.say),
  );
  const lines: Entry['lines'][number][] = [];
  if (option.verdict === 'check-first')
    lines.push({ mark: '', text: [{ text: conditionText(option), tone: 'caution' }] });
  if (option.until !== null) lines.push({ mark: 'when', text: [untilText(option)] });
  const left = membersLine(report, option);
  if (left !== null) lines.push({ mark: 'left', text: left });
  for (const missing of option.missing) lines.push({ mark: 'missing', text: [missing] });
  for (const reason of known)
    lines.push({ mark: markOf(reason.effect), text: cited(reason.say, reason.citations, numbering) });
  for (const reason of open) lines.push({ mark: 'not known', text: cited(reason.say, reason.citations, numbering) });
  for (const item of option.confirm) lines.push({ mark: 'settle', text: cited(item.say, item.citations, numbering) });
  return {
    label: verdictWord(option.verdict),
    tone: VERDICT_TONE[option.verdict],
    title: [{ text: option.name, tone: 'emphasis' }, badge(report, option) === '' ? '' : ` (${badge(report, option)})`],
    lines,
  };
}

const MARKS: Readonly<Record<ReportOption['because'][number]['effect'], string>> = {
  urgent: 'why',
  favour: 'why',
  entry: 'entry',
  exposure: 'earlier',
  label: 'label',
  contraindicate: 'against',
  avoid: 'against',
  caution: 'caution',
  adjust: 'adjust',
  monitor: 'monitor',
};

export function markOf(effect: ReportOption['because'][number]['effect']): string {
  return MARKS[effect];
}

/** Two facts may carry one name; it is said once. */
function uniqueNames(names: readonly string[]): string[] {
  return names.filter(
    (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
}
