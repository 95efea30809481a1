import { describe, expect, it } from 'vitest';

import { renderText } from '../../src/report/text.ts';
import type { Report } from '../../src/report/types.ts';
import { displayWidth } from '../../src/report/width.ts';
import { makeStyle } from '../../src/terminal/style.ts';
import { emergencyReport, fullReport, style, unknownReport } from './fixture.ts';
import { option, reason } from './fixture-options.ts';

const REPORTS = [
  ['full', fullReport()],
  ['emergency', emergencyReport()],
  ['unknown', unknownReport()],
  [
    'without a guideline',
    fullReport({ settings: { jurisdiction: 'us', guideline: null, criterion: 'two-adequate-trials' } }),
  ],
  ['nothing known', fullReport({ case: { case: 1, as_of: '2026-11-23' } })],
] as const;

const text = (report: Report, { width = 80, detail = false, unicode = true } = {}): string =>
  renderText(report, { detail, style: style(width, unicode) });
/** Without line breaks and indents, to look for sentences. */
const flat = (value: string): string => value.replace(/\s+/g, ' ');

describe.each(REPORTS)('the text report (%s)', (_name, report) => {
  it.each([false, true])('never passes the width (detail %s)', (detail) => {
    for (const width of [40, 41, 47, 63, 64, 80, 100, 120]) {
      for (const unicode of [true, false]) {
        for (const line of text(report, { width, detail, unicode }).split('\n')) {
          expect(displayWidth(line), line).toBeLessThanOrEqual(width);
          expect(line).toBe(line.trimEnd());
        }
      }
    }
  });

  it.each([false, true])('resolves every citation and lists nothing else (detail %s)', (detail) => {
    const [body = '', sources = ''] = text(report, { detail }).split('\u2500\u2500 Sources ');
    const cited = new Set(
      [...body.matchAll(/\[(\d+(?:,\d+)*)\]/g)].flatMap((match) => (match[1] ?? '').split(',')).map(Number),
    );
    const listed = [...sources.matchAll(/^ *\[(\d+)\] /gm)].map((match) => Number(match[1]));
    expect(listed).toEqual(listed.map((_, index) => index + 1));
    expect([...cited].sort((a, b) => a - b)).toEqual(listed);
  });

  it.each([false, true])('names every option (detail %s)', (detail) => {
    const words = flat(text(report, { detail }));
    for (const item of report.options) expect(words).toContain(item.name);
  });

  it('numbers sources in the order in which they are printed', () => {
    const [body = ''] = text(report).split('\u2500\u2500 Sources ');
    let highest = 0;
    for (const number of [...body.matchAll(/\[(\d+(?:,\d+)*)\]/g)].flatMap((match) =>
      (match[1] ?? '').split(',').map(Number),
    )) {
      expect(number).toBeLessThanOrEqual(highest + 1);
      highest = Math.max(highest, number);
    }
  });

  it('is ASCII where the terminal has no more, and the same bytes each time', () => {
    expect(text(report, { unicode: false })).toMatch(/^[\n -~]*$/);
    expect(text(report)).toBe(text(report));
  });

  it('reads the same without colour', () => {
    const env = { TERM: 'xterm', LANG: 'C.UTF-8' };
    const colored = renderText(report, {
      detail: false,
      style: makeStyle({ color: 'always', isTTY: true, env, width: 80 }),
    });
    const plain = renderText(report, {
      detail: false,
      style: makeStyle({ color: 'auto', isTTY: true, env: { ...env, NO_COLOR: '1' }, width: 80 }),
    });
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[');
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });
});

describe('the first screen at 80x24', () => {
  it('holds intended use, resistance, open questions and eight options', () => {
    const screen = text(fullReport()).split('\n').slice(0, 24).join('\n');
    expect(screen).toContain('does not diagnose, decide or prescribe');
    expect(screen).toContain("Resistance: yes - 2 adequate trials (regulator's definition of two)");
    expect(screen).toContain('Open: 4 questions settle 4 options.');
    expect(screen.match(/^ {2}(favoured|check first|consider) /gm)).toHaveLength(8);
    expect(screen).toContain('Order: acute need, verdict,');
    expect(flat(screen)).toContain('CANMAT 2023, evidence');
    expect(screen).toContain('as of 2026-11-23, United States (knowledge base 1.0.0, 2026-11-20)');
  });

  it('says what would settle resistance, and that no country is set', () => {
    const screen = flat(text(unknownReport()).split('\n').slice(0, 24).join('\n'));
    expect(screen).toContain('Resistance: cannot tell - at least 1 adequate trial ');
    expect(screen).toContain(
      'Would settle it: venlafaxine 150 mg (weeks at or above the floor are not given); mirtazapine 30 mg (criteria differ: your judgement).',
    );
    expect(screen).toContain('no country set');
    expect(screen).toContain('the strictest status counts. Set one with --jurisdiction.');
    expect(screen).toContain('Safety note: Pregnancy is possible');
    expect(screen).toContain('off-label, US');
  });

  it('calls a report without facts a catalogue, and counts its questions once', () => {
    const resistance = {
      ...fullReport().resistance,
      established: 'unknown' as const,
      adequateTrials: { min: 0, max: null },
      trials: [],
    };
    const report = fullReport({ case: { case: 1, as_of: '2026-11-23' }, resistance });
    const screen = flat(text(report).split('\n').slice(0, 10).join('\n'));
    expect(screen).toContain('Nothing is known yet: 4 questions settle 4 options.');
    expect(screen).not.toContain('Open:');
    expect(screen).toContain('Resistance: cannot tell - no adequate trial is known (');
    expect(screen).toContain('Would settle it: all treatments of this episode, and that the list is complete.');
  });

  it('does not say twice what an acute option needs settled', () => {
    const say = 'Ruled out by something that is checked beforehand';
    const acute = option('acute', 'ect', 'favoured', {
      tier: 0,
      because: [reason('contraindicate', say, [], { value: 'unknown' })],
      confirm: [{ id: 'x', facts: ['y'], say, citations: [] }],
    });
    expect(flat(text(fullReport({ options: [acute] }))).split(say)).toHaveLength(2);
  });
});

describe('an emergency', () => {
  const report = emergencyReport();
  const printed = text(report);

  it('comes first, with contact and steps, before the acute options and everything else', () => {
    expect(printed.startsWith('EMERGENCY: Intent, a plan')).toBe(true);
    const places = [
      'EMERGENCY',
      'Contact: In the United States call 911',
      'Ask about means',
      'URGENT',
      'Acute options',
      'Next steps, as of',
      'Resistance',
      'Ordinary options',
    ].map((part) => printed.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBe(0);
  });

  it('prints acute options in full, those ruled out with their reason', () => {
    const acute = flat(printed.slice(printed.indexOf('Acute options'), printed.indexOf('Next steps')));
    expect(acute).toContain('favoured Electroconvulsive therapy (ECT) (cleared) why: A fast and strong effect');
    expect(acute).toContain('consider, if no aneurysm or brain haemorrhage (1 question)');
    expect(acute).toContain('not known: Ruled out by an aneurysm');
    expect(acute).toContain('contraindicated Bupropion added (approved) against: Ruled out by a seizure disorder.');
  });

  it('collapses the ordinary options to one paragraph a verdict and counts all of them', () => {
    const ordinary = flat(printed.slice(printed.indexOf('Ordinary options'), printed.indexOf('Trials in this case')));
    expect(ordinary).toContain(`once this is dealt with (${report.options.length - 3})`);
    const counted = [...ordinary.matchAll(/[a-z] \((\d+)\):/g)].reduce((sum, match) => sum + Number(match[1]), 0);
    expect(counted).toBe(report.options.length - 3);
    expect(ordinary).not.toContain('why:');
  });

  it('shows everything with --detail, still first', () => {
    const detail = text(report, { detail: true });
    expect(detail.startsWith('EMERGENCY')).toBe(true);
    expect(flat(detail)).toContain(`Every option in full (${report.options.length})`);
  });
});

describe('rows', () => {
  const printed = text(fullReport(), { width: 100 });
  const words = flat(printed);

  it('holds at most 3 rows a family and 12 in all, the rest named and counted', () => {
    const section = printed.slice(printed.indexOf('Options by family'), printed.indexOf('Options that are not open'));
    expect(section.match(/^ {2}(favoured|check first|consider) /gm)).toHaveLength(12);
    expect(words).toContain(
      '+3 more in this family (2 consider, 1 check first): Brexpiprazole, added to an antidepressant; Cariprazine',
    );
    expect(words).toContain('Not shown above (1 consider): Electroconvulsive therapy (ECT).');
  });

  it('gives one reason, at most one caution, and how many more there are', () => {
    expect(words).toContain('why: Labelled as an adjunct for adults');
    expect(words).toContain(
      'caution: Restlessness that cannot be sat out is common in the first weeks and is often taken for anxiety. [1,3] (+1 more)',
    );
    expect(words).not.toContain('Weight and glucose rise');
  });

  it('says what a check-first option waits for', () => {
    expect(words).toContain('consider, if no aneurysm or brain haemorrhage (1 question)');
    expect(words).toContain('consider, if no kidney disease; once known: medicines taken (2 questions)');
  });

  it('names variants of a group with another verdict, and the medicines left', () => {
    expect(words).toContain('also: Intermittent theta-burst stimulation; Deep TMS (check first)');
    expect(words).toContain('left: mirtazapine, vortioxetine; out: bupropion');
  });

  it('gives closed options their deciding reason, date and what is missing', () => {
    expect(words).toContain('Psilocybin: investigational: only in a trial or authorised access (United States).');
    expect(words).toContain(
      'Switch to an irreversible MAOI: Not before 2026-11-30, possibly later: another date is not known. Not within 7 days',
    );
    expect(words).toContain(
      'Tricyclic switch: Highly toxic in overdose, with thoughts of suicide entered. [8] Could also be contraindicated: Ruled out in the recovery phase of a heart attack.',
    );
    expect(words).toContain('Venlafaxine optimised: Being taken: 225 mg for 8 weeks, partial response.');
  });

  it('lists what to settle before the first dose, label copies together', () => {
    expect(words).toContain('Lithium, added to an antidepressant: eGFR, TSH and calcium. [4]');
    expect(words).toContain(
      'Current label, read here only in part (--detail says what is missing): Aripiprazole, added to an antidepressant [3].',
    );
  });

  it('judges each trial with a reason', () => {
    expect(words).toContain(
      'Mirtazapine 15 mg not adequate 3 weeks, stopped for sedation: shorter than every criterion. [2]',
    );
  });

  it('says a caution of the whole family once', () => {
    const caution = reason('caution', 'Weight gain is common with all of these');
    const report = fullReport({
      options: [
        option('one', 'augmentation', 'consider', { because: [caution] }),
        option('two', 'augmentation', 'consider', { because: [caution] }),
      ],
      familyCautions: {
        augmentation: [{ rule: caution.rule, say: caution.say, about: null, citations: caution.citations }],
      },
    });
    const page = flat(text(report));
    expect(page.split('Weight gain is common').length).toBe(2);
    expect(page).toContain('All of these: Weight gain is common with all of these. [1]');
  });
});

describe('--detail', () => {
  it('holds every reason, staging, definitions, to-do, assumptions, warnings and whether it is settled', () => {
    const page = flat(text(fullReport(), { detail: true }));
    for (const part of [
      'Weight and glucose rise in some people. [3]',
      'monitor Weight, waist, glucose and lipids at 3 months.',
      'against? Ruled out by an aneurysm',
      '(aneurysm = unknown)',
      'from medicine bupropion',
      'Maudsley Staging Method: 7 to 9 (moderate); not known: length of the episode.',
      'Thase-Rush stage: 2.',
      'To do - sleep apnoea: snoring',
      'Check: The case is 45 days old. (CASE-OLD)',
      'panel medical answered none',
      'Settled, no further answer changes it',
      'Not settled, an answer could still change it; could become contraindicated',
      'bupropion (contraindicated): Seizures are more likely',
      'An invented sentence about who this is for',
      'Could be favoured, depending on: age.',
    ]) {
      expect(page).toContain(part);
    }
  });
});
