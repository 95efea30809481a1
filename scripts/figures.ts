/** What all parts of the benchmark share: medians, the rows of a table, a clean environment. */

/** The value below which the part `q` of the values lies; the median by default. */
export function quantile(values: readonly number[], q = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return low + (high - low) * (at - Math.floor(at));
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One row of a table: what, figures, the budget, and whether it is met. */
export function row(name: string, figures: readonly string[], budget: string, met: boolean | null): void {
  say(`| ${[name, ...figures, budget, met === null ? '' : met ? 'met' : 'not met'].join(' | ')} |`);
}

export function head(names: readonly string[]): void {
  say(`| ${[...names, 'budget', ''].join(' | ')} |`);
  say(`|${'---|'.repeat(names.length + 2)}`);
}

/** An extra certificate file costs every start tens of milliseconds on some versions and says nothing about us. */
export function cleanEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined && name !== 'NODE_EXTRA_CA_CERTS' && name !== 'NODE_COMPILE_CACHE') env[name] = value;
  return env;
}
