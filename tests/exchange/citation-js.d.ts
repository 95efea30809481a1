/** The part of the test oracle that is used. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown);
    readonly data: readonly unknown[];
    format(kind: 'bibliography', options: Readonly<Record<string, string>>): string;
  }
}
declare module '@citation-js/plugin-csl' {}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
