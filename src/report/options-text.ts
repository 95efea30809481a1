/** `options`: what the knowledge base knows, by family. */
import { JURISDICTIONS } from '../knowledge/schema/jurisdictions.ts';
import type { CoreOption, Family } from '../knowledge/types.ts';
import { type Block, heading, paragraph, table } from './document.ts';
import type { Rich } from './layout.ts';
import { drawPage, type PageOptions } from './page.ts';
import { asWords, capital, count, sentence, statusWord } from './words.ts';

export interface OptionsPage {
  readonly options: readonly Omit<CoreOption, 'ruleSets'>[];
  readonly families: readonly Family[];
  /** Names without a verdict. */
  readonly named: readonly {
    readonly id: string;
    readonly name: string;
    readonly why: string;
    readonly standing: 'not-yet-sourced' | 'not-an-option';
  }[];
}

export function renderOptions(page: OptionsPage, options: PageOptions): string {
  return drawPage(optionsBlocks(page), options);
}

function optionsBlocks({ options, families, named: names }: OptionsPage): Block[] {
  const known = [...families].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const others = [...new Set(options.map((option) => option.family))].filter(
    (id) => !known.some((family) => family.id === id),
  );
  const named = [
    ...known.map(({ id, name, options: order }) => ({ id, name, order })),
    ...others.map((id) => ({ id, name: asWords(id), order: [] as readonly string[] })),
  ];
  return [
    heading(1, `${count(options.length, 'option')} in this knowledge base`),
    ...named.flatMap((family): Block[] => {
      const own = options.filter((option) => option.family === family.id);
      const place = (id: string): number =>
        family.order.includes(id) ? family.order.indexOf(id) : family.order.length;
      const sorted = [...own].sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
      if (sorted.length === 0) return [];
      return [heading(2, capital(family.name)), ...table(['id', 'option', 'status'], sorted.map(row))];
    }),
    ...namesBlocks(names, 'not-yet-sourced', 'Known by name: no checked source, no verdict'),
    ...namesBlocks(names, 'not-an-option', 'Known, and not an option: no verdict'),
    paragraph({ text: 'nextstep show ID prints one option in full.', tone: 'muted' }),
  ];
}

function namesBlocks(
  names: OptionsPage['named'],
  standing: OptionsPage['named'][number]['standing'],
  title: string,
): Block[] {
  const rows = names
    .filter((item) => item.standing === standing)
    .map((item): readonly Rich[] => [[item.id], [item.name], [{ text: sentence(item.why), tone: 'muted' }]]);
  return rows.length === 0 ? [] : [heading(2, `${title} (${rows.length})`), ...table(['id', 'name', 'why'], rows)];
}

function row(option: OptionsPage['options'][number]): readonly Rich[] {
  return [[option.id], [option.name], [{ text: statusText(option), tone: 'muted' }]];
}

/** "approved US CA; off-label UK EU; not marketed AU" */
function statusText(option: OptionsPage['options'][number]): string {
  const places = new Map<string, string[]>();
  for (const place of JURISDICTIONS) {
    const word = statusWord(option.status[place].state);
    places.set(word, [...(places.get(word) ?? []), place.toUpperCase()]);
  }
  return [...places]
    .map(([word, ids]) => (ids.length === JURISDICTIONS.length ? word : `${word} ${ids.join(' ')}`))
    .join('; ');
}
