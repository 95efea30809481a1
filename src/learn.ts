/** The pages of `learn` with what they point to. */
import { find } from './find.ts';
import type { Knowledge, LearnPage } from './knowledge/types.ts';
import type { LearnView, SeeAlso } from './report/learn-text.ts';
import { referencesIn } from './show.ts';

export function learnPages(knowledge: Knowledge): readonly LearnPage[] {
  return knowledge.learn.ids.flatMap((id) => knowledge.learn.get(id) ?? []);
}

/** Null when no page has this id. */
export function learnViewOf(knowledge: Knowledge, id: string): LearnView | null {
  const page = knowledge.learn.ids.includes(id) ? knowledge.learn.get(id) : null;
  if (page === null) return null;
  const claims = knowledge.popularClaims().statements;
  const see = <Item>(ids: readonly string[] | undefined, look: (id: string) => Item | null): readonly Item[] =>
    (ids ?? []).flatMap((item) => look(item) ?? []);
  return {
    page,
    see: {
      pages: see(page.see.pages, (item) => {
        const other = knowledge.learn.get(item);
        return other === null ? null : { id: item, name: other.title, command: `nextstep learn ${item}` };
      }),
      questions: see(page.see.questions, (item) => {
        const question = knowledge.questions.find((entry) => entry.id === item);
        return question === undefined ? null : { id: item, name: question.ask, command: null };
      }),
      options: see(page.see.options, (item) => optionNamed(knowledge, item)),
      claims: see(page.see.claims, (item) => {
        const claim = claims.find((entry) => entry.id === item);
        return claim === undefined ? null : { id: item, name: `"${claim.claim}"`, command: `nextstep claims ${item}` };
      }),
    },
    references: referencesIn(page.paragraphs, knowledge),
  };
}

/** An option, or what else `show` finds under the id. */
function optionNamed(knowledge: Knowledge, id: string): SeeAlso | null {
  const named = find(id, knowledge).found;
  if (named === null) return null;
  const option = knowledge.options.find((item) => item.id === id);
  const name = option?.name ?? ('entry' in named ? named.entry.name : 'name' in named ? named.name : id);
  return { id, name, command: `nextstep show ${id}` };
}
