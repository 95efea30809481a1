/**
 * Broken knowledge bases: one fault each in an otherwise sound small one. A fault is found by its code and its line;
 * the sound one has no fault.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { describe, expect, it } from 'vitest';

import { checkKnowledge } from '../../src/authoring/check.ts';
import { checkExamples } from '../../src/authoring/examples.ts';
import { loadFiles, loadKnowledge } from '../../src/knowledge/load.ts';

const SMALL = join(import.meta.dirname, 'small');

function smallFiles(folder = SMALL): Map<string, string> {
  const files = new Map<string, string>();
  for (const item of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!item.isFile()) continue;
    const path = join(item.parentPath, item.name);
    files.set(relative(SMALL, path), readFileSync(path, 'utf8'));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Fault {
  readonly file: string;
  readonly find: string;
  readonly put: string;
  readonly code: string;
  /** Text of the line the fault must be reported at, after the edit. */
  readonly at: string;
}

const OPTION = 'options/pills/pill-a.yaml';
const LOADS = 'assessment/loads.yaml';
const FAULTS: readonly Fault[] = [
  { file: LOADS, find: '[antidepressant]', put: '[antidepresant]', code: 'KB-UNKNOWN-ID', at: '[antidepresant]' },
  { file: LOADS, find: '[alphapram]', put: '[alphapran]', code: 'KB-UNKNOWN-ID', at: '[alphapran]' },
  {
    file: LOADS,
    find: '  count:',
    put: '  rules: [no-such-rule]\n  count:',
    code: 'KB-UNKNOWN-ID',
    at: 'no-such-rule',
  },
  { file: LOADS, find: 'than one', put: 'than 7', code: 'KB-FIGURE', at: 'than 7' },
  { file: LOADS, find: '  from: claim-age\n', put: '', code: 'KB-SCHEMA', at: '- id: sleepy' },
  { file: OPTION, find: 'acts: add', put: 'acts: adds', code: 'KB-SCHEMA', at: 'acts: adds' },
  { file: OPTION, find: 'acts: add', put: 'acts: add\nactz: add', code: 'KB-UNKNOWN-KEY', at: 'actz: add' },
  { file: OPTION, find: 'acts: add', put: 'acts: add\nacts: replace', code: 'KB-DUPLICATE-KEY', at: 'acts: replace' },
  { file: OPTION, find: 'id: pill-a', put: 'id: pill-b', code: 'KB-FILE-NAME', at: 'id: pill-b' },
  { file: OPTION, find: 'waives: []', put: 'waives: [', code: 'KB-SYNTAX', at: 'regimen: {start: 5 mg' },
  {
    file: OPTION,
    find: 'medicines: [alphapram]',
    put: 'medicines: [alfapram]',
    code: 'KB-UNKNOWN-ID',
    at: 'medicines: [alfapram]',
  },
  {
    file: OPTION,
    find: 'burdens: [weight-gain]',
    put: 'burdens: [weigth-gain]',
    code: 'KB-UNKNOWN-ID',
    at: 'burdens: [weigth-gain]',
  },
  {
    file: OPTION,
    find: 'when: {fact: mood, is: low}\n    missing',
    put: 'when: {fact: moood, is: low}\n    missing',
    code: 'KB-UNKNOWN-FACT',
    at: 'when: {fact: moood',
  },
  {
    file: OPTION,
    find: 'when: {fact: mood, is: low}\n    missing',
    put: 'when: {fact: mood, is: lowest}\n    missing',
    code: 'KB-FACT-TYPE',
    at: 'is: lowest',
  },
  {
    file: OPTION,
    find: 'when: {fact: mood, is: low}\n    missing',
    put: 'when: {fact: mood, at_least: 2}\n    missing',
    code: 'KB-FACT-TYPE',
    at: 'at_least: 2',
  },
  {
    file: OPTION,
    find: 'when: {fact: mood, is: low}\n    missing',
    put: 'when: {known: mood}\n    missing',
    code: 'KB-KNOWN-IN-RULE',
    at: 'known: mood',
  },
  {
    file: OPTION,
    find: 'waives: []',
    put: 'waives: [{rule: nothing, because: no reason at all, sources: [{id: label-2026}]}]',
    code: 'KB-WAIVE',
    at: 'waives: [{rule',
  },
  { file: OPTION, find: 'start: 5 mg', put: 'start: 6 mg', code: 'KB-FIGURE', at: 'start: 6 mg' },
  { file: OPTION, find: 'placebo: {pct: 15.7}', put: 'placebo: {pct: 15.8}', code: 'KB-FIGURE', at: 'pct: 15.8' },
  {
    file: OPTION,
    find: 'say: Its label names low mood.',
    put: 'say: Its label names low mood in 30 people.',
    code: 'KB-FIGURE',
    at: 'in 30 people',
  },
  {
    file: OPTION,
    find: 'reviewed: {on: 2026-01-01, due: 2027-01-01}',
    put: 'reviewed: {on: 2026-01-01, due: 2025-01-01}',
    code: 'KB-DATE',
    at: 'due: 2025-01-01',
  },
  {
    file: OPTION,
    find: 'verdict: contraindicated, rules',
    put: 'verdict: favoured, rules',
    code: 'KB-EXAMPLE-MISSING',
    at: 'examples:',
  },
  {
    file: 'medicines/alphapram.yaml',
    find: 'sources: [{id: label-2026, at: "4"}]',
    put: 'sources: [{id: label-2026}]',
    code: 'KB-LOCATOR',
    at: 'id: alphapram-gout',
  },
  {
    file: 'medicines/alphapram.yaml',
    find: 'when: {has: gout}',
    put: 'jurisdictions: [uk]\n    when: {has: gout}',
    code: 'KB-LOCATOR',
    at: 'id: alphapram-gout',
  },
  {
    file: 'medicines/alphapram.yaml',
    find: 'when: {has: gout}',
    put: 'when: {has: goout}',
    code: 'KB-UNKNOWN-ID',
    at: 'has: goout',
  },
  {
    file: 'medicines/alphapram.yaml',
    find: 'when: {has: gout}',
    put: 'when: {has: gout}\n    if_unknown: confirm',
    code: 'KB-CONFIRM',
    at: 'checks_before:',
  },
  {
    file: 'medicines/alphapram.yaml',
    find: 'when: {has: gout}',
    put: 'when: {taking: {class: nothing-here}}',
    code: 'KB-UNKNOWN-ID',
    at: 'class: nothing-here',
  },
  {
    file: 'classes/antidepressant.yaml',
    find: 'id: label-2026',
    put: 'id: label-2027',
    code: 'KB-UNKNOWN-ID',
    at: 'id: label-2027',
  },
  {
    file: 'classes/antidepressant.yaml',
    find: 'from: claim-age',
    put: 'from: claim-agee',
    code: 'KB-UNKNOWN-ID',
    at: 'claim-agee',
  },
  {
    file: 'facts/defined.yaml',
    find: 'when: {fact: mood, in: [low, high]}',
    put: 'when: {fact: mood.any, is: true}',
    code: 'KB-FACT-CYCLE',
    at: 'id: mood.any',
  },
  {
    file: 'facts/defined.yaml',
    find: 'when: {fact: mood, in: [low, high]}',
    put: 'when: {fact: age, at_least: 65}',
    code: 'KB-NO-SOURCE',
    at: 'id: mood.any',
  },
  {
    file: 'facts/computed.yaml',
    find: 'id: trials.failed',
    put: 'id: trials.fooled',
    code: 'KB-FACT-COMPUTED',
    at: 'trials.fooled',
  },
  {
    file: 'guidelines/guide-2026.yaml',
    find: 'level: first-line',
    put: 'level: last-line',
    code: 'KB-SCALE',
    at: 'last-line',
  },
  {
    file: 'guidelines/guide-2026.yaml',
    find: 'edition: first',
    put: 'edition: first\nsuperseded_by: guide-2027',
    code: 'KB-UNKNOWN-ID',
    at: 'superseded_by: guide-2027',
  },
  {
    file: 'references/all.yaml',
    find: 'level: record, how: read, on: 2026-01-01}\n  status: current\n  reviewed: 2026-01-01\n  due: 2027-01-01\n- id',
    put: 'level: memory, how: read, on: 2026-01-01}\n  status: current\n  reviewed: 2026-01-01\n  due: 2027-01-01\n- id',
    code: 'KB-SCHEMA',
    at: 'level: memory',
  },
  {
    file: 'evidence/all.yaml',
    find: 'sources: [label-2026], confidence: high}\n- {id: claim-dose',
    put: 'sources: [label-2026], confidence: low}\n- {id: claim-dose',
    code: 'KB-SCHEMA',
    at: 'confidence: low',
  },
  {
    file: 'questions/panel-one.yaml',
    find: 'facts: [condition.gout',
    put: `facts: [${Array.from({ length: 11 }, (_, index) => `condition.extra-${index}`).join(', ')}, condition.gout`,
    code: 'KB-PANEL-SIZE',
    at: 'facts: [',
  },
  { file: 'claims.yaml', find: 'was 26 %', put: 'was 27 %', code: 'KB-FIGURE', at: 'was 27 %' },
  {
    file: 'claims.yaml',
    find: 'from: claim-effect',
    put: 'from: claim-efect',
    code: 'KB-UNKNOWN-ID',
    at: 'claim-efect',
  },
  {
    file: 'claims.yaml',
    find: 'about: [pill-a]',
    put: 'about: [pill-b]',
    code: 'KB-UNKNOWN-ID',
    at: 'about: [pill-b]',
  },
  { file: 'claims.yaml', find: 'real: trial-2025', put: 'real: trial-2024', code: 'KB-UNKNOWN-ID', at: 'trial-2024' },
  { file: 'claims.yaml', find: 'verdict: not-checked', put: 'verdict: supported', code: 'KB-SCHEMA', at: 'lifts-mood' },
  { file: 'claims.yaml', find: 'due: 2027-01-01', put: 'due: 2025-01-01', code: 'KB-DATE', at: 'reviewed: 2026' },
  {
    file: 'not-yet-sourced.yaml',
    find: 'family: pills',
    put: 'family: pils',
    code: 'KB-UNKNOWN-ID',
    at: 'family: pils',
  },
  { file: 'learn/pills.yaml', find: 'with 5 mg', put: 'with 6 mg', code: 'KB-FIGURE', at: 'with 6 mg' },
  {
    file: 'learn/pills.yaml',
    find: 'options: [pill-a]',
    put: 'options: [pill-q]',
    code: 'KB-UNKNOWN-ID',
    at: 'pill-q',
  },
  {
    file: 'learn/pills.yaml',
    find: 'claims: [cures-all]',
    put: 'claims: [cures]',
    code: 'KB-UNKNOWN-ID',
    at: '[cures]',
  },
];

