import { describe, expect, it } from 'vitest';
import type { Language, Sheet } from './domain/sheet.ts';
import { drawSheets } from './draw-sheet.ts';

const sheet: Sheet = {
  title: { en: 'Invoice', zh: '发票' },
  number: 'INV-1',
  parties: [{ label: { en: 'Buyer', zh: '购买方' }, lines: ['Hotai', undefined] }],
  facts: [
    [{ en: 'Date', zh: '日期' }, '2026-11-22'],
    [{ en: 'Waybill', zh: '运单号' }, undefined],
  ],
  columns: [
    { label: { en: 'Item', zh: '品名' }, wide: true },
    { label: { en: 'Net', zh: '金额' }, number: true },
  ],
  rows: [['Flange', '1,000.00']],
  totals: [[{ en: 'Total', zh: '合计' }, '1,130.00']],
  inWords: '1130',
  signatures: [{ en: 'Issued by', zh: '开票人' }],
  barcode: true,
};

const draw = (language: Language) =>
  drawSheets([sheet, sheet], { language, paper: 'a4', bars: () => '<svg/>' });

describe('a sheet', () => {
  it('says the amount in capitals in Chinese, and shows no Chinese in English', () => {
    expect(JSON.stringify(draw('zh-CN'))).toContain('大写：壹仟壹佰叁拾元整');
    const { footer, ...english } = draw('en');
    expect(JSON.stringify(english)).not.toMatch(/[\u2e80-\u9fff\uff00-\uffef]/);
    expect(JSON.stringify((footer as (a: number, b: number) => object)(1, 2))).toContain(
      'Page 1 of 2',
    );
  });

  it('leaves out what is not known, and begins each document on a page of its own', () => {
    const { content } = draw('en');
    expect(JSON.stringify(content)).not.toContain('Waybill');
    expect(JSON.stringify(content).match(/"pageBreak":"before"/g)).toHaveLength(1);
  });
});
