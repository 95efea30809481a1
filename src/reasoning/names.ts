/** What a medicine is called. */
import type { Knowledge } from '../knowledge/types.ts';

/** The name in the knowledge base; the id itself where it holds no such medicine. */
export function medicineName(id: string, { medicines }: Pick<Knowledge, 'medicines'>): string {
  return medicines.find((item) => item.id === id)?.name ?? id;
}
