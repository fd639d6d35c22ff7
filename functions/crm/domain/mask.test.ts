import { expect, test } from 'vitest';
import { anonymousLead, maskEmail, maskedLead, maskName, maskPhone } from './mask.ts';

test.each([
  ['13812340001', '138****0001'],
  ['+86 138-1234-0001', '+86 1**-****-0001'],
  ['0571-8888666', '057*-***8666'],
  ['12345', '***45'],
])('the phone %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test.each([
  ['张三丰', '张**'],
  ['李', '李'],
  ['John Smith', 'J*** *****'],
  ['𠮷田', '𠮷*'],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test('an e-mail address keeps its first sign and its domain', () => {
  expect(maskEmail('zhang@example.com')).toBe('z***@example.com');
});

test('a lead keeps what is not personal', () => {
  const doc = { id: 'x', companyName: 'ACME', phone: '13812340001', province: '浙江' };
  expect(maskedLead(doc as never)).toEqual({ ...doc, phone: '138****0001' });
});

test('an anonymous lead has no personal field at all', () => {
  const doc = { id: 'x', companyName: 'ACME', contactName: 'Z', phone: '1', email: 'z@x.cn' };
  expect(anonymousLead(doc as never)).toStrictEqual({ id: 'x', companyName: 'ACME' });
});
