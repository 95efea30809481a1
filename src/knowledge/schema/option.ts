/** One option a file: data/options/<family>/<id>.yaml. Every field is filled or says `not_known: reason`. */
import { z } from 'zod';

import {
  type Camel,
  conditionSchema,
  dateSchema,
  factIdSchema,
  fromSchema,
  idSchema,
  jurisdictionSchema,
  orNotKnown,
  sentenceSchema,
  sourcesSchema,
  statementSchema,
} from './common.ts';
import { coverageSchema, indicationSchema, ruleSchema, statusStateSchema } from './rule.ts';

const statusSchema = z.strictObject({
  state: statusStateSchema,
  scope: z.string().min(3).describe('what the approval covers, or what is known instead'),
  since: z.union([z.string(), z.number()]).optional(),
  from: fromSchema.optional(),
  sources: sourcesSchema.optional(),
});

/** One arm of a comparison. Give what the source gives: percentages, means, counts. */
const armSchema = z.strictObject({
  n: z.number().optional(),
  events: z.number().optional(),
  pct: z.number().optional(),
  mean: z.number().optional(),
});

/** An effect, always against its comparator, with population and time. Null and negative trials stand here too. */
export const effectClaimSchema = z.strictObject({
  id: idSchema,
  outcome: z.string().min(3),
  arms: z.record(z.string(), armSchema).optional(),
  figures: z
    .record(z.string(), z.union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))]))
    .optional(),
  weeks: z.number().nullable(),
  population: z.string().min(3),
  failed_trial: z.boolean().describe('were these people who had failed at least one trial'),
  design: z.enum(['pooled-randomised', 'randomised', 'observational', 'uncontrolled']),
  result: z.enum(['positive', 'null', 'negative', 'mixed']),
  say: sentenceSchema,
  from: fromSchema,
  sources: sourcesSchema,
});

const harmSchema = z.strictObject({
  what: z.string().min(3),
  arms: z.record(z.string(), armSchema).optional(),
  say: sentenceSchema,
  from: fromSchema.optional(),
  sources: sourcesSchema,
});

const checkSchema = z.strictObject({
  what: z.string().min(3),
  obtains: z.array(factIdSchema).optional().describe('fact ids this check settles before the first dose'),
  from: fromSchema.optional(),
  sources: sourcesSchema,
});

/** When something falls due, counted from the start: once, or again and again. */
const dueSchema = z
  .strictObject({
    unit: z.enum(['days', 'weeks', 'months']),
    at: z.number().positive().optional().describe('once, so long after the start'),
    every: z.number().positive().optional().describe('again and again, first after one interval'),
    after: z.number().optional().describe('the repetition begins so long after the start'),
    until: z.number().optional().describe('and ends so long after the start'),
  })
  .refine((due) => (due.at === undefined) !== (due.every === undefined), 'either `at` or `every`');

const monitoringSchema = z.strictObject({
  what: z.string().min(3),
  when: z.string().min(2),
  dates: z
    .array(dueSchema)
    .min(1)
    .optional()
    .describe('what of `when` can be put into a calendar; the rest is printed in words'),
  from: fromSchema.optional(),
  sources: sourcesSchema,
});

const regimenSchema = z.strictObject({
  start: z.string().optional(),
  target: z.string().optional(),
  max: z.string().optional(),
  schedule: z.string().optional().describe('sessions, course, titration'),
  judge_after: z.string().optional(),
  judge_weeks: z
    .tuple([z.number(), z.number()])
    .optional()
    .describe('weeks after the start between which the response is judged, where `judge_after` names them'),
  jurisdiction: jurisdictionSchema.optional(),
  note: z.string().optional(),
  from: fromSchema.optional(),
  sources: sourcesSchema,
});

export const exampleSchema = z.strictObject({
  case: z.record(z.string(), z.unknown()),
  jurisdiction: jurisdictionSchema.optional(),
  verdict: z.enum(['favoured', 'consider', 'check-first', 'not-yet', 'tried', 'avoid', 'contraindicated']),
  otherwise: z.enum(['favoured', 'consider']).optional(),
  until: dateSchema.optional(),
  rules: z.array(idSchema).optional().describe('rules (or indications) that must be among the reasons'),
  why: z.string().optional(),
});

export const optionSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(3),
  family: idSchema,
  group: idSchema.nullable().describe('variants shown as one row; null when alone'),
  acts: z.enum(['add', 'replace', 'either', 'none']),
  medicines: z.array(idSchema),
  medicines_mode: z.enum(['all', 'any']).optional(),
  members: z
    .union([
      z.strictObject({ exclude: z.literal('classes-of-current') }),
      z.strictObject({ only: z.literal('classes-of-current') }),
    ])
    .optional(),
  continues: z
    .literal('current-antidepressant')
    .optional()
    .describe(
      'it goes on with the antidepressant of the current trial: what rules that out, or speaks strongly against it, counts here',
    ),
  procedure: idSchema.nullable(),
  also_procedures: z.array(idSchema).optional().describe('past trials of these count as this option too'),
  therapy: idSchema.nullable(),
  classes: z.array(idSchema),
  needs: conditionSchema.nullable().describe('a condition on the base regimen, e.g. an antidepressant is taken'),
  needs_missing: z.string().optional(),
  population: z.strictObject({
    min_age: z.number(),
    covers_younger: z.array(jurisdictionSchema).optional(),
    words: z.string().min(3),
    sources: sourcesSchema.optional(),
  }),
  reviewed: z.strictObject({ on: dateSchema, due: dateSchema }),
  status: z.strictObject({ us: statusSchema, uk: statusSchema, eu: statusSchema, ca: statusSchema, au: statusSchema }),
  label_coverage: z.partialRecord(jurisdictionSchema, coverageSchema),
  indications: z.array(indicationSchema),
  rules: z.array(ruleSchema),
  waives: z.array(
    z.strictObject({ rule: idSchema, because: sentenceSchema, from: fromSchema.optional(), sources: sourcesSchema }),
  ),
  retry: z
    .array(z.strictObject({ id: idSchema, when: conditionSchema, say: sentenceSchema, sources: sourcesSchema }))
    .optional(),
  /** Which position of a trial of this option a favour for past response rests on, see exposure helped. */
  regimen: orNotKnown(regimenSchema),
  checks_before: orNotKnown(z.array(checkSchema).min(1)),
  monitoring: orNotKnown(z.array(monitoringSchema).min(1)),
  effects: orNotKnown(z.array(effectClaimSchema).min(1)),
  harms: orNotKnown(z.array(harmSchema).min(1)),
  burdens: z.array(idSchema).describe('preference ids that this option goes against'),
  meets: z.array(idSchema).describe('preference ids that this option meets'),
  onset: orNotKnown(statementSchema),
  durability: orNotKnown(statementSchema),
  stopping: orNotKnown(statementSchema),
  access_requirements: orNotKnown(z.array(statementSchema).min(1)),
  cost: orNotKnown(
    z.strictObject({ words: z.string(), as_of: dateSchema, jurisdiction: jurisdictionSchema, sources: sourcesSchema }),
  ),
  plain: z.strictObject({ en: z.string().min(20).max(900) }),
  examples: z.array(exampleSchema).min(2),
});
export type Option = Camel<z.infer<typeof optionSchema>>;
export type Due = z.infer<typeof dueSchema>;
export type EffectClaim = Camel<z.infer<typeof effectClaimSchema>>;
export type Example = Camel<z.infer<typeof exampleSchema>>;
