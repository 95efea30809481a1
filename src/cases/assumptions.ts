/** What follows from the answers without being asked: one finding under two names, and pregnancy where it cannot be. */
import type { FactValue, SetValue } from '../logic/value.ts';
import { scalar, setOf } from '../logic/value.ts';
import { FACT, MIRRORED } from './format.ts';
import type { LocatedNode } from './located.ts';
import type { Reading } from './reading.ts';
import { assume } from './reading.ts';
import { at, shown } from './reporter.ts';

type State = 'present' | 'absent' | 'unsure' | 'open';

/** Gives both names of a mirrored finding the same state; a contradiction between them is a fault. */
export function mirrorFindings(reading: Reading): void {
  for (const pair of MIRRORED) {
    const [one, other] = [reading.values.get(pair.set), reading.values.get(pair.other)];
    const [mine, theirs] = [stateOf(one, pair.member), stateOf(other, pair.otherMember)];
    if (mine === theirs) continue;
    if (mine === 'open') copy(reading, pair.set, pair.member, theirs, pair.other);
    else if (theirs === 'open') copy(reading, pair.other, pair.otherMember, mine, pair.set);
    else if (mine !== 'unsure' && theirs !== 'unsure') contradict(reading, pair);
  }
}

function stateOf(value: FactValue | undefined, member: string): State {
  if (value === undefined || value.state === 'unknown' || value.kind !== 'set') return 'open';
  if (value.present.includes(member)) return 'present';
  if (value.unsure.includes(member)) return 'unsure';
  return value.closed || value.absent.includes(member) ? 'absent' : 'open';
}

function copy(reading: Reading, fact: string, member: string, state: State, from: string): void {
  const registered = reading.registry.facts.get(fact);
  if (registered === undefined) return;
  const before = reading.values.get(fact);
  // A set answered "don't know" stays so for everything that the other name does not settle.
  const asked = before?.state === 'unknown' ? (registered.values ?? []).filter((id) => id !== member) : [];
  const set: SetValue = before?.state === 'known' && before.kind === 'set' ? before : setOf([], { unsure: asked });
  reading.values.set(
    fact,
    setOf(state === 'present' ? [...set.present, member] : set.present, {
      absent: state === 'absent' ? [...set.absent, member] : set.absent,
      unsure: state === 'unsure' ? [...set.unsure, member] : set.unsure,
      closed: set.closed,
    }),
  );
  if (state !== 'unsure')
    assume(reading, fact, state === 'present' ? member : `not ${member}`, `the same finding as in ${from}`);
}

function contradict(reading: Reading, pair: (typeof MIRRORED)[number]): void {
  const [one, other] = [reading.places.get(pair.set), reading.places.get(pair.other)];
  const node: LocatedNode | undefined = other ?? one;
  if (node === undefined) return;
  const where = (place: LocatedNode | undefined, fact: string): string =>
    place === undefined ? fact : at(place, place.path);
  reading.report.fault(
    node,
    'CASE-CONTRADICTION',
    `${where(one, pair.set)} and ${where(other, pair.other)} disagree on ${pair.otherMember}.`,
    {
      found: shown(node),
      hint: 'correct one of the two',
    },
  );
}

/** Pregnancy is not applicable for males and beyond the fertile age of the policy, unless the case says otherwise. */
export function assumePregnancy(reading: Reading): void {
  const [sex, age] = [known(reading, FACT.sex), known(reading, FACT.age)];
  const { to } = reading.registry.knowledge.facts.policy.fertileAge;
  const because = sex === 'male' ? 'sex male' : typeof age === 'number' && age > to ? `age over ${to}` : null;
  if (because === null) return;
  const pregnant = reading.registry.facts.get(FACT.pregnant);
  if (
    pregnant !== undefined &&
    !reading.values.has(pregnant.id) &&
    (pregnant.values ?? []).includes('not-applicable')
  ) {
    reading.values.set(pregnant.id, scalar('not-applicable'));
    assume(reading, pregnant.id, 'not-applicable', because);
  }
  // The yes-no questions of the same group (planning, birth within a year, breast-feeding) fall with it.
  const group = FACT.pregnant.slice(0, FACT.pregnant.indexOf('.') + 1);
  for (const fact of reading.registry.facts.values()) {
    if (!fact.id.startsWith(group) || fact.type !== 'boolean' || reading.values.has(fact.id)) continue;
    reading.values.set(fact.id, scalar(false));
    assume(reading, fact.id, 'no', because);
  }
}

/** The scalar of a fact, or null. */
export function known(reading: Reading, fact: string): boolean | number | string | null {
  const value = reading.values.get(fact);
  return value?.state === 'known' && value.kind === 'scalar' ? value.value : null;
}
