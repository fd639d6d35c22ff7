/**
 * Text that a spreadsheet would run as a formula; full-width signs are formulas to some of them.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** What a spreadsheet must show and never run gets an apostrophe in front. */
export const neutraliseFormula = (text: string): string =>
  !NUMBER.test(text) && FORMULA.test(text) ? `'${text}` : text;

/** Takes the apostrophe away again, so that what was exported comes back as it was. */
export const restoreFormula = (text: string): string => {
  if (!text.startsWith("'")) return text;
  const bare = text.slice(1);
  return neutraliseFormula(bare) === text ? bare : text;
};
