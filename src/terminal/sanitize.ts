/** Text from outside never steers the terminal. The one definition stands with the renderers. */
export { printable as stripControls } from '../report/width.ts';
