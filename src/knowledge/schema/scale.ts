/** Rating scales: what a total and a change of it mean. data/assessment/scales.yaml; no wording of an item stands there. */
import { z } from 'zod';

import {
  type Camel,
  fromSchema,
  idSchema,
  jurisdictionSchema,
  orNotKnown,
  sentenceSchema,
  sourcesSchema,
} from './common.ts';

const rangeSchema = z.tuple([z.number(), z.number()]);
const readSchema = { from: fromSchema.optional(), sources: sourcesSchema };

export const scaleSchema = z.strictObject({
  id: idSchema.describe('the key below `scores` of a case'),
  name: z.string().min(2),
  total: rangeSchema.describe('least and greatest total'),
  items: z
    .strictObject({ count: z.number().int().positive(), each: rangeSchema })
    .optional()
    .describe('only where the scale may be reproduced: its answers can then be summed here'),
  item_flag: z
    .strictObject({ item: z.number().int().positive(), above: z.number(), say: sentenceSchema })
    .optional()
    .describe("an item that is looked at whatever the total; a project's own safety rule, which quotes no source"),
  bands: z.array(z.strictObject({ id: idSchema, name: z.string(), min: z.number(), max: z.number() })).min(2),
  response: orNotKnown(z.strictObject({ fall_pct: z.number(), ...readSchema })),
  remission: orNotKnown(
    z.union([
      z.strictObject({ below: z.number(), ...readSchema }),
      z.strictObject({ at_most: z.number(), ...readSchema }),
    ]),
  ),
  important_change: orNotKnown(z.strictObject({ points: z.number(), say: sentenceSchema, ...readSchema })),
  early_improvement: z
    .strictObject({ fall_pct: z.number(), within_weeks: z.number(), say: sentenceSchema, ...readSchema })
    .optional(),
  also: z
    .array(
      z.strictObject({
        id: idSchema,
        at_least: z.number(),
        say: sentenceSchema,
        jurisdiction: jurisdictionSchema.optional(),
        ...readSchema,
      }),
    )
    .optional()
    .describe('other thresholds of the total'),
  conversion: z
    .strictObject({
      to: idSchema,
      rows: z.array(z.tuple([z.number(), z.number(), z.number()])).describe('a total here, least and most there'),
      say: sentenceSchema,
      ...readSchema,
    })
    .optional(),
  licence: z.strictObject({ reproducible: z.boolean(), say: sentenceSchema, ...readSchema }),
  ...readSchema,
});
export type Scale = Camel<z.infer<typeof scaleSchema>>;
