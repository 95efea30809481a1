/**
 * `nextstep completion bash|zsh|fish`: a script for the shell. The script asks the program itself what fits, so it
 * never differs from the commands and options there are.
 */
import type { Command } from 'commander';

import { allIds } from '../find.ts';
import { readCompiled } from '../knowledge/compiled.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { EXIT } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import { chooseFrom, type Run } from './shared.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `# nextstep completion bash: put this line into ~/.bashrc:  eval "$(nextstep completion bash)"
_nextstep() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  local found
  found="$(nextstep __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)"
  if [ -z "$found" ]; then COMPREPLY=($(compgen -f -- "$word")); else COMPREPLY=($(compgen -W "$found" -- "$word")); fi
}
complete -o filenames -F _nextstep nextstep
`,
  zsh: `#compdef nextstep
# nextstep completion zsh: put this line into ~/.zshrc:  eval "$(nextstep completion zsh)"
_nextstep() {
  local -a found
  found=(\${(f)"$(nextstep __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( \${#found} )); then compadd -a found; else _files; fi
}
compdef _nextstep nextstep
`,
  fish: `# nextstep completion fish: nextstep completion fish > ~/.config/fish/completions/nextstep.fish
function __nextstep_complete
  set -l words (commandline -opc)
  nextstep __complete -- $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c nextstep -a '(__nextstep_complete)'
`,
};

/** Words after these options are files, which the shell knows best. */
const FILE_OPTIONS = ['--case', '--knowledge-base'];

const optionIds = (knowledge: Knowledge): readonly string[] => knowledge.options.map((option) => option.id);

/** What stands as an argument of each command that takes an id. */
const ARGUMENTS: Readonly<Record<string, (knowledge: Knowledge) => readonly string[]>> = {
  show: allIds,
  explain: allIds,
  cite: allIds,
  compare: optionIds,
  plan: optionIds,
  interactions: optionIds,
  claims: (knowledge) => [
    ...new Set([...knowledge.popularClaims().statements.flatMap((item) => item.about), 'references']),
  ],
  guidelines: (knowledge) => knowledge.guidelines.map((guideline) => guideline.id),
  learn: (knowledge) => knowledge.learn.ids,
};

/** Adds `completion`, and the hidden command its scripts call. */
export function completionCommand(program: Command, run: Run, io: Pick<Io, 'installFolder'>): void {
  const idsOf = (command: string): readonly string[] => ARGUMENTS[command]?.(readCompiled(io.installFolder)) ?? [];
  program
    .command('completion')
    .argument('<shell>', SHELLS.join(', '), chooseFrom('completion', SHELLS))
    .summary('a completion script for your shell')
    .action((shell: string) => run(async () => ({ stdout: SCRIPTS[shell] ?? '', exitCode: EXIT.done })));
  program
    .command('__complete', { hidden: true })
    .argument('[words...]')
    .action((words: string[]) =>
      run(async () => ({
        stdout: candidates(program, words, idsOf)
          .map((word) => `${word}\n`)
          .join(''),
        exitCode: EXIT.done,
      })),
    );
}

/** What may stand in place of the last word. Empty where a file is meant. */
export function candidates(
  program: Command,
  words: readonly string[],
  idsOf: (command: string) => readonly string[],
): readonly string[] {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  if (FILE_OPTIONS.includes(before.at(-1) ?? '')) return [];
  let command = program;
  for (const word of before) command = command.commands.find((item) => item.name() === word) ?? command;
  const options = command.options.flatMap((option) => option.long ?? []);
  const hidden = (item: Command): boolean => item.name().startsWith('__');
  const names = command.commands.filter((item) => !hidden(item)).map((item) => item.name());
  const values = valuesOf(command, before.at(-1) ?? '');
  const all =
    values.length > 0 ? values : last.startsWith('-') ? [...options, '--help'] : [...names, ...idsOf(command.name())];
  return all.filter((word) => word.startsWith(last));
}

/** The words an option takes, where its help lists them. */
function valuesOf(command: Command, flag: string): readonly string[] {
  const option = command.options.find((item) => item.long === flag);
  const list =
    option === undefined || !option.required ? null : /: ([a-z0-9-]+(?:, [a-z0-9-]+)+)$/.exec(option.description);
  return list?.[1]?.split(', ') ?? [];
}
