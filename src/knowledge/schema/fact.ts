/** The fact registry: what a person can be asked (base), what the program computes, what data/ defines from both. */
import { z } from 'zod';

import { type Camel, conditionSchema, factIdSchema, idSchema, sourcesSchema } from './common.ts';

export const stageSchema = z.enum(['safety', 'core', 'refine', 'on-demand']);

/** data/facts/body.yaml: one entry = one thing a person can be asked. */
export const baseFactSchema = z.strictObject({
  id: factIdSchema,
  what: z.string().min(2),
  type: z.enum(['boolean', 'enum', 'number', 'date', 'set']),
  values: z.array(z.string()).optional().describe('enum: the words; set: the members'),
  synonyms: z.record(z.string(), z.string()).optional().describe('other word -> word of `values`'),
  unit: z.string().optional(),
  accepts: z
    .array(z.union([z.string(), z.strictObject({ unit: z.string(), times: z.number(), plus: z.number().optional() })]))
    .optional(),
  possible: z.tuple([z.number(), z.number()]).optional(),
  plausible: z.tuple([z.number(), z.number()]).optional(),
  world: z.enum(['open', 'closed']).optional().describe('sets only'),
  path: z.string().optional().describe('where the case file holds it; default more.<id>'),
  dated: z.boolean().optional(),
  stale_after_days: z.number().optional(),
  changeable: z.boolean().optional(),
  stage: stageSchema,
});
export type BaseFact = Camel<z.infer<typeof baseFactSchema>>;

/** data/conditions/*.yaml and data/implants/*.yaml: each entry is a boolean fact condition.<id> or implant.<id>. */
export const findingSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(2),
  synonyms: z.array(z.string()),
  implied_by: z.array(idSchema).optional().describe('present there implies present here; absence does not travel up'),
  dated: z.boolean().optional(),
  /** What it follows from while nobody stated it directly (umbrella terms, laboratory thresholds). */
  derived_from: conditionSchema.optional(),
  sources: sourcesSchema.optional().describe('required where derived_from holds a threshold'),
  panel: idSchema.nullable().describe('the panel that asks it, or null'),
});
export type Finding = Camel<z.infer<typeof findingSchema>>;

/** data/facts/defined.yaml: a boolean from a condition, or an enum from bands of a number. */
export const definedFactSchema = z.union([
  z.strictObject({
    id: factIdSchema,
    what: z.string().min(2),
    type: z.literal('boolean'),
    when: conditionSchema,
    sources: sourcesSchema.optional(),
  }),
  z.strictObject({
    id: factIdSchema,
    what: z.string().min(2),
    type: z.literal('enum'),
    bands: z.strictObject({ of: factIdSchema, cut: z.array(z.number()).min(1), names: z.array(z.string()).min(2) }),
    sources: sourcesSchema.optional(),
  }),
]);
export type DefinedFact = Camel<z.infer<typeof definedFactSchema>>;

/** data/facts/computed.yaml: the closed list that src/assessment fills. */
export const computedFactSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9.*-]+$/),
  what: z.string().min(2),
  type: z.enum(['range', 'enum', 'set', 'boolean', 'number']),
  values: z.array(z.string()).optional(),
  /** The question to put when it is unknown. */
  asks: factIdSchema,
});
export type ComputedFact = Camel<z.infer<typeof computedFactSchema>>;

export const policySchema = z.strictObject({
  never_confirm: z
    .array(z.string().regex(/^[a-z0-9.-]+(\.\*)?$/))
    .describe('facts (or prefixes ending in .*) that may never wait'),
  fertile_age: z.strictObject({ from: z.number(), to: z.number(), note: z.string() }),
});
export type Policy = Camel<z.infer<typeof policySchema>>;

export const preferenceSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  avoidable: z.boolean(),
  preferable: z.boolean(),
  compared_as: z
    .strictObject({
      row: z.string().min(3).describe('the row of a comparison it stands in; wishes may share one'),
      order: z.number(),
      words: z.array(z.string().regex(/^[a-z]+$/)).describe('beginnings of words that find a sentence for the row'),
    })
    .optional()
    .describe('a wish that options are compared by'),
});
export type Preference = Camel<z.infer<typeof preferenceSchema>>;

/** data/questions/<topic>.yaml: one question or panel a file. */
export const questionSchema = z.strictObject({
  id: idSchema,
  stage: stageSchema,
  order: z.number().describe('within its stage'),
  kind: z.enum(['panel', 'choice', 'number', 'yes-no', 'date', 'trials', 'medicines', 'fields']),
  ask: z.string().min(5),
  short: z.string().min(3).describe('a few words, used in "consider, if no <short>"'),
  why: z.string().min(5),
  sources: sourcesSchema.optional(),
  facts: z.array(factIdSchema).describe('the facts this answers; panels list their items here in order'),
  labels: z.record(z.string(), z.string()).optional().describe('panel item fact id (or set member) -> label'),
  ask_when: conditionSchema.optional(),
  declares: z.array(baseFactSchema).optional().describe('new facts, declared and asked at once'),
});
export type Question = Camel<z.infer<typeof questionSchema>>;
