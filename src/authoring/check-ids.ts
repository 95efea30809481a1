/** Every id that is used must be defined. */
import type { Entry } from '../knowledge/load.ts';
import type { AuthoredKnowledge } from '../knowledge/types.ts';
import { nearest, type Problem } from '../problems.ts';
import { entryProblem, walk } from './walk.ts';

interface Names {
  readonly [kind: string]: ReadonlySet<string>;
}

function namesOf(knowledge: AuthoredKnowledge): Names {
  const ids = (items: readonly { readonly id: string }[]) => new Set(items.map((item) => item.id));
  const options = ids(knowledge.fullOptions);
  const groups = new Set(knowledge.fullOptions.map((option) => option.group).filter((group) => group !== null));
  const rules = new Set(knowledge.rules.map((rule) => rule.id));
  const popular = knowledge.popularClaims();
  const covers = [...knowledge.classes, ...knowledge.families].flatMap((item) => item.covers ?? []);
  const named = new Set([
    ...options,
    ...groups,
    ...covers,
    ...ids(knowledge.classes),
    ...ids(knowledge.notYetSourced),
    ...ids(popular.topics),
  ]);
  const topics = knowledge.claims.flatMap((claim) => claim.about);
  return {
    source: new Set(knowledge.references.ids),
    claim: ids(knowledge.claims),
    medicine: ids(knowledge.medicines),
    class: ids(knowledge.classes),
    family: ids(knowledge.families),
    option: options,
    'option, class or named treatment': named,
    topic: new Set([...named, ...topics]),
    'popular claim': ids(popular.statements),
    page: new Set(knowledge.learn.ids),
    finding: new Set([...ids(knowledge.facts.conditions), ...ids(knowledge.facts.implants)]),
    preference: ids(knowledge.facts.preferences),
    question: ids(knowledge.questions),
    guideline: ids(knowledge.guidelines),
    'safety finding': ids(knowledge.safety),
    rule: rules,
    'interaction rule': new Set([...rules, ...knowledge.interactions().rules.map((rule) => rule.id)]),
  };
}

/** Which kind of id stands below which key, by kind of entry. `*` is any kind. */
const USES: readonly { readonly in: string; readonly keys: string; readonly kind: string }[] = [
  { in: '*', keys: 'sources.id', kind: 'source' },
  { in: 'claim', keys: 'sources', kind: 'source' },
  { in: '*', keys: 'from', kind: 'claim' },
  { in: '*', keys: 'has', kind: 'finding' },
  { in: '*', keys: 'taking.medicine', kind: 'medicine' },
  { in: '*', keys: 'recently.medicine', kind: 'medicine' },
  { in: '*', keys: 'planned.medicine', kind: 'medicine' },
  { in: '*', keys: 'taking.class', kind: 'class' },
  { in: '*', keys: 'recently.class', kind: 'class' },
  { in: '*', keys: 'planned.class', kind: 'class' },
  { in: '*', keys: 'with.classes', kind: 'class' },
  { in: '*', keys: 'with.medicines', kind: 'medicine' },
  { in: 'option', keys: 'medicines', kind: 'medicine' },
  { in: 'option', keys: 'classes', kind: 'class' },
  { in: 'option', keys: 'family', kind: 'family' },
  { in: 'option', keys: 'burdens', kind: 'preference' },
  { in: 'option', keys: 'meets', kind: 'preference' },
  { in: 'option', keys: 'rules.finding', kind: 'safety finding' },
  { in: 'option', keys: 'examples.rules', kind: 'example rule' },
  { in: 'medicine', keys: 'classes', kind: 'class' },
  { in: 'class', keys: 'includes', kind: 'class' },
  { in: 'load', keys: 'classes', kind: 'class' },
  { in: 'load', keys: 'medicines', kind: 'medicine' },
  { in: 'load', keys: 'rules', kind: 'interaction rule' },
  { in: 'family', keys: 'options', kind: 'option' },
  { in: 'condition', keys: 'implied_by', kind: 'finding' },
  { in: 'implant', keys: 'implied_by', kind: 'finding' },
  { in: 'condition', keys: 'panel', kind: 'question' },
  { in: 'implant', keys: 'panel', kind: 'question' },
  { in: 'guideline', keys: 'reference', kind: 'source' },
  { in: 'guideline', keys: 'positions.option', kind: 'option, class or named treatment' },
  { in: 'knowledge-base', keys: 'default_guideline', kind: 'guideline' },
  { in: 'guideline', keys: 'superseded_by', kind: 'guideline' },
  { in: 'knowledge-base', keys: 'replaced_class', kind: 'class' },
  { in: 'adequacy', keys: 'antidepressant_class', kind: 'class' },
  { in: 'popular-claims', keys: 'topics.family', kind: 'family' },
  { in: 'popular-claims', keys: 'statements.about', kind: 'topic' },
  { in: 'popular-claims', keys: 'references.real', kind: 'source' },
  { in: 'not-yet-sourced', keys: 'family', kind: 'family' },
  { in: 'learn', keys: 'see.pages', kind: 'page' },
  { in: 'learn', keys: 'see.questions', kind: 'question' },
  { in: 'learn', keys: 'see.options', kind: 'topic' },
  { in: 'learn', keys: 'see.claims', kind: 'popular claim' },
  { in: 'study', keys: 'expect.options', kind: 'option keys' },
  { in: 'study', keys: 'expect.first', kind: 'option' },
];

const PLACES = USES.map((use) => ({ ...use, parts: use.keys.split('.') }));

export function checkIds(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const names = namesOf(knowledge);
  const problems: Problem[] = [];
  for (const entry of entries) {
    const uses = PLACES.filter((use) => use.in === '*' || use.in === entry.kind);
    walk(entry.raw, ({ value, path, keys }) => {
      // Claims and study cases name ids of the evidence base; what they use is checked where it is printed.
      for (const use of uses) {
        if (use.in === '*' && use.keys === 'from' && (entry.kind === 'study' || entry.kind === 'claim')) continue;
        if (!endsWith(keys, use.parts, use.in === '*')) continue;
        const used = use.kind === 'option keys' ? Object.keys((value ?? {}) as object) : [value].flat();
        const kind = use.kind === 'option keys' ? 'option' : use.kind === 'example rule' ? 'rule' : use.kind;
        for (const id of used) {
          if (typeof id !== 'string' || names[kind]?.has(id) === true) continue;
          if (use.kind === 'example rule' && isLocalRule(id, entry)) continue;
          const near = nearest(id, names[kind] ?? []);
          problems.push(
            entryProblem(entry, path, 'KB-UNKNOWN-ID', `no ${kind} has the id ${id}`, {
              found: id,
              ...(near === null ? {} : { hint: `did you mean ${near}?` }),
            }),
          );
        }
      }
    });
  }
  return problems;
}

/** Examples may also name an indication, an exposure state or a step of the program. */
function isLocalRule(id: string, entry: Entry): boolean {
  const raw = entry.raw as { indications?: { id: string }[] };
  return (
    (raw.indications ?? []).some((item) => item.id === id) ||
    /^(exposure|status|label)-[a-z-]+$/.test(id) ||
    ['needs', 'no-indication', 'no-member-left', 'minimum-age', 'access'].includes(id)
  );
}

function endsWith(keys: readonly string[], parts: readonly string[], anywhere: boolean): boolean {
  if (!anywhere && keys.length !== parts.length) return false;
  return parts.every((part, index) => keys[keys.length - parts.length + index] === part);
}
