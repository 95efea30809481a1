/**
 * What the assessment looks up in the knowledge base again and again, made once for a knowledge base. Holds no rule of
 * its own: class membership is the closure the knowledge base carries.
 */
import type { CoreOption, Knowledge, Medicine, MedicineClass } from '../knowledge/types.ts';

/** The part of the knowledge base the assessment reads. */
export type AssessmentKnowledge = Pick<
  Knowledge,
  'header' | 'classes' | 'medicines' | 'options' | 'classesOf' | 'adequacy' | 'staging' | 'scales'
>;

export interface Lookup {
  readonly knowledge: AssessmentKnowledge;
  readonly medicines: ReadonlyMap<string, Medicine>;
  readonly options: ReadonlyMap<string, CoreOption>;
  readonly classesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** By class: the classes with an enzyme that it is or has below it. Classes without any are left out. */
  readonly enzymeClasses: ReadonlyMap<string, readonly MedicineClass[]>;
  /** The smallest classes below the antidepressant class: the "major classes" of staging. */
  readonly majorClasses: ReadonlySet<string>;
  /** Medicines that a switch takes away. */
  readonly replaceable: readonly string[];
  /** Medicines whose enzyme effects outlast the last dose. */
  readonly lasting: readonly { readonly medicine: string; readonly days: number }[];
  /** Procedure -> the medicines it gives, as its option says. */
  readonly givenBy: ReadonlyMap<string, readonly string[]>;
  /** Procedure or therapy -> name of its option. */
  readonly courseNames: ReadonlyMap<string, string>;
}

const made = new WeakMap<AssessmentKnowledge, Lookup>();

/** The lookups of a knowledge base; the same object for the same knowledge base. */
export function lookupOf(knowledge: AssessmentKnowledge): Lookup {
  const known = made.get(knowledge);
  if (known !== undefined) return known;
  const lookup = build(knowledge);
  made.set(knowledge, lookup);
  return lookup;
}

function build(knowledge: AssessmentKnowledge): Lookup {
  const { medicines, options } = knowledge;
  const classes = new Map(knowledge.classes.map((item) => [item.id, item]));
  const classesOf = new Map(Object.entries(knowledge.classesOf).map(([id, list]) => [id, new Set(list)]));
  const enzymeClasses = new Map<string, readonly MedicineClass[]>();
  for (const id of classes.keys()) {
    const found = below(id, classes).filter((item) => item.enzyme !== undefined);
    if (found.length > 0) enzymeClasses.set(id, found);
  }
  const majors = below(knowledge.adequacy.antidepressantClass, classes).filter(
    (item) => (item.includes ?? []).length === 0 && item.id !== knowledge.adequacy.antidepressantClass,
  );
  const givenBy = new Map<string, readonly string[]>();
  const courseNames = new Map<string, string>();
  for (const option of options) {
    if (option.procedure !== null && !givenBy.has(option.procedure)) givenBy.set(option.procedure, option.medicines);
    for (const course of [option.procedure, option.therapy]) {
      if (course !== null && !courseNames.has(course)) courseNames.set(course, option.name);
    }
  }
  return {
    knowledge,
    medicines: new Map(medicines.map((item) => [item.id, item])),
    options: new Map(options.map((item) => [item.id, item])),
    classesOf,
    enzymeClasses,
    majorClasses: new Set(majors.map((item) => item.id)),
    replaceable: [...classesOf].filter(([, list]) => list.has(knowledge.header.replacedClass)).map(([id]) => id),
    lasting: medicines.flatMap((item) =>
      item.residualDays !== undefined && item.residualDays.days > 0
        ? [{ medicine: item.id, days: item.residualDays.days }]
        : [],
    ),
    givenBy,
    courseNames,
  };
}

/** A class and every class below it through `includes`. Ids without a file of their own count as plain classes. */
function below(id: string, classes: ReadonlyMap<string, MedicineClass>): MedicineClass[] {
  const seen = new Set<string>();
  const queue = [id];
  const found: MedicineClass[] = [];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const item = classes.get(next) ?? { id: next, name: next };
    found.push(item);
    queue.push(...(item.includes ?? []));
  }
  return found;
}

/** The name of a medicine, as reports print it. */
export function medicineName(lookup: Lookup, id: string): string {
  return lookup.medicines.get(id)?.name ?? id.replaceAll('-', ' ');
}

/** Whether a medicine belongs to a class, as far as lists go. A medicine that is not in the knowledge base: false. */
export function isListed(lookup: Lookup, medicine: string, classId: string): boolean {
  return lookup.classesOf.get(medicine)?.has(classId) ?? false;
}
