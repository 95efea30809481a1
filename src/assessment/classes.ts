/**
 * Which medicines a condition means: by id, by class, by what they do to an enzyme, by toxicity in overdose.
 * What is not known of a medicine is unknown, never "none"; a medicine the knowledge base does not know is unknown.
 */
import type { Medicine, MedicineClass } from '../knowledge/types.ts';
import type { MedicineSelector, Strength } from '../logic/condition.ts';
import { and, or, type Truth, truthOf } from '../logic/truth.ts';
import type { Lookup } from './lookup.ts';

type Action = 'inhibits' | 'induces';
type Grade = 'none' | Strength;

/** From least to most. */
const GRADES: readonly Grade[] = ['none', 'weak', 'moderate', 'strong'];
/** The least strength that counts where a condition names none. */
const DEFAULT_STRENGTH: Strength = 'moderate';

/** Whether `medicine` is meant by `selector`. Several parts of one selector must all hold. */
export function matches(lookup: Lookup, medicine: string, selector: MedicineSelector): Truth {
  const entry = lookup.medicines.get(medicine);
  if (entry === undefined) return 'unknown';
  const parts: Truth[] = [];
  if (selector.medicine !== undefined) parts.push(truthOf(medicine === selector.medicine));
  if (selector.class !== undefined) parts.push(isMember(lookup, entry, selector.class));
  const strength = selector.strength ?? DEFAULT_STRENGTH;
  if (selector.inhibits !== undefined) parts.push(acts(lookup, entry, 'inhibits', selector.inhibits, strength));
  if (selector.induces !== undefined) parts.push(acts(lookup, entry, 'induces', selector.induces, strength));
  if (selector.overdose !== undefined) {
    parts.push(entry.overdose === undefined ? 'unknown' : truthOf(entry.overdose.toxicity === selector.overdose));
  }
  return parts.length === 0 ? 'unknown' : and(parts);
}

/**
 * Whether `medicine` is meant by `selector` through what it does to an enzyme: such effects outlast the last dose.
 * False for a selector that names no enzyme and no class of enzyme effects.
 */
export function matchesByEnzyme(lookup: Lookup, medicine: string, selector: MedicineSelector): Truth {
  if (selector.inhibits !== undefined || selector.induces !== undefined) return matches(lookup, medicine, selector);
  if (selector.class === undefined) return 'false';
  const entry = lookup.medicines.get(medicine);
  const classes = lookup.enzymeClasses.get(selector.class) ?? [];
  if (entry === undefined) return classes.length === 0 ? 'false' : 'unknown';
  return or(classes.map((item) => isMember(lookup, entry, item.id)));
}

/** Membership of a class; a class of enzyme effects stays open for a medicine whose effect on that enzyme is unknown. */
function isMember(lookup: Lookup, medicine: Medicine, classId: string): Truth {
  const listed = lookup.classesOf.get(medicine.id);
  if (listed === undefined) return 'unknown';
  if (listed.has(classId)) return 'true';
  const open = (lookup.enzymeClasses.get(classId) ?? []).some((item) => mayBelong(lookup, medicine, item));
  return open ? 'unknown' : 'false';
}

/** Whether a medicine that is not listed in an enzyme class could still belong to it, by what is not known of it. */
function mayBelong(lookup: Lookup, medicine: Medicine, { enzyme }: MedicineClass): boolean {
  if (enzyme === undefined || medicine.enzymes?.[enzyme.id]?.[enzyme.does] !== undefined) return false;
  const grade = gradeOf(lookup, medicine, enzyme.does, enzyme.id);
  return grade === null || GRADES.indexOf(grade) < GRADES.indexOf(enzyme.strength);
}

function acts(lookup: Lookup, medicine: Medicine, action: Action, enzyme: string, wanted: Strength): Truth {
  const cell = medicine.enzymes?.[enzyme]?.[action];
  const enough = (grade: Grade) => GRADES.indexOf(grade) >= GRADES.indexOf(wanted);
  if (cell !== undefined) return truthOf(enough(cell));
  // A class says at least its own strength; more than that stays open.
  const grade = gradeOf(lookup, medicine, action, enzyme);
  return grade !== null && enough(grade) ? 'true' : 'unknown';
}

/** What is known of an effect on an enzyme: the medicine's own cell, else the strongest class it is listed in. */
function gradeOf(lookup: Lookup, medicine: Medicine, action: Action, enzyme: string): Grade | null {
  const cell = medicine.enzymes?.[enzyme]?.[action];
  if (cell !== undefined) return cell;
  const listed = lookup.classesOf.get(medicine.id) ?? new Set<string>();
  const grades = [...lookup.enzymeClasses.values()]
    .flat()
    .filter((item) => listed.has(item.id))
    .flatMap((item) => strengthIn(item, action, enzyme));
  return grades.sort((a, b) => GRADES.indexOf(b) - GRADES.indexOf(a))[0] ?? null;
}

function strengthIn(item: MedicineClass, action: Action, enzyme: string): Grade[] {
  return item.enzyme?.does === action && item.enzyme.id === enzyme ? [item.enzyme.strength] : [];
}
