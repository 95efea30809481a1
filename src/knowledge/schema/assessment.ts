/** Tables the assessment takes as parameters, and the safety triage. data/assessment/*.yaml */
import { z } from 'zod';

import {
  type Camel,
  conditionSchema,
  dateSchema,
  factIdSchema,
  fromSchema,
  idSchema,
  jurisdictionSchema,
  sentenceSchema,
  sourcesSchema,
} from './common.ts';

/** data/assessment/adequacy.yaml */
export const adequacySchema = z.strictObject({
  criteria: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      min_weeks: z.number(),
      say: sentenceSchema,
      from: fromSchema.optional(),
      sources: sourcesSchema,
    }),
  ),
  response: z.strictObject({
    /** Improvement in per cent at or above which a word applies. */
    partial_at_least_pct: z.number(),
    response_at_least_pct: z.number(),
    sources: sourcesSchema,
  }),
  dose_note: z.string(),
  antidepressant_class: idSchema,
});
export type AdequacyTable = Camel<z.infer<typeof adequacySchema>>;

/** data/assessment/definitions.yaml: definitions side by side. `when` reads computed facts. */
export const definitionSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  when: conditionSchema,
  say: sentenceSchema,
  from: fromSchema.optional(),
  sources: sourcesSchema,
});
export type Definition = Camel<z.infer<typeof definitionSchema>>;

const pointsSchema = z.strictObject({
  points: z.number(),
  at_least: z.number().optional(),
  at_most: z.number().optional(),
  is: z.string().optional(),
});
/** data/assessment/staging.yaml */
export const stagingSchema = z.strictObject({
  msm: z.strictObject({
    name: z.string(),
    say: sentenceSchema,
    dimensions: z.array(
      z.strictObject({ id: idSchema, name: z.string(), options: z.array(pointsSchema), sources: sourcesSchema }),
    ),
    bands: z.array(z.strictObject({ id: idSchema, min: z.number(), max: z.number() })),
    sources: sourcesSchema,
  }),
  thase_rush: z.strictObject({
    name: z.string(),
    say: sentenceSchema,
    stages: z.array(z.strictObject({ stage: z.number(), rule: z.string() })),
    sources: sourcesSchema,
  }),
});
export type StagingTables = Camel<z.infer<typeof stagingSchema>>;

/** data/assessment/reassessment.yaml: mimics and contributors. */
export const reassessmentItemSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  positive_when: conditionSchema,
  known_when: conditionSchema
    .optional()
    .describe(
      'looked at, so negative unless positive, also where a part of `positive_when` is unknown; may use `known`',
    ),
  look_for: z.string(),
  test: z.string(),
  changes: z.string(),
  from: fromSchema.optional(),
  sources: sourcesSchema,
});
export type ReassessmentItem = Camel<z.infer<typeof reassessmentItemSchema>>;

/** data/assessment/safety.yaml: findings that come first. */
export const safetyFindingSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  level: z.enum(['emergency', 'urgent', 'note']),
  when: conditionSchema,
  say: sentenceSchema,
  steps: z.array(z.string()).optional(),
  contact: z.boolean().optional().describe('print the emergency contact of the jurisdiction'),
  jurisdictions: z.array(jurisdictionSchema).optional(),
  from: fromSchema.optional(),
  sources: sourcesSchema,
});
export type SafetyFinding = Camel<z.infer<typeof safetyFindingSchema>>;

/** data/assessment/contacts.yaml */
export const contactSchema = z.strictObject({
  jurisdiction: z.union([jurisdictionSchema, z.literal('unset')]),
  say: sentenceSchema,
  numbers: z.array(z.strictObject({ name: z.string(), number: z.string(), verified: dateSchema.optional() })),
  from: fromSchema.optional(),
  sources: sourcesSchema.optional(),
});
export type Contact = Camel<z.infer<typeof contactSchema>>;

/** data/assessment/loads.yaml: effects that medicines add up to. No score: who contributes, and one sentence. */
export const loadSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(2),
    classes: z.array(idSchema).optional().describe('members of these contribute'),
    medicines: z.array(idSchema).optional().describe('contribute whatever their classes'),
    rules: z.array(idSchema).optional().describe('interaction rules that are about this load: their mechanism'),
    count: z.string().min(3).describe('what each contributor is, in words after a number: "medicines that ..."'),
    say: sentenceSchema,
    from: fromSchema,
    sources: sourcesSchema,
  })
  .refine((load) => (load.classes ?? []).length + (load.medicines ?? []).length > 0, 'name classes or medicines');
export type Load = Camel<z.infer<typeof loadSchema>>;

/** data/knowledge-base.yaml */
export const knowledgeBaseSchema = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  reviewed: dateSchema,
  review_due: dateSchema,
  jurisdictions: z.array(z.strictObject({ id: jurisdictionSchema, name: z.string(), adjective: z.string() })),
  default_guideline: idSchema,
  population: z.strictObject({ min_age: z.number(), say: sentenceSchema }),
  intended_use: sentenceSchema,
  editors: z.array(z.string()),
  /** Switch options take the person off members of this class. */
  replaced_class: idSchema,
  old_case_days: z.number(),
  facts_of: z
    .strictObject({
      age: factIdSchema,
      medications: factIdSchema,
      reactions: factIdSchema,
      stop_date: factIdSchema.optional(),
    })
    .optional(),
});
export type KnowledgeBaseHeader = Camel<z.infer<typeof knowledgeBaseSchema>>;
