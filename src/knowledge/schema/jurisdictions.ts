/** Countries and unions whose labels the knowledge base can hold, in the order in which they are printed. */
export const JURISDICTIONS = ['us', 'uk', 'eu', 'ca', 'au'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];
