/** Acceptance 3: an emergency comes first in every format, names whom to contact, and hides nothing. */
import { describe, expect, it } from 'vitest';

import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderText } from '../../src/report/text.ts';
import type { Report } from '../../src/report/types.ts';
import { makeStyle } from '../../src/terminal/style.ts';
import { nextstep } from '../e2e/spawn.ts';
import { BENIGN, JURISDICTIONS, optionIn, reportOf, rulesOf, shipped } from './fixture.ts';

const REFUSING_FLUIDS = {
  ...BENIGN,
  episode: { started: '2026-04', severity: 'severe', features: { present: ['psychotic'], asked: ['acute'] } },
  acute: ['not-eating-or-drinking', 'psychosis'],
};
const PLAN = { ...BENIGN, suicidality: { thoughts: 'active', intent_or_plan: true, attempt: 'never' } };

const draw = (report: Report, width = 80) => {
  const drawing = { detail: false, style: makeStyle({ color: 'never', isTTY: false, env: {}, width }) };
  return { text: flat(renderText(report, drawing)), markdown: flat(renderMarkdown(report, drawing)) };
};
/** Lines joined, so that a wrapped sentence can be found. */
const flat = (text: string) => text.replace(/\s+/g, ' ');
const firstOption = (page: string, report: Report) =>
  Math.min(...report.options.map((option) => page.indexOf(option.name)).filter((at) => at >= 0));

describe.each([undefined, ...JURISDICTIONS])('psychotic depression refusing fluids, jurisdiction %s', (place) => {
  const report = reportOf(REFUSING_FLUIDS, place === undefined ? {} : { jurisdiction: place });

  it('says so at once', async () => {
    const { safety } = await report;
    expect(safety.map((item) => [item.id, item.level])).toEqual(
      expect.arrayContaining([
        ['not-eating-or-drinking', 'emergency'],
        ['psychosis', 'urgent'],
      ]),
    );
    for (const item of safety) expect(item.citations.length, item.id).toBeGreaterThan(0);
    expect(safety[0]?.level).toBe('emergency');
  });

  it('puts ECT first and favoured, with citations', async () => {
    const { options, references } = await report;
    expect(options[0]).toMatchObject({ id: 'ect', verdict: 'favoured', tier: 0, rank: 1 });
    const ect = options[0];
    if (ect === undefined) return;
    const urgent = ect.because.filter((item) => item.effect === 'urgent' && item.value === 'true');
    expect(urgent.length).toBeGreaterThan(0);
    const known = new Set(references.map((item) => item['id']));
    for (const reason of urgent) {
      expect(reason.citations.length).toBeGreaterThan(0);
      for (const citation of reason.citations) expect(known).toContain(citation.id);
    }
  });
});

describe.each(JURISDICTIONS)('a suicidal plan, jurisdiction %s', (place) => {
  const report = reportOf(PLAN, { jurisdiction: place });

  it('is an emergency with the contact of that jurisdiction', async () => {
    const { safety } = await report;
    const contact = shipped().contacts.find((item) => item.jurisdiction === place);
    expect(contact).toBeDefined();
    expect(safety[0]).toMatchObject({ id: 'suicidal-intent-or-recent-attempt', level: 'emergency' });
    expect(safety[0]?.contact).toContain(flat(contact?.say ?? '').trim());
  });

  it.each([80, 40])('prints the contact before any option, at %i columns', async (width) => {
    const done = await report;
    const contact = flat(done.safety[0]?.contact ?? '').trim();
    for (const page of Object.values(draw(done, width))) {
      const at = page.indexOf(contact.slice(0, 40));
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(firstOption(page, done));
    }
  });

  it('still lists every option in JSON, and holds back what is deadly in overdose', async () => {
    const done = await report;
    expect(done.options.map((item) => item.id).sort()).toEqual(
      shipped()
        .options.map((item) => item.id)
        .sort(),
    );
    const tricyclic = optionIn(done, 'tricyclic-switch');
    expect(tricyclic.verdict).toBe('avoid');
    expect(rulesOf(tricyclic, 'avoid').length).toBeGreaterThan(0);
  });
});

it.each([
  { answer: { thoughts: 'active', intent_or_plan: true, attempt: 'never' }, emergency: true },
  { answer: { thoughts: 'none', intent_or_plan: false, attempt: 'within-3-months' }, emergency: true },
  { answer: { thoughts: 'active', intent_or_plan: false, attempt: 'never' }, emergency: false },
  { answer: { thoughts: 'passive', intent_or_plan: false, attempt: 'earlier' }, emergency: false },
  { answer: { thoughts: 'none', intent_or_plan: false, attempt: 'never' }, emergency: false },
])('suicidality $answer is an emergency: $emergency', async ({ answer, emergency }) => {
  const { safety } = await reportOf({ ...BENIGN, suicidality: answer });
  expect(safety.some((item) => item.level === 'emergency')).toBe(emergency);
});

it('without a jurisdiction says to call the local emergency number', async () => {
  const { safety } = await reportOf(PLAN);
  const contact = shipped().contacts.find((item) => item.jurisdiction === 'unset');
  expect(contact).toBeDefined();
  expect(safety[0]?.contact).toContain(contact?.say.split('.')[0] ?? 'none');
});

describe.each([
  ['explain', ['tricyclic-switch']],
  ['plan', ['lithium']],
  ['compare', ['ect', 'rtms']],
  ['reassess', []],
  ['stage', []],
  ['score', []],
  ['interactions', []],
  ['washouts', []],
] as const)('%s', (command, words) => {
  const input = JSON.stringify(PLAN);

  it.each(['text', 'markdown'])('says the emergency before anything of its own, as %s', (format) => {
    const { stdout } = nextstep([command, ...words, '--case', '-', '--format', format], { input });
    const at = stdout.indexOf('EMERGENCY');
    expect(at).toBeGreaterThan(-1);
    expect(stdout.slice(0, at).split('\n').length).toBeLessThan(8);
  });

  it('holds it in JSON, with the knowledge base it rests on', () => {
    const { stdout } = nextstep([command, ...words, '--case', '-', '--format', 'json'], { input });
    const page = JSON.parse(stdout) as Pick<Report, 'safety' | 'knowledgeBase' | 'program' | 'case'>;
    expect(page.safety[0]).toMatchObject({ id: 'suicidal-intent-or-recent-attempt', level: 'emergency' });
    expect(page.knowledgeBase.sha256).toBe(shipped().sha256);
    expect(page.program).not.toBe('');
    expect(page.case).toHaveProperty('suicidality');
  });
});
