import { expect, it } from 'vitest';
import { isPermission, namesOfPermissions } from './permission-names.ts';

const read = { en: 'Read', zh: '查看' };
const rights = [{ permission: 'item.read', verb: 'read', label: read }];
const names = namesOfPermissions([{ noun: 'item', label: { en: 'Item', zh: '物料' }, rights }], {
  read,
});

it.each([
  ['*', 'Everything', '全部'],
  ['*.read', 'Everything: Read', '全部：查看'],
  ['item.*', 'Item: Everything', '物料：全部'],
  ['item.read', 'Item: Read', '物料：查看'],
])('%s is called %s, in Chinese %s', (permission, en, zh) => {
  expect(names.get(permission)).toEqual({ en, zh });
});

it.each([
  ['salesOrder.read', true],
  ['salesOrder.*', true],
  ['*.read', true],
  ['*', true],
  ['salesOrder', false],
  ['sales order.read', false],
  ['salesOrder.read.all', false],
])('whether %s may be a permission: %s', (text, may) => {
  expect(isPermission(text)).toBe(may);
});
