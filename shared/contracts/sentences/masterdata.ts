import type { Sentences } from './sentences-type.ts';

export const masterdataSentences: Sentences = {
  invalidTaxNumber:
    '{taxNumber} 不是有效的统一社会信用代码：校验位不符。请对照营业执照，字母须大写。',
  unitFactorIncomplete: '基本单位和换算率须同时填写，或都不填。',
  unitChain: '{unit} 本身要换算成其他单位。请选择没有基本单位的单位作为基本单位。',
  unknownTaxCode: '没有税码为 {taxCode} 的税率。请从税率中选择，或先新增该税率。',
  noConversion:
    '物料 {item} 无法按 {unit} 计量。请把 {unit} 加入其采购单位，或让两个单位有同一基本单位。',
  itemFieldsDisagree: '{reason}',
  repeatedLine: '第 {lineNo} 行重复。请给每行不同的行号，新增的行不填行号。',
  itemUnitFixed: '物料 {item} 已按现有单位记账，不能更换单位或减少小数位。请新建物料。',
  tooManyDecimals: '{quantity} 的小数位超过物料 {item} 允许的 {decimals} 位。',
  duplicatePurchaseUnit: '采购单位重复，或与物料本身的单位相同。',
  duplicateArea: '计划区域重复，或为主区域；主区域的安全库存填在物料上。',
  validityReversed: '结束日期 {validTo} 早于开始日期 {validFrom}。',
  repeatedDay: '{date} 在日历中重复，请只保留一个。',
  exceptionUnknown: '例外日只登记到 {knownUntil}，而 {date} 更晚。',
  overlappingPrices: '同一物料、同一数量在同一天有两个价格。请错开日期。',
};
