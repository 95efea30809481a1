/**
 * Acceptance 8: an option, a question with a new fact, and a medicine, each one YAML file laid into a copy of the
 * knowledge base, are asked, evaluated and shown. No TypeScript is touched. Everything added is fictitious.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Report } from '../../src/report/types.ts';
import { nextstep } from '../e2e/spawn.ts';
import { checkKnowledge } from '../../src/authoring/check.ts';
import { checkExamples } from '../../src/authoring/examples.ts';
import { loadKnowledge, type LoadedKnowledge } from '../../src/knowledge/load.ts';
import type { AuthoredKnowledge } from '../../src/knowledge/types.ts';
import { BENIGN, type CaseData, exploreCase, optionIn, ROOT, rulesOf } from './fixture.ts';

const MEDICINE = `id: zuramezine
name: zuramezine
synonyms: [zuramezin]
brands: {us: [Zurabright]}
classes: [second-generation-antipsychotic]
sources: [{id: lam-2024-canmat, at: invented for this test}]
`;

const QUESTION = `id: sun-allergy
stage: refine
order: 99
kind: yes-no
ask: Is the person allergic to sunlight?
short: sun allergy
why: The invented label of zuramezine rules it out then.
sources: [{id: lam-2024-canmat, at: invented for this test}]
facts: [more.sun-allergy]
declares:
  - id: more.sun-allergy
    what: Allergy to sunlight
    type: boolean
    path: more.sun-allergy
    stage: refine
`;

const OPTION = `id: zuramezine-addon
name: Zuramezine added to the antidepressant
family: augmentation
group: null
acts: add
medicines: [zuramezine]
procedure: null
therapy: null
classes: []
needs: {fact: regimen.antidepressant, at_least: 1}
needs_missing: No antidepressant is being taken.
population: {min_age: 18, words: Adults only, sources: [{id: lam-2024-canmat, at: invented for this test}]}
reviewed: {on: 2026-11-24, due: 2027-11-24}
status:
  us: {state: approved, scope: an invented approval, sources: [{id: lam-2024-canmat, at: invented for this test}]}
  uk: {state: unknown, scope: not looked up}
  eu: {state: unknown, scope: not looked up}
  ca: {state: unknown, scope: not looked up}
  au: {state: unknown, scope: not looked up}
label_coverage:
  us: {contraindications: read, interactions: read, pregnancy: not-read, missing: []}
indications:
  - id: zuramezine-label
    basis: label
    jurisdictions: [us]
    when: {fact: trials.inadequate-response, at_least: 1}
    missing: one antidepressant that fell short
    say: The invented label covers it once an antidepressant has fallen short.
    sources: [{id: lam-2024-canmat, at: invented for this test}]
rules:
  - id: zuramezine-sun
    effect: contraindicate
    when: {fact: more.sun-allergy, is: true}
    say: The invented label rules it out with an allergy to sunlight.
    sources: [{id: lam-2024-canmat, at: invented for this test}]
waives: []
regimen: {not_known: invented for a test}
checks_before: {not_known: invented for a test}
monitoring: {not_known: invented for a test}
effects: {not_known: invented for a test}
harms: {not_known: invented for a test}
burdens: []
meets: []
onset: {not_known: invented for a test}
durability: {not_known: invented for a test}
stopping: {not_known: invented for a test}
access_requirements: {not_known: invented for a test}
cost: {not_known: invented for a test}
plain: {en: "An invented tablet that is taken together with the antidepressant."}
examples:
  - {case: {as_of: 2026-11-24, age: 46, trials: none, medications: none, conditions: none, more: {sun-allergy: false}}, jurisdiction: us, verdict: not-yet, rules: [zuramezine-label]}
  - {case: {as_of: 2026-11-24, age: 46, more: {sun-allergy: true}}, jurisdiction: us, verdict: contraindicated, rules: [zuramezine-sun]}
  - case:
      as_of: 2026-11-24
      age: 46
      trials: [{drug: venlafaxine, dose: 225 mg, weeks: {total: 12, at_floor: 12}, adherence: good, response: none, current: yes}]
      medications: [venlafaxine 225 mg]
      conditions: none
      more: {sun-allergy: false}
    jurisdiction: us
    verdict: consider
`;

let folder = '';
let loaded: LoadedKnowledge;
let extended: AuthoredKnowledge;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nextstep-newcomer-'));
  cpSync(join(ROOT, 'data'), folder, { recursive: true });
  writeFileSync(join(folder, 'medicines', 'zuramezine.yaml'), MEDICINE);
  writeFileSync(join(folder, 'questions', 'sun-allergy.yaml'), QUESTION);
  writeFileSync(join(folder, 'options', 'augmentation', 'zuramezine-addon.yaml'), OPTION);
  loaded = loadKnowledge(folder);
  extended = loaded.knowledge as AuthoredKnowledge;
});
afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

async function report(change: CaseData): Promise<Report> {
  return (await exploreCase({ ...BENIGN, ...change }, { jurisdiction: 'us' }, extended)).report;
}

describe('three files laid into a copy of the knowledge base', () => {
  it('are sound, and the examples of the new option hold', async () => {
    expect(checkKnowledge(loaded)).toEqual([]);
    const own = loaded.entries.filter((entry) => entry.id === 'zuramezine-addon');
    expect(own).toHaveLength(1);
    expect(await checkExamples(own, extended)).toEqual([]);
  });

  it('are asked: the new question stands among the open ones and keeps the option waiting', async () => {
    const found = await report({});
    const option = optionIn(found, 'zuramezine-addon');
    expect(option).toMatchObject({ verdict: 'check-first', otherwise: 'consider' });
    expect(option.questions).toEqual([{ question: 'sun-allergy', facts: ['more.sun-allergy'], short: 'sun allergy' }]);
    expect(found.unanswered.find((item) => item.question === 'sun-allergy')).toMatchObject({
      facts: ['more.sun-allergy'],
      couldChange: ['zuramezine-addon'],
    });
  });

  it.each([
    {
      change: { more: { 'sun-allergy': true } },
      verdict: 'contraindicated',
      effect: 'contraindicate',
      rule: 'zuramezine-sun',
    },
    { change: { more: { 'sun-allergy': false } }, verdict: 'consider', effect: 'entry', rule: 'zuramezine-label' },
    {
      change: { more: { 'sun-allergy': false }, conditions: { present: ['dementia'], asked: ['medical'] } },
      verdict: 'avoid',
      effect: 'avoid',
      rule: 'sga-dementia',
    },
    {
      change: { more: { 'sun-allergy': false }, medications: ['venlafaxine 225 mg', 'Zurabright 10 mg'] },
      verdict: 'tried',
      effect: 'exposure',
      rule: 'exposure-current',
    },
  ])('are evaluated: $verdict by $rule', async ({ change, verdict, effect, rule }) => {
    const option = optionIn(await report(change), 'zuramezine-addon');
    expect(option.verdict).toBe(verdict);
    expect(rulesOf(option, effect)).toContain(rule);
  });

  it('are asked, evaluated and shown by the built program', () => {
    const flag = ['--knowledge-base', folder];
    const input = JSON.stringify({ ...BENIGN, jurisdiction: 'us' });
    const run = nextstep(['explore', '--case', '-', '--format', 'json', ...flag], { input });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const found = JSON.parse(run.stdout) as Report;
    expect(optionIn(found, 'zuramezine-addon')).toMatchObject({
      verdict: 'check-first',
      questions: [{ question: 'sun-allergy' }],
    });
    expect(found.unanswered.map((item) => item.question)).toContain('sun-allergy');
    expect(nextstep(['show', 'zurabright', ...flag]).stdout).toContain('invented approval');
  });

  it('are unknown to the built-in knowledge base', () => {
    const run = nextstep(['show', 'zuramezine-addon']);
    expect(run.code).toBe(2);
    expect(nextstep(['explore', '--case', '-'], { input: '{"medications": ["zuramezine 10 mg"]}' }).code).toBe(3);
  });
});