describe('a broken knowledge base', () => {
  it('is not what the small one is', async () => {
    const loaded = loadKnowledge(SMALL);
    expect(checkKnowledge(loaded)).toEqual([]);
    expect(loaded.knowledge).not.toBeNull();
    if (loaded.knowledge !== null) expect(await checkExamples(loaded.entries, loaded.knowledge)).toEqual([]);
  });

  it.each(FAULTS)('$code: $file: $put', ({ file, find, put, code, at }) => {
    const files = smallFiles();
    const before = files.get(file) ?? '';
    expect(before).toContain(find);
    files.set(file, before.replace(find, put));
    const problems = checkKnowledge(loadFiles(files, 'small')).filter((problem) => problem.code === code);
    expect(problems.length).toBeGreaterThan(0);
    const lines = problems.map(
      (problem) => (files.get((problem.file ?? '').replace('small/', '')) ?? '').split('\n')[(problem.line ?? 0) - 1],
    );
    expect(lines.some((line) => line?.includes(at))).toBe(true);
  });

  it('is reported whole: three faults in three files are three problems', () => {
    const files = smallFiles();
    for (const fault of [FAULTS[0], FAULTS[21], FAULTS[26]] as Fault[])
      files.set(fault.file, (files.get(fault.file) ?? '').replace(fault.find, fault.put));
    expect(
      new Set(checkKnowledge(loadFiles(files, 'small')).map((problem) => problem.code)).size,
    ).toBeGreaterThanOrEqual(1);
  });

  it('with a failing example says what was found', async () => {
    const files = smallFiles();
    files.set(
      OPTION,
      (files.get(OPTION) ?? '').replace(
        'medications: none, trials: none}, verdict: favoured',
        'medications: none, trials: none}, verdict: consider',
      ),
    );
    const loaded = loadFiles(files, 'small');
    if (loaded.knowledge === null) throw new Error('the example fault should not stop loading');
    const problems = await checkExamples(loaded.entries, loaded.knowledge);
    expect(problems.map((problem) => problem.code)).toEqual(['KB-EXAMPLE']);
    expect(problems[0]?.message).toContain('found favoured');
  });
});
