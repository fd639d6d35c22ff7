import type { Label } from '../../../shared/contracts/fields.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';

export type Language = 'zh-CN' | 'en';
export type Paper = 'a4' | 'voucher';

/** A label and what stands behind it. */
export type Fact = readonly [label: Label, value: string | undefined];

export interface Column {
  label: Label;
  /** Share of the width; the columns without one take what the text needs. */
  wide?: boolean;
  number?: boolean;
}

/** What a document says on paper, in one language, before it is drawn. */
export interface Sheet {
  title: Label;
  number: string;
  /** Whom it is from and to, side by side. */
  parties: readonly { label: Label; lines: readonly (string | undefined)[] }[];
  facts: readonly Fact[];
  columns: readonly Column[];
  rows: readonly (readonly (string | undefined)[])[];
  totals: readonly Fact[];
  /** Written out in Chinese capitals on Chinese documents. */
  inWords?: Decimal;
  note?: string | undefined;
  /** Fields that people sign in. */
  signatures: readonly Label[];
  /** The number as bars, for a scanner. */
  barcode?: boolean;
}

/** Chinese characters and full-width signs: they do not belong on an English document. */
const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** The name in the reader's language; an English document shows the code rather than Chinese. */
export function nameIn(
  language: Language,
  named: { name: string; nameEn?: string | undefined; code?: string | undefined },
): string {
  if (language !== 'en') return named.name;
  return named.nameEn ?? (CJK.test(named.name) ? (named.code ?? '') : named.name);
}

/** Free text, left out where it is in the wrong language. */
export const textIn = (language: Language, text: string | undefined): string | undefined =>
  language === 'en' && text !== undefined && CJK.test(text) ? undefined : text;

export const labelIn = (language: Language, label: Label): string =>
  language === 'en' ? label.en : label.zh;
