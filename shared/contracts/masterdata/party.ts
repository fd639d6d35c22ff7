import * as z from 'zod';
import { choice, email, integer, type Label, labelled, note, phone, text } from '../fields.ts';

/** When an amount falls due: so many days after the invoice, the month's end, or an event. */
export const paymentTermKinds = {
  net: { en: 'Net days', zh: '开票后' },
  endOfMonth: { en: 'End of month plus days', zh: '月结' },
  onDelivery: { en: 'Days after delivery', zh: '发货后' },
  onSign: { en: 'Days after receipt is signed', zh: '签收后' },
  prepaid: { en: 'Prepaid', zh: '预付' },
} as const;

const termTexts = {
  net: { en: '{days} days net', zh: '开票后 {days} 天' },
  endOfMonth: { en: '{days} days after the end of the month', zh: '月结 {days} 天' },
  onDelivery: { en: '{days} days after delivery', zh: '发货后 {days} 天' },
  onSign: { en: '{days} days after receipt is signed', zh: '签收后 {days} 天' },
  prepaid: { en: 'Prepaid', zh: '预付' },
} as const satisfies Record<keyof typeof paymentTermKinds, Label>;

export const paymentTerms = z
  .strictObject({
    kind: labelled('Kind', '方式', choice(paymentTermKinds)),
    days: labelled('Days', '天数', integer(0, 365)),
  })
  .meta({ reads: { by: 'kind', texts: termTexts } });

export const address = z.strictObject({
  name: labelled('Address name', '地址名称', text(100)).optional(),
  country: labelled('Country', '国家', text(60)).optional(),
  province: labelled('Province', '省', text(60)).optional(),
  city: labelled('City', '市', text(60)).optional(),
  street: labelled('Street', '详细地址', text(300)),
  postcode: labelled('Postcode', '邮编', text(20)).optional(),
});

export const contact = z.strictObject({
  name: labelled('Contact name', '联系人', text(100)),
  role: labelled('Position', '职务', text(60)).optional(),
  phone: labelled('Phone', '电话', phone()).optional(),
  email: labelled('E-mail', '邮箱', email()).optional(),
});

export const addresses = () => labelled('Addresses', '地址', z.array(address).max(20));
export const contacts = () => labelled('Contacts', '联系人', z.array(contact).max(20));
export const bankDetails = () => labelled('Bank details', '开户行及账号', text(200));
export const remark = () => labelled('Note', '备注', note(1000));
