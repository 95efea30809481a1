/** Which findings a panel asks for. "None of these" makes exactly these absent, and nothing else. */
import type { BaseFact, Finding, Question } from '../knowledge/types.ts';
import { MIRRORED } from './format.ts';

/** Conditions or implants (prefix `condition.` or `implant.`) on a panel. */
export function findingsOnPanel(
  question: Question,
  prefix: string,
  findings: ReadonlyMap<string, Finding>,
): readonly string[] {
  const named = question.facts.filter((fact) => fact.startsWith(prefix)).map((fact) => fact.slice(prefix.length));
  const placed = placedOn(findings).get(question.id) ?? [];
  if (named.length + placed.length === 0) return placed;
  return [...new Set([...named, ...placed])].filter((id) => findings.has(id));
}

const panels = new WeakMap<ReadonlyMap<string, Finding>, ReadonlyMap<string, readonly string[]>>();

/** By question: the findings that name it as their panel. */
function placedOn(findings: ReadonlyMap<string, Finding>): ReadonlyMap<string, readonly string[]> {
  const known = panels.get(findings);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  for (const { id, panel } of findings.values()) {
    if (typeof panel !== 'string') continue;
    const ids = found.get(panel);
    if (ids === undefined) found.set(panel, [id]);
    else ids.push(id);
  }
  panels.set(findings, found);
  return found;
}

/** Members of a set fact on a panel: those it labels, or all when it asks the fact without labels of members. */
export function membersOnPanel(question: Question, fact: BaseFact): readonly string[] {
  const own = ownMembers(question, fact.id, fact.values ?? []);
  const mirrored = MIRRORED.flatMap((pair) => {
    if (pair.set === fact.id)
      return ownMembers(question, pair.other, [pair.otherMember]).includes(pair.otherMember) ? [pair.member] : [];
    return pair.other === fact.id && ownMembers(question, pair.set, [pair.member]).includes(pair.member)
      ? [pair.otherMember]
      : [];
  });
  return [...new Set([...own, ...mirrored])];
}

function ownMembers(question: Question, fact: string, values: readonly string[]): readonly string[] {
  const single = values.filter((value) => question.facts.includes(`${fact}.${value}`));
  if (!question.facts.includes(fact)) return single;
  const labels = Object.keys(question.labels ?? {});
  const labelled = values.filter((value) => labels.includes(value) || labels.includes(`${fact}.${value}`));
  const labelsMembers = labelled.length > 0 || (labels.length > 0 && question.facts.length === 1);
  return labelsMembers ? [...new Set([...single, ...labelled])] : values;
}
