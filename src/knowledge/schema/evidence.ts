/** References, evidence claims and guidelines: where every sentence and figure comes from. */
import { z } from 'zod';

import {
  type Camel,
  conditionSchema,
  dateSchema,
  idSchema,
  jurisdictionSchema,
  sentenceSchema,
  sourcesSchema,
} from './common.ts';

export const referenceSchema = z
  .strictObject({
    id: idSchema,
    type: z.enum(['article-journal', 'report', 'guideline', 'label', 'webpage', 'book']),
    authors: z.array(z.string()).optional(),
    title: z.string().optional(),
    description: z
      .string()
      .optional()
      .describe('what the work is, where its title was not displayed; never printed as a title'),
    container: z.string().optional(),
    year: z.number().optional(),
    volume: z.string().optional(),
    issue: z.string().optional(),
    pages: z.string().optional(),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional(),
    pmid: z.string().regex(/^\d+$/).optional(),
    pmcid: z
      .string()
      .regex(/^PMC\d+$/)
      .optional(),
    url: z.url().optional(),
    design: z.string().optional(),
    jurisdiction: z.union([jurisdictionSchema, z.enum(['intl', 'nz', 'other'])]).optional(),
    verified: z.strictObject({ level: z.enum(['record', 'cited']), how: z.string().min(3), on: dateSchema }),
    incomplete: z.boolean().optional().describe('author, title, journal or year was not displayed'),
    status: z.union([z.enum(['current', 'corrected', 'retracted']), z.strictObject({ superseded_by: idSchema })]),
    reviewed: dateSchema,
    due: dateSchema,
  })
  .refine(
    (reference) => reference.title !== undefined || reference.description !== undefined,
    'a title or a description',
  );
export type Reference = Camel<z.infer<typeof referenceSchema>>;

/** data/evidence/*.yaml: the claims that figures in options are compared with. Only high and medium confidence. */
export const claimSchema = z.strictObject({
  id: idSchema,
  about: z.array(idSchema),
  kind: z.string(),
  jurisdiction: z.string().optional(),
  statement: z.string().min(3),
  figures: z.record(z.string(), z.unknown()).optional(),
  sources: z.array(idSchema).min(1),
  confidence: z.enum(['high', 'medium']),
  partly_unverified: z.boolean().optional(),
  note: z.string().optional(),
});
export type Claim = Camel<z.infer<typeof claimSchema>>;

/** `positions` may be empty: the guideline is known and was not read, which `scale.note` then says. */
export const guidelineSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(3),
  reference: idSchema,
  edition: z.string(),
  jurisdiction: z.union([jurisdictionSchema, z.literal('intl')]),
  scale: z.strictObject({
    ranked: z.boolean(),
    levels: z.array(
      z.strictObject({
        id: idSchema,
        rank: z.number().nullable(),
        words: z.string(),
        stance: z
          .enum(['for', 'against', 'open'])
          .optional()
          .describe(
            'the side it takes where guidelines are compared; absent = read from the id (not-recommended, ...)',
          ),
      }),
    ),
    note: z.string().optional(),
  }),
  positions: z.array(
    z.strictObject({
      option: idSchema.describe('an option, or a class (used for options without a position of their own)'),
      level: idSchema,
      when: conditionSchema.optional().describe('the situation the position is for; unknown is not true'),
      situation: z.string().optional(),
      words: z.string().min(3),
      where: z.string().min(1),
      note: z.string().optional(),
      sources: sourcesSchema,
    }),
  ),
  superseded_by: idSchema.optional().describe('the guideline of this knowledge base that replaced this edition'),
  algorithm: z
    .strictObject({
      name: z.string().min(3),
      steps: z.array(sentenceSchema).min(1),
      where: z.string().min(1).describe('place of the whole list'),
      note: z.string().optional(),
      sources: sourcesSchema,
    })
    .optional()
    .describe('the steps in the order this guideline gives them, in our own words'),
});
export type Guideline = Camel<z.infer<typeof guidelineSchema>>;

const yesNoUnknownSchema = z.enum(['yes', 'no', 'unknown']);
const spanSchema = z.strictObject({ min: z.number(), max: z.number() });

export const studyCaseSchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  fictional: z.literal(true),
  vignette: z.string().min(20),
  teaches: z.array(z.string()),
  case: z.record(z.string(), z.unknown()),
  expect: z.strictObject({
    resistance: yesNoUnknownSchema.optional(),
    adequate_trials: spanSchema.optional(),
    definitions: z.record(idSchema, yesNoUnknownSchema).optional().describe('whether each definition is met'),
    staging: z
      .strictObject({
        msm: z
          .union([z.literal('not-staged'), spanSchema.extend({ band: idSchema.optional() })])
          .optional()
          .describe('the total, with its band where it must be settled'),
        thase_rush: spanSchema.optional(),
      })
      .optional(),
    scores: z
      .record(
        idSchema,
        z.strictObject({
          band: idSchema.optional().describe('of the last total'),
          response: yesNoUnknownSchema.optional(),
          remission: yesNoUnknownSchema.optional(),
          important: yesNoUnknownSchema.optional(),
          early: yesNoUnknownSchema.optional(),
        }),
      )
      .optional()
      .describe('per scale, from the first total to the last'),
    reassessment: z.record(idSchema, z.enum(['positive', 'negative', 'unknown'])).optional(),
    safety: z
      .array(z.strictObject({ id: idSchema, level: z.enum(['emergency', 'urgent', 'note']).optional() }))
      .optional(),
    safety_absent: z.array(idSchema).optional().describe('findings that must not fire'),
    why: sentenceSchema.optional().describe('what settles the expectations above this line'),
    from: z.array(z.string()).optional().describe('claims, floor rules or tables they were read in'),
    first: idSchema.optional(),
    options: z.record(
      idSchema,
      z.strictObject({
        verdict: z.string().optional(),
        one_of: z.array(z.string()).optional(),
        otherwise: z.string().optional(),
        exposure: z.string().optional(),
        until: dateSchema.optional(),
        effects: z.array(z.string()).optional(),
        confirm: z.array(z.string()).optional(),
        cites: z.array(idSchema).optional(),
        why: sentenceSchema,
        from: z.array(z.string()).optional().describe('claims, floor rules or tables it was read in'),
      }),
    ),
  }),
});
export type StudyCase = Camel<z.infer<typeof studyCaseSchema>>;
