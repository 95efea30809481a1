/**
 * What the knowledge base knows beside its options: popular claims and the source article's references, names without a
 * checked source, and the pages of `learn`. None of it carries a verdict for a person.
 */
import { z } from 'zod';

import { type Camel, dateSchema, fromSchema, idSchema, orNotKnown, sentenceSchema, statementSchema } from './common.ts';

const citedSchema = z.array(z.strictObject({ id: idSchema, at: z.string().min(1).max(160).optional() }));

/** A treatment or test that people ask about and that is no option: refused, stopped, or not a treatment. */
const topicSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(3),
  family: idSchema,
  why: z.string().min(10).describe('why it is not an option, in a few words without figures'),
  evidence: statementSchema,
});

export const CLAIM_VERDICTS = [
  'supported',
  'nuance-needed',
  'overstated',
  'outdated',
  'contradicted',
  'unsupported',
  'not-checked',
] as const;

const popularClaimSchema = z
  .strictObject({
    id: idSchema,
    section: z.string().min(3).optional().describe('section of the article; absent = said elsewhere'),
    claim: z.string().min(10).max(400).describe('what is said, in our own words; never evidence'),
    verdict: z.enum(CLAIM_VERDICTS),
    harm: z.enum(['low', 'moderate', 'high']).describe('harm to a patient if it is believed'),
    about: z.array(idSchema).min(1),
    evidence: orNotKnown(statementSchema),
  })
  .refine(
    (item) => (item.verdict === 'not-checked') === 'not_known' in item.evidence,
    'a claim is `not-checked` exactly where its evidence is `not_known`',
  );

const printedReferenceSchema = z.strictObject({
  id: idSchema,
  number: z.number().int().positive(),
  as_printed: z.string().min(10),
  verdict: z.enum(['wrong-details', 'misattributed', 'not-found']),
  wrong: z.array(z.string()).min(1).describe('which parts of the reference are wrong'),
  say: sentenceSchema,
  real: idSchema.nullable().describe('the real publication; null where none was found'),
  sources: citedSchema.describe('what to cite instead'),
});

/** data/claims.yaml, one map. */
export const popularClaimsSchema = z.strictObject({
  article: z.strictObject({ title: z.string().min(3), what: z.string().min(3), note: z.string().min(3) }),
  reviewed: dateSchema,
  due: dateSchema,
  topics: z.array(topicSchema),
  statements: z.array(popularClaimSchema),
  references: z.array(printedReferenceSchema),
});
export type PopularClaims = Camel<z.infer<typeof popularClaimsSchema>>;
export type PopularClaim = PopularClaims['statements'][number];
export type ClaimVerdict = PopularClaim['verdict'];
export type Topic = PopularClaims['topics'][number];

/** data/not-yet-sourced.yaml, a list: options known by name, without a checked source, so without a verdict. */
export const notYetSourcedSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(3),
  family: idSchema,
  why: z.string().min(10).max(300),
  words: z.array(z.string().min(2)).describe('other names people use'),
  tried_as: z
    .enum(['drug', 'therapy', 'procedure'])
    .optional()
    .describe('how a trial of it is written in a case; absent where that is no single treatment, or a known medicine'),
});
export type NotYetSourced = Camel<z.infer<typeof notYetSourcedSchema>>;

/** data/learn/<topic>.yaml: one short page, every paragraph with its sources. */
export const learnPageSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(3),
  order: z.number(),
  about: z.string().min(10).max(200).describe('what the page is about, in one line, without figures'),
  reviewed: z.strictObject({ on: dateSchema, due: dateSchema }),
  paragraphs: z
    .array(
      z.strictObject({
        heading: z.string().min(3).optional(),
        say: sentenceSchema,
        from: fromSchema,
        sources: citedSchema.min(1),
      }),
    )
    .min(2),
  see: z.strictObject({
    pages: z.array(idSchema).optional(),
    questions: z.array(idSchema).optional(),
    options: z.array(idSchema).optional(),
    claims: z.array(idSchema).optional(),
  }),
});
export type LearnPage = Camel<z.infer<typeof learnPageSchema>>;
