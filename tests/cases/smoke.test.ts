import { test } from 'vitest';
import { read } from './fixture.ts';
test('smoke', async () => {
  const r = await read(`
case: 1
as_of: 2026-11-23
jurisdiction: us
age: 46
sex: female
perinatal: {pregnant: no, planning: no, postpartum: no, breastfeeding: no, contraception: unknown}
episode: {duration: 14 months, severity: severe, features: {present: [anxious-distress], asked: [acute]}, prior_episodes: 2}
suicidality: {thoughts: passive, intent_or_plan: no, means: unknown}
acute: none
bipolarity: none
trials:
  - drug: sertraline
    role: base
    dose: 200 mg
    daily: 200 mg
    weeks: {total: 10, at_floor: 8}
    started: 2025-10-06
    stopped: 2025-12-15
    current: no
    adherence: good
    response: none
    stopped_because: no-effect
    effect: nausea
    level: {value: 110, unit: ng/mL}
    adequate: unknown
  - {drug: venlafaxine, dose: 225 mg, weeks: {total: 8, at_floor: 6}, adherence: good, response: partial, current: yes}
  - {therapy: cbt, sessions: 16, response: partial, current: no}
  - {procedure: ect, placement: bitemporal, sessions: 8, episode: earlier, response: remission, stopped: 2019-05}
  - sertraline 200 10w none good
medications:
  - {medicine: venlafaxine, dose: 225 mg}
  - ramipril 5 mg
stopped_recently:
  - {medicine: tramadol, stopped: 2026-11-10}
conditions: {present: [hypertension, {id: heart attack, on: 2026-10}], asked: [medical]}
reactions: [{medicine: lamotrigine, reaction: severe-rash}]
implants: none
organ: {hepatic: none}
family_history: {present: [], asked: [family]}
substances: {alcohol: {audit_c: 3}, abrupt_stop: no, smoking: {per_day: 12}}
genotype: {cyp2d6: ?}
vitals: {blood-pressure: {value: 128/82, on: 2026-11-20}, bmi: 27}
labs:
  tsh: {value: 2.1, unit: mIU/L, on: 2026-10-30}
  egfr: {value: ">90", unit: mL/min/1.73m2}
  qtc: {value: 430, unit: ms, method: fridericia}
  creatinine: {value: 1.1, unit: mg/dL}
scores: {phq9: [{on: 2026-09-28, total: 21}, {week: 7, total: 17}]}
preferences: {avoid: [weight-gain], prefer: [non-drug]}
access: {ect: unknown, tms: yes}
more: {}
`);
  console.log(JSON.stringify(r.problems, null, 1));
  if (r.case) { console.log(JSON.stringify(r.case.canonical, null, 1)); console.log(r.case.assumed); console.log([...r.case.values].map(([k,v])=>k+' '+JSON.stringify(v)).join('\n')); console.log(JSON.stringify(r.case.trials), JSON.stringify([...r.case.dates]), JSON.stringify([...r.case.access]), JSON.stringify([...r.case.scores])); }
});
