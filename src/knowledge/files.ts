/** Which file of data/ holds what: one row a kind, with its schema. A newcomer's file is found by its folder. */
import type { z } from 'zod';

import {
  adequacySchema,
  contactSchema,
  definitionSchema,
  knowledgeBaseSchema,
  loadSchema,
  reassessmentItemSchema,
  safetyFindingSchema,
  stagingSchema,
} from './schema/assessment.ts';
import { claimSchema, guidelineSchema, referenceSchema, studyCaseSchema } from './schema/evidence.ts';
import {
  baseFactSchema,
  computedFactSchema,
  definedFactSchema,
  findingSchema,
  policySchema,
  preferenceSchema,
  questionSchema,
} from './schema/fact.ts';
import { scaleSchema } from './schema/scale.ts';
import { learnPageSchema, notYetSourcedSchema, popularClaimsSchema } from './schema/library.ts';
import { classSchema, familySchema, medicineSchema } from './schema/medicine.ts';
import { optionSchema } from './schema/option.ts';

export interface FileKind {
  readonly kind: string;
  /** Path below data/, with one `*` for any name and a leading folder; `**` for any depth. */
  readonly pattern: RegExp;
  readonly schema: z.ZodType;
  /** `one`: the file is the entry and its id is the file name. `map`: one unnamed map. `list`: a list of entries. */
  readonly shape: 'one' | 'map' | 'list';
}

export const FILE_KINDS: readonly FileKind[] = [
  { kind: 'knowledge-base', pattern: /^knowledge-base\.yaml$/, schema: knowledgeBaseSchema, shape: 'map' },
  { kind: 'base-fact', pattern: /^facts\/body\.yaml$/, schema: baseFactSchema, shape: 'list' },
  { kind: 'defined-fact', pattern: /^facts\/defined\.yaml$/, schema: definedFactSchema, shape: 'list' },
  { kind: 'computed-fact', pattern: /^facts\/computed\.yaml$/, schema: computedFactSchema, shape: 'list' },
  { kind: 'policy', pattern: /^facts\/policy\.yaml$/, schema: policySchema, shape: 'map' },
  { kind: 'preference', pattern: /^facts\/preferences\.yaml$/, schema: preferenceSchema, shape: 'list' },
  { kind: 'condition', pattern: /^conditions\/[^/]+\.yaml$/, schema: findingSchema, shape: 'list' },
  { kind: 'implant', pattern: /^implants\/[^/]+\.yaml$/, schema: findingSchema, shape: 'list' },
  { kind: 'question', pattern: /^questions\/[^/]+\.yaml$/, schema: questionSchema, shape: 'one' },
  { kind: 'family', pattern: /^families\/[^/]+\.yaml$/, schema: familySchema, shape: 'one' },
  { kind: 'class', pattern: /^classes\/[^/]+\.yaml$/, schema: classSchema, shape: 'one' },
  { kind: 'medicine', pattern: /^medicines\/[^/]+\.yaml$/, schema: medicineSchema, shape: 'one' },
  { kind: 'option', pattern: /^options\/[^/]+\/[^/]+\.yaml$/, schema: optionSchema, shape: 'one' },
  { kind: 'guideline', pattern: /^guidelines\/[^/]+\.yaml$/, schema: guidelineSchema, shape: 'one' },
  { kind: 'adequacy', pattern: /^assessment\/adequacy\.yaml$/, schema: adequacySchema, shape: 'map' },
  { kind: 'definition', pattern: /^assessment\/definitions\.yaml$/, schema: definitionSchema, shape: 'list' },
  { kind: 'staging', pattern: /^assessment\/staging\.yaml$/, schema: stagingSchema, shape: 'map' },
  { kind: 'scale', pattern: /^assessment\/scales\.yaml$/, schema: scaleSchema, shape: 'list' },
  {
    kind: 'reassessment-item',
    pattern: /^assessment\/reassessment\.yaml$/,
    schema: reassessmentItemSchema,
    shape: 'list',
  },
  { kind: 'safety-finding', pattern: /^assessment\/safety\.yaml$/, schema: safetyFindingSchema, shape: 'list' },
  { kind: 'load', pattern: /^assessment\/loads\.yaml$/, schema: loadSchema, shape: 'list' },
  { kind: 'contact', pattern: /^assessment\/contacts\.yaml$/, schema: contactSchema, shape: 'list' },
  { kind: 'reference', pattern: /^references\/[^/]+\.yaml$/, schema: referenceSchema, shape: 'list' },
  { kind: 'claim', pattern: /^evidence\/[^/]+\.yaml$/, schema: claimSchema, shape: 'list' },
  { kind: 'popular-claims', pattern: /^claims\.yaml$/, schema: popularClaimsSchema, shape: 'map' },
  { kind: 'not-yet-sourced', pattern: /^not-yet-sourced\.yaml$/, schema: notYetSourcedSchema, shape: 'list' },
  { kind: 'learn', pattern: /^learn\/[^/]+\.yaml$/, schema: learnPageSchema, shape: 'one' },
  { kind: 'study', pattern: /^study\/[^/]+\.yaml$/, schema: studyCaseSchema, shape: 'one' },
];

/** Kinds of which exactly one file must exist. */
export const REQUIRED_MAPS = ['knowledge-base', 'policy', 'adequacy', 'staging'] as const;
