/** Medicines, classes and families: what options are made of and inherit from. */
import { z } from 'zod';

import {
  type Camel,
  conditionSchema,
  fromSchema,
  idSchema,
  jurisdictionSchema,
  sentenceSchema,
  sourcesSchema,
} from './common.ts';
import { ruleSchema } from './rule.ts';

const enzymeCellSchema = z.strictObject({
  inhibits: z.enum(['none', 'weak', 'moderate', 'strong']).optional(),
  induces: z.enum(['none', 'weak', 'moderate', 'strong']).optional(),
  substrate: z.enum(['yes', 'no']).optional(),
});

const coversSchema = z
  .array(idSchema)
  .optional()
  .describe('topics of the evidence that are this class or family as such: what a claim about them says stands here');

export const medicineSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(2),
  synonyms: z.array(z.string()),
  brands: z.partialRecord(jurisdictionSchema, z.array(z.string())),
  classes: z.array(idSchema),
  enzymes: z.record(z.string(), enzymeCellSchema).optional().describe('absent cell = unknown, never none'),
  residual_days: z
    .strictObject({ days: z.number(), from: fromSchema.optional(), sources: sourcesSchema })
    .optional()
    .describe('how long enzyme effects last after stopping'),
  overdose: z
    .strictObject({
      toxicity: z.enum(['low', 'moderate', 'high']),
      from: fromSchema.optional(),
      sources: sourcesSchema,
    })
    .optional(),
  /** This tool's floor for an adequate trial, from published dose tables; never an instrument's own. */
  adequacy: z
    .strictObject({
      min_daily_mg: z.number().nullable().describe("this tool's floor; null = none"),
      ask_band_mg: z.tuple([z.number(), z.number()]).optional().describe('sources disagree here: disputed'),
      usual_mg: z.tuple([z.number(), z.number()]).optional(),
      label_max_mg: z.number().nullable().optional(),
      not_optimised_below_mg: z.number().optional(),
      forms: z.record(z.string(), z.strictObject({ min_daily_mg: z.number() })).optional(),
      unit: z.string().optional().describe('default mg; e.g. mg/24 h for patches'),
      note: z.string().optional(),
      from: fromSchema.optional(),
      sources: sourcesSchema,
    })
    .optional(),
  /** Classes counted as antidepressant trials take the table; augmenters have usual doses only. */
  usual_add_on_mg: z
    .strictObject({ min: z.number(), max: z.number(), from: fromSchema.optional(), sources: sourcesSchema })
    .optional(),
  rules: z.array(ruleSchema).optional(),
  sources: sourcesSchema,
});
export type Medicine = Camel<z.infer<typeof medicineSchema>>;

export const classSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(2),
  includes: z.array(idSchema).optional().describe('a class of classes'),
  enzyme: z
    .strictObject({ id: idSchema, does: z.enum(['inhibits', 'induces']), strength: z.enum(['moderate', 'strong']) })
    .optional()
    .describe('membership also follows from an enzyme cell of a medicine file, and lasts residual_days'),
  property: z
    .literal(true)
    .optional()
    .describe('members share a property, not a use: two of them are no duplicate therapy'),
  covers: coversSchema,
  rules: z.array(ruleSchema).optional(),
  sources: sourcesSchema.optional(),
});
export type MedicineClass = Camel<z.infer<typeof classSchema>>;

export const familySchema = z.strictObject({
  id: idSchema,
  name: z.string().min(2),
  order: z.number(),
  options: z.array(idSchema).describe('order within the family; options not named follow by id'),
  covers: coversSchema,
  strategy: z.array(
    z.strictObject({
      id: idSchema,
      shift: z.union([z.literal(-1), z.literal(1)]).describe('-1 preferred, +1 deferred; the first true rule counts'),
      when: conditionSchema,
      say: sentenceSchema,
      from: fromSchema.optional(),
      sources: sourcesSchema,
    }),
  ),
  rules: z.array(ruleSchema).optional(),
});
export type Family = Camel<z.infer<typeof familySchema>>;
