/**
 * What a screen of the interview is: plain data that a terminal draws and a person answers. Screens are immutable;
 * an input gives the next screen, or a reply that goes back to whoever put it.
 */
import type { Tone } from '../report/layout.ts';
import type { Style } from '../report/types.ts';

/** A line above the answers: what was just found, what is wrong, what to know. */
export interface Note {
  readonly tone: Tone | null;
  readonly text: string;
}

/** Words that leave a screen without answering it. */
export type Command = 'none' | 'dont-know' | 'skip' | 'back' | 'why' | 'report' | 'quit' | 'steps';

/** What every screen shows around its answers. */
export interface Head {
  /** Left and right of the first line: where one is, and what is still open. */
  readonly place: string;
  readonly open: string;
  readonly title: string;
  /** Said on every screen while it holds: an emergency. */
  readonly alarm: string;
  readonly notes: readonly Note[];
  /** Which commands this screen takes. */
  readonly commands: readonly Command[];
}

export interface Item {
  readonly id: string;
  readonly label: string;
  /** Beside the label, where there is room. */
  readonly beside?: string;
  /** Further words it is found by. */
  readonly words?: readonly string[];
}

/** Any number of items, or none of them. */
export interface PanelScreen {
  readonly kind: 'panel';
  readonly head: Head;
  readonly items: readonly Item[];
  readonly ticked: readonly string[];
  readonly at: number;
  /** What Enter says with ticks, and what it refuses. */
  readonly enter: string;
  readonly least: number;
  readonly most: number;
}

/** One item. With `find`, letters narrow the list; without, they are commands. */
export interface ListScreen {
  readonly kind: 'list';
  readonly head: Head;
  readonly items: readonly Item[];
  readonly at: number;
  readonly find: string | null;
}

export interface Suggestion {
  /** What the line becomes when it is taken. */
  readonly line: string;
  readonly label: string;
}
export type Suggest = (text: string) => readonly Suggestion[];

export interface FormRow {
  readonly id: string;
  readonly label: string;
  readonly kind: 'choice' | 'ticks' | 'text';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What the answer looks like: a unit, or an example. */
  readonly hint: string;
  readonly suggest?: Suggest;
  /** Its answer may begin with any letter, as the name of a month does: a letter is no command until Enter. */
  readonly letters?: boolean;
  /** Shown only while another row has this value. */
  readonly when?: { readonly row: string; readonly is: string };
}

/** Several short answers. A value of '' is not asked, '?' is asked and not known. */
export interface FormScreen {
  readonly kind: 'form';
  readonly head: Head;
  readonly rows: readonly FormRow[];
  readonly values: Readonly<Record<string, string>>;
  readonly at: number;
  /** The row was reached by choosing in the one above it: Enter, pressed to confirm that choice, does not leave it out. */
  readonly reached?: boolean;
}

/** One line after another, each checked as it is entered. */
export interface LinesScreen {
  readonly kind: 'lines';
  readonly head: Head;
  readonly lines: readonly { readonly text: string; readonly beside: string; readonly tone: Tone | null }[];
  readonly text: string;
  /** An entered line picked for correction; lines.length while a new one is typed. */
  readonly at: number;
  /** Words before the typed text; what an empty line means. */
  readonly prompt: string;
  readonly empty: string;
  readonly suggest: Suggest;
}

/** Something to read. `alarm` screens go on with Enter only. */
export interface PageScreen {
  readonly kind: 'page';
  readonly head: Head;
  readonly draw: (style: Style) => string;
  readonly top: number;
  readonly guarded: boolean;
}

export type Screen = PanelScreen | ListScreen | FormScreen | LinesScreen | PageScreen;

/** What a person did, whatever key or line it was. */
export type Input =
  | { readonly do: 'move'; readonly by: number }
  | { readonly do: 'pick'; readonly index: number }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'erase'; readonly all: boolean }
  | { readonly do: 'set'; readonly text: string }
  | { readonly do: 'complete' }
  | { readonly do: 'enter' }
  | { readonly do: 'command'; readonly command: Command };

/** What leaves a screen. The screen comes along, so that it can be shown again as it was. */
export type Reply =
  | { readonly to: 'submit'; readonly screen: Screen }
  | { readonly to: 'line'; readonly screen: LinesScreen; readonly text: string; readonly at: number }
  | { readonly to: 'edit'; readonly screen: LinesScreen; readonly at: number }
  | { readonly to: 'command'; readonly command: Command; readonly screen: Screen };

/** Work only the shell can do: the interview itself touches no file. */
export type Effect =
  | {
      readonly kind: 'write-case';
      readonly path: string;
      readonly value: Readonly<Record<string, unknown>>;
      readonly replace: boolean;
    }
  | { readonly kind: 'write-text'; readonly path: string; readonly text: string; readonly replace: boolean }
  | { readonly kind: 'print'; readonly draw: (style: Style) => string };
export interface EffectResult {
  readonly done: boolean;
  /** True when the file is there already and `replace` was not said. */
  readonly exists: boolean;
  readonly say: string;
}

/** What the interview asks its shell for: an answer to a screen, or an effect. */
export type Ask =
  { readonly ask: 'screen'; readonly screen: Screen } | { readonly ask: 'effect'; readonly effect: Effect };
export type Answered = Reply | EffectResult;

/** A part of the interview: puts screens, takes replies, returns what it found out. */
export type Part<Result> = Generator<Ask, Result, Answered>;
