/** The lines above everything: what this is, for when and where, and what the order means. */
import { type Block, heading, marked, paragraph } from '../document.ts';
import { countryOf } from '../person-page.ts';
import type { Report } from '../types.ts';
import { count, INTENDED_USE, orderLine, warningOf } from '../words.ts';

export function headerBlocks(report: Report, detail: boolean): Block[] {
  const { jurisdiction } = report.settings;
  const unset =
    warningOf(report, 'JURISDICTION-UNSET') ??
    'Every country counts: all contraindications apply, the strictest status is shown.';
  const { version, reviewed, overlays } = report.knowledgeBase;
  return [
    heading(1, `Next steps, as of ${report.asOf}, ${countryOf(report)} (knowledge base ${version}, ${reviewed})`),
    paragraph({ text: INTENDED_USE, tone: 'muted' }),
    ...(jurisdiction === null ? [marked('Country', 'caution', `${unset} Set one with --jurisdiction.`)] : []),
    ...(overlays.length === 0
      ? []
      : [
          marked(
            'Overlays',
            'caution',
            `${overlays.map((item) => item.id).join(', ')}: local additions to the knowledge base`,
          ),
        ]),
    ...(detail ? [paragraph(report.intendedUse)] : []),
  ];
}

/** One line on the order of what follows. */
export function orderBlock(report: Report): Block {
  return { kind: 'paragraph', mark: 'Order', tone: 'muted', text: [orderLine(report)] };
}

/** What made this report, so that it can be made again. */
export function footerBlocks(report: Report): Block[] {
  const overlays = report.knowledgeBase.overlays.length;
  return [
    paragraph({
      text: `nextstep ${report.program}, knowledge base ${report.knowledgeBase.version} ${report.knowledgeBase.sha256.slice(0, 12)}${overlays === 0 ? '' : ` with ${count(overlays, 'overlay')}`}. Nothing was stored or sent.`,
      tone: 'muted',
    }),
  ];
}
