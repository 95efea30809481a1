/** The rooms of the house as executable rules. Each comment says what to do when its rule fires. */
const outside = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [from, '^src/problems\\.ts$', ...allowed] },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Move what both need into the room below.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    outside(
      'logic-imports-nothing',
      '^src/logic/',
      [],
      'Logic knows only values and conditions: pass what it needs as a parameter.',
    ),
    outside(
      'knowledge-knows-logic-only',
      '^src/knowledge/',
      ['^src/logic/'],
      'The knowledge base must not depend on who reads it.',
    ),
    outside(
      'cases-know-the-registry',
      '^src/cases/',
      ['^src/logic/', '^src/knowledge/(types|schema/)'],
      'A case is read by interpreting the registry; computing from it belongs in assessment/.',
    ),
    outside(
      'assessment-stays-below',
      '^src/assessment/',
      ['^src/logic/', '^src/cases/', '^src/knowledge/(types|schema/)'],
      'Assessment takes tables as parameters; verdicts belong in reasoning/.',
    ),
    outside(
      'reasoning-knows-no-case',
      '^src/reasoning/',
      ['^src/logic/', '^src/knowledge/(types|schema/)'],
      'Reasoning reads facts through an environment; add a computed fact in assessment/ instead.',
    ),
    outside(
      'report-renders-only',
      '^src/report/',
      ['^src/(logic|cases|assessment|reasoning)/', '^src/knowledge/(types|csl|schema/)'],
      'Renderers map and draw; deciding belongs in reasoning/.',
    ),
    outside(
      'exchange-maps-only',
      '^src/exchange/',
      ['^src/knowledge/csl', '^src/report/(citation|json|care-plan)'],
      'A format is a table from our fields to its own; what to export is chosen in commands/.',
    ),
    outside(
      'terminal-draws-only',
      '^src/terminal/',
      ['^src/report/(types|layout|width|json)'],
      'The terminal room holds streams and style, not content.',
    ),
    {
      name: 'pure-rooms',
      severity: 'error',
      comment: 'Pure rooms take clock, files and environment as parameters.',
      from: { path: '^src/(logic|assessment|reasoning|report)/|^src/explore' },
      to: { dependencyTypes: ['core', 'npm'] },
    },
    {
      name: 'chalk-in-terminal',
      severity: 'error',
      comment: 'Use the Style that is handed in.',
      from: { pathNot: '^src/terminal/' },
      to: { path: 'node_modules/chalk' },
    },
    {
      name: 'commander-in-commands',
      severity: 'error',
      comment: 'Options are read in commands/ and program.ts only.',
      from: { pathNot: '^src/(commands/|program\\.ts|cli\\.ts)' },
      to: { path: 'node_modules/commander' },
    },
    {
      name: 'zod-in-knowledge',
      severity: 'error',
      comment: 'Schemas live in knowledge/; everything else reads inferred types.',
      from: { pathNot: '^src/(knowledge|authoring)/' },
      to: { path: 'node_modules/zod' },
    },
    {
      name: 'inquirer-in-interview',
      severity: 'error',
      comment: 'Only the interview asks questions.',
      from: { pathNot: '^src/interview/' },
      to: { path: 'node_modules/(@?inquirer)' },
    },
    {
      name: 'nothing-imports-commands',
      severity: 'error',
      comment: 'Commands are the edge; move shared code down.',
      from: { path: '^src/', pathNot: '^src/(commands/|program\\.ts|cli\\.ts)' },
      to: { path: '^src/commands/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
