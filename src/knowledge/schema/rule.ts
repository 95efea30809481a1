/** Rules, entry criteria and label coverage: what moves a verdict, and how it was read. */
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

export const effectSchema = z.enum(['urgent', 'favour', 'contraindicate', 'avoid', 'caution', 'adjust', 'monitor']);
export type RuleEffect = z.infer<typeof effectSchema>;

/** How a label text was read when the current full text itself was not. */
export const labelCopySchema = z.strictObject({
  kind: z.enum([
    'regulator-page',
    'label-copy',
    'manufacturer-page',
    'monograph',
    'consumer-leaflet',
    'paraphrase',
    'news',
    'device-manual',
    'guideline',
    'study',
    'trial-criteria',
  ]),
  edition: z.string().min(1),
});

/**
 * The other side of a pair. The rule then counts from both sides: for an option made of the class or medicine that
 * holds the rule while a member of `with` is taken, and for an option made of a member of `with` while a holder is.
 */
export const pairSchema = z.strictObject({
  classes: z.array(idSchema).optional(),
  medicines: z.array(idSchema).optional(),
  washout_days: z
    .strictObject({
      to_holder: z.number().nullable().describe('days after stopping the `with` side before the holder may start'),
      from_holder: z.number().nullable().describe('days after stopping the holder before the `with` side may start'),
    })
    .optional(),
});

export const ruleSchema = z
  .strictObject({
    id: idSchema,
    effect: effectSchema,
    scope: z.enum(['option', 'family']).optional().describe('default option; family orders the family only'),
    finding: idSchema.optional().describe('urgent rules: the safety finding this option is named for'),
    jurisdictions: z.array(jurisdictionSchema).optional().describe('where the text was read; absent = all'),
    milder_in: z.array(jurisdictionSchema).optional().describe('own text read there and milder: a caution there'),
    when: conditionSchema.optional(),
    with: pairSchema.optional(),
    plan: z.enum(['add', 'replace', 'alone']).optional().describe('only for this plan of an `either` option'),
    starting_only: z
      .literal(true)
      .optional()
      .describe('about starting the option: no alarm when it is what is being taken'),
    local: z
      .literal(true)
      .optional()
      .describe('a position of these jurisdictions, no hazard: said there, and where none is set'),
    if_unknown: z.enum(['ask', 'confirm']).optional().describe('default ask for blocking rules'),
    say: sentenceSchema,
    from: fromSchema.optional().describe('evidence claim or floor rule ids'),
    sources: sourcesSchema,
    label_copy: labelCopySchema.optional(),
  })
  .refine((rule) => (rule.when === undefined) !== (rule.with === undefined), 'exactly one of `when` and `with`');
export type Rule = Camel<z.infer<typeof ruleSchema>>;

/** A way in: any one satisfied indication is enough. */
export const indicationSchema = z.strictObject({
  id: idSchema,
  basis: z.enum(['label', 'trials', 'safety']),
  jurisdictions: z.array(jurisdictionSchema).optional(),
  plan: z.enum(['add', 'replace', 'alone']).optional(),
  when: conditionSchema,
  if_unknown: z
    .enum(['ask', 'confirm', 'wait'])
    .optional()
    .describe('default ask; wait: not a way in until it is found, and never asked for on its account'),
  missing: z.string().min(3).describe('what is missing when this is not met, in words'),
  say: sentenceSchema,
  from: fromSchema.optional(),
  sources: sourcesSchema,
  label_copy: labelCopySchema.optional(),
});
export type Indication = Camel<z.infer<typeof indicationSchema>>;

const readStateSchema = z.enum(['read', 'partly', 'not-read', 'no-label']);
export const coverageSchema = z.strictObject({
  contraindications: readStateSchema,
  interactions: readStateSchema,
  pregnancy: readStateSchema,
  missing: z.array(z.string().min(3)).describe('what was not read, in words; [] when all was'),
  sources: sourcesSchema.optional(),
});
export type LabelCoverage = Camel<z.infer<typeof coverageSchema>>;

export const statusStateSchema = z.enum([
  'approved',
  'cleared',
  'restricted',
  'off-label',
  'investigational',
  'not-marketed',
  'refused',
  'unknown',
]);
export type StatusState = z.infer<typeof statusStateSchema>;
