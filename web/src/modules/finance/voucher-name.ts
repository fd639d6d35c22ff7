interface Numbered {
  voucherWord?: string | undefined;
  voucherNumber?: number | undefined;
}

/** 记-12; undefined before the numbering pass has reached it. */
export const voucherName = ({ voucherWord, voucherNumber }: Numbered): string | undefined =>
  voucherNumber === undefined ? undefined : `${voucherWord ?? ''}-${voucherNumber}`;
