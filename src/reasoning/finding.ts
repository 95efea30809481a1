/** What every step of judging an option shares: its context, and reasons that rest on logic alone. */
import type { Knowledge } from '../knowledge/types.ts';
import type { Memory } from './memory.ts';
import type { Registry } from './registry.ts';
import type { Finding, PersonInput, Settings } from './types.ts';

export interface Context {
  readonly knowledge: Pick<Knowledge, 'header' | 'rules' | 'facts' | 'heldTo' | 'medicines'>;
  readonly registry: Registry;
  /** Shared by all options of one person; without it each plan finds everything out anew. */
  readonly memory?: Memory;
  readonly person: PersonInput;
  readonly settings: Settings;
}

/** A reason by definition or arithmetic: true, with no source and nothing open. */
export function logicFinding(rule: string, effect: Finding['effect'], say: string, origin: string): Finding {
  return {
    rule,
    effect,
    value: 'true',
    basis: 'logic',
    say,
    origin,
    citations: [],
    reads: [],
    open: [],
    ifUnknown: null,
    finding: null,
    always: false,
  };
}

/** Whether a reason was written for options, not for a medicine or class that they are made of. */
export function isOwnRule({ origin }: Pick<Finding, 'origin'>): boolean {
  return origin.startsWith('option:') || origin.startsWith('family:');
}

export function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
