/** Conditions and implants: each finding of the registry is a yes-no fact of its own. The hierarchy is the engine's business. */
import type { Finding } from '../knowledge/types.ts';
import type { FactValue } from '../logic/value.ts';
import { DONT_KNOW, range, scalar } from '../logic/value.ts';
import { daysBetween, dateSpan } from './dates.ts';
import type { LocatedNode } from './located.ts';
import type { Member, Membership } from './membership.ts';
import { fromPanels, readMembership, writtenMembership } from './membership.ts';
import type { Reading } from './reading.ts';
import { assume, put } from './reading.ts';
import { at } from './reporter.ts';

interface Kind {
  readonly key: 'conditions' | 'implants';
  readonly prefix: 'condition.' | 'implant.';
  readonly what: string;
}

/** Reads the key `conditions`. */
export function readConditions(reading: Reading, node: LocatedNode): void {
  readFindings(reading, node, { key: 'conditions', prefix: 'condition.', what: 'a condition' });
}

/** Reads the key `implants`. */
export function readImplants(reading: Reading, node: LocatedNode): void {
  readFindings(reading, node, { key: 'implants', prefix: 'implant.', what: 'an implant' });
}

function readFindings(reading: Reading, node: LocatedNode, kind: Kind): void {
  const findings = reading.registry[kind.key];
  const membership = readMembership(reading, node, {
    what: kind.what,
    words: reading.registry[kind.key === 'conditions' ? 'conditionWords' : 'implantWords'],
    panels: reading.registry.panels.get(kind.key) ?? new Map(),
    dateFact: (id) => `${kind.prefix}${id}`,
  });
  if (membership === null) return;
  put(reading, [kind.key], writtenMembership(membership));
  reading.places.set(kind.key, node);
  const set = (id: string, value: FactValue): void => void reading.values.set(`${kind.prefix}${id}`, value);
  if (membership.form === 'dont-know') {
    for (const id of findings.keys()) set(id, DONT_KNOW);
    return;
  }
  if (membership.form === 'none') {
    for (const id of findings.keys()) set(id, scalar(false));
    assume(reading, `${kind.prefix}*`, 'no', `${kind.key}: none = every one of the registry absent`);
    return;
  }
  const implied = impliedBy(findings, membership.present);
  refuseImpliedAbsence(reading, membership, implied);
  for (const member of membership.present) {
    set(member.id, scalar(true));
    noteDaysAgo(reading, kind, member);
  }
  for (const member of membership.absent) set(member.id, scalar(false));
  for (const member of membership.unsure) set(member.id, DONT_KNOW);
  for (const [id, because] of fromPanels(membership)) {
    // A panel item that follows from something present is not absent; the engine makes it present.
    if (implied.has(id)) continue;
    set(id, scalar(false));
    assume(reading, `${kind.prefix}${id}`, 'no', because);
  }
  if (!membership.restUnsure) return;
  for (const id of findings.keys())
    if (!implied.has(id) && !reading.values.has(`${kind.prefix}${id}`)) set(id, DONT_KNOW);
}

/** Findings that follow from those present, at any distance, with the one they follow from. */
function impliedBy(findings: ReadonlyMap<string, Finding>, present: readonly Member[]): ReadonlyMap<string, Member> {
  const result = new Map<string, Member>();
  const source = new Map(present.map((member) => [member.id, member]));
  for (let grew = true; grew;) {
    grew = false;
    for (const finding of findings.values()) {
      if (source.has(finding.id)) continue;
      const from = (finding.impliedBy ?? []).map((id) => source.get(id)).find((member) => member !== undefined);
      if (from === undefined) continue;
      source.set(finding.id, from);
      result.set(finding.id, from);
      grew = true;
    }
  }
  return result;
}

function refuseImpliedAbsence(reading: Reading, membership: Membership, implied: ReadonlyMap<string, Member>): void {
  for (const member of membership.absent) {
    const from = implied.get(member.id);
    if (from === undefined) continue;
    reading.report.fault(
      member.node,
      'CASE-CONTRADICTION',
      `"${member.id}" is absent (${at(member.node, member.node.path)}) but follows from "${from.id}" (${at(from.node, from.node.path)}).`,
      {
        found: member.id,
        hint: 'remove one of the two',
      },
    );
  }
}

/** How long ago a dated finding was, as an interval when only the month is known. */
function noteDaysAgo(reading: Reading, kind: Kind, member: Member): void {
  if (member.on === '?') reading.values.set(`${kind.prefix}${member.id}.days-ago`, DONT_KNOW);
  const date = member.on === null ? null : dateSpan(member.on);
  if (date === null) return;
  const fewest = Math.max(daysBetween(date.last, reading.asOf), 0);
  const most = daysBetween(date.first, reading.asOf);
  reading.values.set(`${kind.prefix}${member.id}.days-ago`, fewest === most ? scalar(most) : range(fewest, most));
}
