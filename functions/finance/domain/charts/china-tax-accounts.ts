import type { RoleMap } from '../account-roles.ts';
import type { AccountRow, TaxpayerType } from './chart-template.ts';

/** The ten columns of 应交增值税; numbering below the names is a convention. */
const vatColumns: readonly AccountRow[] = [
  ['22210101', '进项税额', 'Input VAT'],
  ['22210102', '销项税额抵减', 'Output VAT deducted'],
  ['22210103', '已交税金', 'VAT paid in the month'],
  ['22210104', '转出未交增值税', 'Unpaid VAT transferred out'],
  ['22210105', '减免税款', 'VAT relief'],
  ['22210106', '出口抵减内销产品应纳税额', 'Export credit against domestic VAT'],
  ['22210107', '销项税额', 'Output VAT'],
  ['22210108', '出口退税', 'Export VAT refund'],
  ['22210109', '进项税额转出', 'Input VAT transferred out'],
  ['22210110', '转出多交增值税', 'Overpaid VAT transferred out'],
];

const generalDetails: readonly AccountRow[] = [
  ['222102', '未交增值税', 'VAT payable'],
  ['222103', '预交增值税', 'VAT prepaid'],
  ['222104', '待抵扣进项税额', 'Input VAT to be deducted later'],
  ['222105', '待认证进项税额', 'Input VAT not yet verified'],
  ['222106', '待转销项税额', 'Output VAT not yet invoiced'],
  ['222107', '增值税留抵税额', 'VAT credit carried forward'],
  ['222108', '简易计税', 'VAT under the simplified method'],
];

const otherTaxes: readonly AccountRow[] = [
  ['222101', '应交增值税', 'VAT'],
  ['222111', '应交城市维护建设税', 'Urban maintenance tax'],
  ['222112', '应交教育费附加', 'Education surcharge'],
  ['222113', '应交地方教育附加', 'Local education surcharge'],
  ['222114', '应交所得税', 'Corporate income tax'],
  ['222115', '应交个人所得税', 'Individual income tax withheld'],
  ['222116', '应交印花税', 'Stamp duty'],
];

/** Details of 2221. A small-scale taxpayer has 应交增值税 without columns. */
export const chinaTaxAccounts = (taxpayer: TaxpayerType): readonly AccountRow[] =>
  taxpayer === 'general' ? [...otherTaxes, ...vatColumns, ...generalDetails] : otherTaxes;

type VatRole =
  | 'inputVat'
  | 'inputVatUnverified'
  | 'inputVatDeferred'
  | 'inputVatTransferredOut'
  | 'outputVat'
  | 'outputVatPending'
  | 'vatTransferUnpaid'
  | 'vatTransferOverpaid'
  | 'vatPayable'
  | 'simplifiedVat';

type TaxRole =
  | VatRole
  | 'urbanTax'
  | 'educationSurcharge'
  | 'localEducationSurcharge'
  | 'corporateIncomeTax'
  | 'individualIncomeTax';

const generalVat: Pick<RoleMap, VatRole> = {
  inputVat: '22210101',
  inputVatUnverified: '222105',
  inputVatDeferred: '222104',
  inputVatTransferredOut: '22210109',
  outputVat: '22210107',
  outputVatPending: '222106',
  vatTransferUnpaid: '22210104',
  vatTransferOverpaid: '22210110',
  vatPayable: '222102',
  simplifiedVat: '222108',
};

const smallScaleVat: Pick<RoleMap, VatRole> = {
  inputVat: '222101',
  inputVatUnverified: '222101',
  inputVatDeferred: '222101',
  inputVatTransferredOut: '222101',
  outputVat: '222101',
  outputVatPending: '222101',
  vatTransferUnpaid: '222101',
  vatTransferOverpaid: '222101',
  vatPayable: '222101',
  simplifiedVat: '222101',
};

export const chinaTaxRoles = (taxpayer: TaxpayerType): Pick<RoleMap, TaxRole> => ({
  ...(taxpayer === 'general' ? generalVat : smallScaleVat),
  urbanTax: '222111',
  educationSurcharge: '222112',
  localEducationSurcharge: '222113',
  corporateIncomeTax: '222114',
  individualIncomeTax: '222115',
});
