/** Options by id, name, medicine, synonym or brand; what is not found is answered with the nearest id. */
import type { Knowledge } from '../knowledge/types.ts';
import { nearest, type UserError } from '../problems.ts';
import { usage } from './shared.ts';

/** Words an option is found by: id, name, medicines with their synonyms and brands, family. */
export function matches(query: string, knowledge: Knowledge): ReadonlySet<string> {
  const wanted = query.toLowerCase();
  const medicines = new Map(knowledge.medicines.map((item) => [item.id, item]));
  const found = knowledge.options.filter((option) => {
    const words = option.medicines.flatMap((id) => {
      const medicine = medicines.get(id);
      return medicine === undefined
        ? [id]
        : [medicine.name, ...medicine.synonyms, ...Object.values(medicine.brands).flat()];
    });
    return [option.id, option.name, option.family, ...words].some((word) => word?.toLowerCase().includes(wanted));
  });
  return new Set(found.map((option) => option.id));
}

/** An option by id, or by the one name or medicine that fits. */
export function findOption(word: string, knowledge: Knowledge): string {
  if (knowledge.options.some((option) => option.id === word)) return word;
  const found = [...matches(word, knowledge)];
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw notFound(word, knowledge, found);
}

export function notFound(word: string, knowledge: Knowledge, several: readonly string[] = []): UserError {
  if (several.length > 1) return usage('ARG-ID', `${word} fits several options`, `name one of ${several.join(', ')}`);
  const near = nearest(
    word,
    knowledge.options.map((option) => option.id),
  );
  return usage(
    'ARG-ID',
    `no option is called ${word}`,
    near === null ? 'nextstep options lists them' : `did you mean ${near}?`,
  );
}
