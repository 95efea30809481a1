/** Is it resistant: one line for the first screen, the trials one by one, and what may keep the depression going. */
import { type Block, heading, list, marked, paragraph, table } from '../document.ts';
import type { Rich } from '../layout.ts';
import type { Numbering } from '../numbering.ts';
import { cited } from '../reasons.ts';
import type { Report, ReportTrial } from '../types.ts';
import { ADEQUATE, capital, count, KNOWN, lower, nameOf, sentence, span, unstopped } from '../words.ts';

export function resistanceLine(report: Report, numbering: Numbering): Block {
  const { established, adequateTrials, definition, definitions } = report.resistance;
  const used = definitions.find((item) => item.id === definition);
  const { min, max } = adequateTrials;
  const noun = min === 1 && (max ?? 1) === 1 ? 'trial' : 'trials';
  const trials = min === 0 && max === null ? 'no adequate trial is known' : `${span(adequateTrials)} adequate ${noun}`;
  const tone = established === 'unknown' ? 'caution' : 'emphasis';
  return marked(
    'Resistance',
    'heading',
    { text: KNOWN[established], tone },
    ` - ${trials} (${definitionName(nameOf(report, 'definitions', definition))})`,
    numbering.cite(used?.citations ?? []),
    '.',
    ...settling(report),
  );
}

/** A name with brackets of its own, fit to stand in brackets. */
function definitionName(name: string): string {
  return lower(name.replace(/ \(([^)]*)\)/g, ', $1'));
}

/** For an open answer: which trials would settle it. */
function settling(report: Report): Rich {
  const { established, adequateTrials, trials } = report.resistance;
  if (established !== 'unknown') return [];
  const open = trials
    .filter((trial) => trial.adequate === 'unknown')
    .map((trial) => `${trial.name} (${unstopped(whyUnknown(trial))})`);
  if (open.length > 0) return [` Would settle it: ${open.join('; ')}.`];
  return [
    adequateTrials.max === null
      ? ' Would settle it: all treatments of this episode, and that the list is complete.'
      : ' Would settle it: the trials of this episode.',
  ];
}

function whyUnknown(trial: ReportTrial): string {
  if (trial.unknownBecause === 'disputed') return 'criteria differ: your judgement';
  return trial.because[0]?.say ?? 'details missing';
}

/** Each trial with its judgement and one reason; all reasons with `detail`. */
export function trialBlocks(report: Report, numbering: Numbering, detail: boolean): Block[] {
  const { trials } = report.resistance;
  if (trials.length === 0) return [];
  const rows = trials.map((trial): readonly Rich[] => [
    [capital(trial.name)],
    [
      {
        text: ADEQUATE[trial.adequate],
        tone: trial.adequate === 'yes' ? 'good' : trial.adequate === 'no' ? 'muted' : 'caution',
      },
    ],
    trialReason(trial, numbering, detail),
  ]);
  return [heading(2, 'Trials in this case'), ...table(['trial', 'judgement', 'because'], rows)];
}

function trialReason(trial: ReportTrial, numbering: Numbering, detail: boolean): Rich {
  const reasons = detail ? trial.because : trial.because.slice(0, 1);
  const more = trial.because.length - reasons.length;
  const parts = reasons.flatMap((reason, index): Rich => [
    ...(index === 0 ? [] : [' ']),
    ...cited(capital(reason.say), reason.citations, numbering),
  ]);
  const dispute = trial.unknownBecause === 'disputed' ? ['Criteria differ: your judgement settles it. '] : [];
  const counted = trial.counts || trial.adequate !== 'yes' ? [] : [' Not counted.'];
  return [
    ...dispute,
    ...parts,
    ...counted,
    ...(trial.settledBy === null ? [] : [` Settled by: ${trial.settledBy}.`]),
    ...(more > 0 ? [` (+${more} more)`] : []),
  ];
}

/** What was found to keep it going, and what has not been checked. Everything with `detail`. */
export function reassessmentBlocks(report: Report, numbering: Numbering, detail: boolean): Block[] {
  const name = (id: string): string => nameOf(report, 'reassessment', id);
  const positive = report.reassessment.filter((item) => item.status === 'positive');
  const open = report.reassessment.filter((item) => item.status === 'unknown');
  if (positive.length + open.length === 0) return [];
  const found = positive.map((item): Rich => [
    { text: `Found - ${name(item.id)}: `, tone: 'caution' },
    ...cited(item.todo, item.citations, numbering),
  ]);
  // Numbered only where it is printed: a source that nothing cites must not stand in the list.
  const todo = (detail ? open : []).map((item): Rich => [
    { text: `To do - ${name(item.id)}: `, tone: 'emphasis' },
    ...cited(item.todo, item.citations, numbering),
  ]);
  return [
    heading(2, 'Mimics and contributors'),
    ...list([...found, ...todo]),
    ...(detail || open.length === 0
      ? []
      : [
          marked(
            'Not yet checked',
            'caution',
            `${open.map((item) => name(item.id)).join(', ')} (${open.length}; --detail says how)`,
          ),
        ]),
  ];
}

/** Definitions side by side: which are met, which are not, and why. */
export function definitionBlocks(report: Report, numbering: Numbering): Block[] {
  const definitions = report.resistance.definitions.map((item): readonly Rich[] => [
    [capital(nameOf(report, 'definitions', item.id))],
    [KNOWN[item.met]],
    [item.because.map(sentence).join(' '), numbering.cite(item.citations)],
  ]);
  return [heading(2, 'Definitions side by side'), ...table(['definition', 'met', 'because'], definitions)];
}

/** How resistant: each staging method with its points or stage, what is not known, and what it rests on. */
export function stagingBlocks(report: Report, numbering: Numbering): Block[] {
  const { msm, thaseRush } = report.staging;
  const score = msm.score === null ? (msm.notStaged ?? 'cannot be scored yet') : span(msm.score);
  const band = msm.band === null ? '' : ` (${asBand(msm.band)})`;
  const names = msm.unknown.map((id) => lower(msm.items.find((item) => item.id === id)?.name ?? asBand(id)));
  const unknown = names.length === 0 ? '' : `; not known: ${names.join('; ')}`;
  const items = msm.items.map((item): readonly Rich[] => [
    [item.name],
    [span(item.points), numbering.cite(item.citations)],
  ]);
  return [
    heading(2, 'How resistant'),
    paragraph(`Maudsley Staging Method: ${unstopped(`${score}${band}${unknown}`)}.`),
    ...table(['item', 'points'], items),
    paragraph(...cited(msm.say, msm.citations, numbering)),
    paragraph(
      `Thase-Rush stage: ${span(thaseRush.stage)}. ${thaseRush.rules.map((rule) => `${rule}.`).join(' Or: ')}`,
      thaseRush.next === null ? '' : ` The next stage asks for more: ${lower(thaseRush.next)}.`,
    ),
    paragraph(...cited(thaseRush.say, thaseRush.citations, numbering)),
  ];
}

function asBand(band: string): string {
  return band.replaceAll('-', ' ');
}

/** Without facts there is nothing to be resistant. */
export function catalogueLine(report: Report, questions: number, options: number): Block[] {
  const known = Object.keys(report.case).filter((key) => !['case', 'as_of', 'asOf', 'jurisdiction'].includes(key));
  return known.length > 0
    ? []
    : [
        marked(
          'Nothing is known yet',
          'caution',
          `${count(questions, 'question')} settle ${count(options, 'option')}. What follows is a catalogue, not advice for a person.`,
        ),
      ];
}
