/**
 * What a check found stands in the run of the night as an English sentence, so that the same run
 * reads the same for everybody. These are the ones that people meet while they open and close
 * books.
 */
const chinese: readonly (readonly [RegExp, string])[] = [
  [/^Opening clearing (\S+) is not zero\.$/, '期初过渡科目 $1 余额不为零。'],
  [
    /^Account (\S+): the opening ledger and the items brought in differ\.$/,
    '科目 $1 的期初余额与导入的明细不一致。',
  ],
  [/^Period (\S+) is still open\.$/, '期间 $1 尚未结账。'],
  [/^A voucher has no number yet\.$/, '有凭证尚未编号。'],
  [/^VAT that is due was not transferred\.$/, '应交增值税尚未结转。'],
  [/^An item is below zero in stock\.$/, '有物料库存为负。'],
  [/^Account (\S+) is not what the stock is worth\.$/, '科目 $1 的余额与库存金额不一致。'],
  [/^The balance of account (\S+) is not its postings\.$/, '科目 $1 的余额不等于其分录之和。'],
  [/^A voucher of (\S+) line\(s\) does not balance\.$/, '一张 $1 条分录的凭证借贷不平。'],
  [/^A voucher was posted into (\S+) after it was locked\.$/, '期间 $1 结账后仍有凭证记入。'],
  [/^The balance sheet at the end of (\S+) does not balance\.$/, '$1 月末资产负债表不平衡。'],
  [/^Account (\S+) stands on no line of the statements\.$/, '科目 $1 没有对应的报表项目。'],
  [/^The parts of payment (\S+) are not its whole\.$/, '收付款单 $1 的拆分不等于总额。'],
  [
    /^Account (\S+) was not transferred to the profit of the year\.$/,
    '科目 $1 尚未结转至本年利润。',
  ],
  [
    /^Conversion costs on (\S+) were not spread over what was made\.$/,
    '科目 $1 的加工费用尚未分摊。',
  ],
  [
    /^The stock accounts (.+) differ from the value of the stock\.$/,
    '存货科目 $1 的余额与库存金额不一致。',
  ],
  [/^locked$/, '已结账'],
  [/^open$/, '未结账'],
  [/^a number$/, '有编号'],
  [/^none$/, '无'],
  [/^0 or more$/, '不小于 0'],
];

/** As it was said where it is not known. */
export function inChinese(what: string): string {
  const found = chinese.find(([pattern]) => pattern.test(what));
  return found ? what.replace(found[0], found[1]) : what;
}
