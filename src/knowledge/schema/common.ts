/** Parts shared by every kind of knowledge-base file. The zod schemas are the one definition; types are inferred. */
import { z } from 'zod';

import { JURISDICTIONS } from './jurisdictions.ts';

import type { Condition } from '../../logic/condition.ts';

export const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id: lower case words joined by "-"');
/** A fact id: kebab-case words joined by dots, such as suicidality.intent-or-plan. */
export const factIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/, 'a fact id: kebab-case words joined by "."');
export const dateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date, YYYY-MM-DD');
export const sentenceSchema = z.string().min(3).max(900);

export const jurisdictionSchema = z.enum(JURISDICTIONS);

/** Where a statement was read: the source and the place in it. `not read` is allowed only with a label copy. */
export const citationSchema = z.strictObject({
  id: idSchema.describe('id of a source in data/references'),
  at: z.string().min(1).max(160).optional().describe('section, table or page; "abstract"; or "not read"'),
});
export type Citation = z.infer<typeof citationSchema>;
export const sourcesSchema = z.array(citationSchema).min(1);

/** The evidence claim or floor rule a statement was taken from, so that figures can be compared digit by digit. */
export const fromSchema = z.union([idSchema, z.array(idSchema).min(1)]);

export const notKnownSchema = z.strictObject({ not_known: z.string().min(3) });
/** A required field that may say honestly that nothing is known, with the reason. */
export const orNotKnown = <T extends z.ZodType>(schema: T) => z.union([notKnownSchema, schema]);

/** A clinical sentence with its sources. */
export const statementSchema = z.strictObject({
  say: sentenceSchema,
  from: fromSchema.optional(),
  sources: sourcesSchema,
});

const strengthSchema = z.enum(['weak', 'moderate', 'strong']);
const selectorShape = {
  medicine: idSchema.optional(),
  class: idSchema.optional(),
  inhibits: idSchema.optional(),
  induces: idSchema.optional(),
  strength: strengthSchema.optional(),
  overdose: z.enum(['low', 'moderate', 'high']).optional(),
};
const scalarSchema = z.union([z.boolean(), z.number(), z.string()]);

/** The YAML form of a condition; same structure as logic's Condition with lower_snake keys. */
export type ConditionYaml =
  | { all: ConditionYaml[] }
  | { any: ConditionYaml[] }
  | { not: ConditionYaml }
  | { has: string }
  | { taking: z.infer<z.ZodObject<typeof selectorShape>> }
  | { recently: z.infer<z.ZodObject<typeof selectorShape>> & { within_days: number } }
  | { planned: z.infer<z.ZodObject<typeof selectorShape>> & { procedure?: string | undefined } }
  | { known: string }
  | {
      fact: string;
      is?: boolean | number | string | undefined;
      in?: (boolean | number | string)[] | undefined;
      includes?: string | undefined;
      excludes_all?: string[] | undefined;
      at_least?: number | undefined;
      above?: number | undefined;
      below?: number | undefined;
      at_most?: number | undefined;
    };

export const conditionSchema: z.ZodType<ConditionYaml, ConditionYaml> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ has: idSchema }),
    z.strictObject({ taking: z.strictObject(selectorShape) }),
    z.strictObject({ recently: z.strictObject({ ...selectorShape, within_days: z.number().positive() }) }),
    z.strictObject({ planned: z.strictObject({ ...selectorShape, procedure: idSchema.optional() }) }),
    z.strictObject({ known: factIdSchema }),
    z.strictObject({
      fact: factIdSchema,
      is: scalarSchema.optional(),
      in: z.array(scalarSchema).min(1).optional(),
      includes: z.string().optional(),
      excludes_all: z.array(z.string()).optional(),
      at_least: z.number().optional(),
      above: z.number().optional(),
      below: z.number().optional(),
      at_most: z.number().optional(),
    }),
  ]),
);

type CamelKey<S> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail> & string>}` : S;
/** The TypeScript form of a YAML type: keys in camelCase, conditions as logic's Condition. */
export type Camel<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends ConditionYaml
    ? Condition
    : T extends readonly unknown[]
      ? { readonly [Index in keyof T]: Camel<T[Index]> }
      : T extends object
        ? { readonly [Key in keyof T as CamelKey<Key>]: Camel<T[Key]> }
        : T;

/** Keys below which the YAML is kept as written: cases keep the case format, figures and arms keep their labels. */
const KEPT_AS_WRITTEN = new Set(['case', 'figures', 'arms', 'brands']);

/** Translates lower_snake keys to camelCase, recursively: the one place of translation. */
export function camelise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelise);
  if (value === null || typeof value !== 'object') return value;
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const name = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    result[name] = KEPT_AS_WRITTEN.has(key) ? inner : camelise(inner);
  }
  return result;
}
