import bwip from 'bwip-js/node';
import pdfmake from 'pdfmake';
import { asset } from '../platform/asset.ts';
import type { Language, Paper, Sheet } from './domain/sheet.ts';
import { drawSheets } from './draw-sheet.ts';

/** Prepared from the font's package by `tools/build-fonts.ts`: as TrueType a page takes 0.2 s. */
const fontAt = (name: string): Buffer => asset(new URL(`./fonts/${name}.ttf`, import.meta.url));

/** Where the package looks for fonts; its types do not tell of it. */
interface PackagedFiles {
  virtualfs: { writeFileSync: (name: string, content: Buffer) => void };
}

/** The package keeps its set-up for itself; this file is loaded once, when something is printed. */
const { virtualfs } = pdfmake as unknown as PackagedFiles;
for (const name of ['regular', 'bold']) virtualfs.writeFileSync(`${name}.ttf`, fontAt(name));
pdfmake.setFonts({ NotoSansSC: { normal: 'regular.ttf', bold: 'bold.ttf' } });
// A document refers to nothing outside itself.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

const bars = (text: string): string =>
  bwip.toSVG({ bcid: 'code128', text, height: 9, includetext: false });

export interface PdfRequest {
  language: Language;
  paper: Paper;
  /** As a data URL. */
  logo?: string | undefined;
}

export async function makePdf(sheets: readonly Sheet[], request: PdfRequest): Promise<Uint8Array> {
  return pdfmake.createPdf(drawSheets(sheets, { ...request, bars })).getBuffer();
}
