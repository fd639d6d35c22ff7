import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { amountInWords } from '../../shared/kernel/chinese-amount.ts';
import { type Language, labelIn, type Paper, type Sheet } from './domain/sheet.ts';

const MM = 72 / 25.4;
const HAIRLINE = 0.4;
const GREY = '#646A73';

const pages = {
  a4: { pageSize: 'A4' as const, margin: 15 * MM },
  voucher: { pageSize: { width: 240 * MM, height: 140 * MM }, margin: 10 * MM },
};

interface Look {
  language: Language;
  paper: Paper;
  /** As a data URL. */
  logo?: string | undefined;
  /** Bars of a number, as SVG. */
  bars: (text: string) => string;
}

/** Hairlines under the head and each line, nothing else. */
const hairlines = {
  hLineWidth: () => HAIRLINE,
  vLineWidth: () => 0,
  hLineColor: () => '#C9CDD4',
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

function heading(sheet: Sheet, { language, logo, bars }: Look): Content {
  const left: Content[] = logo === undefined ? [] : [{ image: logo, fit: [140, 40] }];
  const right: Content[] = [
    { text: labelIn(language, sheet.title), fontSize: 16, bold: true },
    { text: sheet.number, fontSize: 10, margin: [0, 2, 0, 0] },
  ];
  if (sheet.barcode && sheet.number !== '') right.push({ svg: bars(sheet.number), width: 150 });
  return {
    columns: [
      { stack: left, width: '*' },
      { stack: right, width: 'auto', alignment: 'right' },
    ],
    margin: [0, 0, 0, 8],
  };
}

function parties({ parties: sides }: Sheet, language: Language): Content[] {
  if (sides.length === 0) return [];
  const columns = sides.map(({ label, lines }) => ({
    width: '*',
    stack: [
      { text: labelIn(language, label), color: GREY, fontSize: 8 },
      ...lines
        .filter((line) => line !== undefined && line !== '')
        .map((line, index) => ({
          text: line as string,
          bold: index === 0,
        })),
    ],
  }));
  return [{ columns, columnGap: 16, margin: [0, 0, 0, 8] }];
}

function facts({ facts: pairs }: Sheet, language: Language): Content[] {
  const known = pairs.filter(([, value]) => value !== undefined && value !== '');
  if (known.length === 0) return [];
  const perRow = Math.min(3, known.length);
  const cells = known.map(([label, value]) => ({
    text: [{ text: `${labelIn(language, label)}  `, color: GREY }, { text: value as string }],
  }));
  const rows: TableCell[][] = [];
  for (let start = 0; start < cells.length; start += perRow) {
    const row: TableCell[] = cells.slice(start, start + perRow);
    while (row.length < perRow) row.push({ text: '' });
    rows.push(row);
  }
  const widths = Array.from({ length: perRow }, () => '*');
  return [{ table: { widths, body: rows }, layout: 'noBorders', margin: [0, 0, 0, 8] }];
}

function lines({ columns, rows }: Sheet, language: Language): ContentTable {
  const aligned = (number = false) => (number ? 'right' : 'left');
  const head = columns.map(({ label, number }) => ({
    text: labelIn(language, label),
    alignment: aligned(number) as 'left' | 'right',
    color: GREY,
    fontSize: 8,
  }));
  const body = rows.map((row) =>
    columns.map(({ number }, index) => ({
      text: row[index] ?? '',
      alignment: aligned(number) as 'left' | 'right',
    })),
  );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ wide }) => (wide ? '*' : 'auto')),
      body: [head, ...body],
    },
    layout: hairlines,
  };
}

function totals({ totals: pairs, inWords }: Sheet, language: Language): Content[] {
  if (pairs.length === 0) return [];
  const body = pairs.map(([label, value], index): TableCell[] => {
    const bold = index === pairs.length - 1;
    return [
      { text: labelIn(language, label), color: bold ? undefined : GREY, bold },
      { text: value ?? '', alignment: 'right', bold },
    ] as TableCell[];
  });
  const box: ContentTable = {
    table: { widths: ['auto', 'auto'], body },
    layout: {
      hLineWidth: (index, { table }) => (index === 0 || index === table.body.length ? HAIRLINE : 0),
      vLineWidth: (index) => (index === 0 || index === 2 ? HAIRLINE : 0),
      hLineColor: () => '#1F2329',
      vLineColor: () => '#1F2329',
      paddingLeft: () => 6,
      paddingRight: () => 6,
    },
  };
  const words = inWords === undefined || language === 'en' ? '' : `大写：${amountInWords(inWords)}`;
  const columns = [
    { width: '*', text: words, margin: [0, 4, 8, 0] as [number, number, number, number] },
    { width: 'auto', ...box },
  ];
  return [{ columns, margin: [0, 8, 0, 0], unbreakable: true } as Content];
}

function closing({ note, signatures }: Sheet, language: Language): Content[] {
  const remark: Content[] =
    note === undefined || note === '' ? [] : [{ text: note, margin: [0, 8, 0, 0] }];
  if (signatures.length === 0) return remark;
  const columns = signatures.map((label) => ({
    text: `${labelIn(language, label)}${language === 'en' ? ':' : '：'}`,
    color: GREY,
  }));
  return [
    ...remark,
    { columns, columnGap: 12, margin: [0, 24, 0, 0], unbreakable: true } as Content,
  ];
}

/** The sheets of one file, each on its own pages with a footer that counts them. */
export function drawSheets(sheets: readonly Sheet[], look: Look): TDocumentDefinitions {
  const { pageSize, margin } = pages[look.paper];
  const { language } = look;
  const content = sheets.flatMap((sheet, index): Content[] => {
    const parts = [
      heading(sheet, look),
      ...parties(sheet, language),
      ...facts(sheet, language),
      lines(sheet, language),
      ...totals(sheet, language),
      ...closing(sheet, language),
    ];
    return index === 0 ? parts : [{ stack: parts, pageBreak: 'before' }];
  });
  const first = sheets[0];
  return {
    pageSize,
    pageMargins: [margin, margin, margin, margin + 8],
    defaultStyle: { font: 'NotoSansSC', fontSize: 9, lineHeight: 1.25 },
    info: {
      title:
        sheets.length === 1 && first
          ? `${labelIn(language, first.title)} ${first.number}`
          : 'Tandem',
    },
    content,
    footer: (page, count) => ({
      text: language === 'en' ? `Page ${page} of ${count}` : `第 ${page} 页 共 ${count} 页`,
      alignment: 'center',
      fontSize: 8,
      color: GREY,
    }),
  };
}
