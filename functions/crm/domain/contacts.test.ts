import { expect, test } from 'vitest';
import { withContact } from './contacts.ts';
import { patchOf } from './patch.ts';
import { phoneKey } from './phone-key.ts';

const zhang = { name: '张三', phone: '13812340001' };

test.each([
  ['a new person is added', [], { contactName: '张三', phone: '13812340001' }, [zhang]],
  ['the same phone is the same person', [zhang], { phone: '+86 138 1234 0001' }, [zhang]],
  [
    'the same name without a phone too',
    [{ name: '张三' }],
    { contactName: '张三' },
    [{ name: '张三' }],
  ],
  [
    'without a name the address stands for it',
    [],
    { email: 'a@b.cn' },
    [{ name: 'a@b.cn', email: 'a@b.cn' }],
  ],
  ['nobody adds nobody', [zhang], {}, [zhang]],
])('%s', (_title, contacts, person, expected) => {
  expect(withContact(contacts, person)).toEqual(expected);
});

test('a customer holds twenty contacts and loses none to a twenty-first', () => {
  const full = Array.from({ length: 20 }, (_, n) => ({ name: `P${n}` }));
  expect(withContact(full, { contactName: 'New' })).toEqual(full);
});

test.each([
  ['+86 138-1234-0001', '13812340001'],
  ['0086 138 1234 0001', '13812340001'],
  ['(0571) 8888-6666', '057188886666'],
  ['+44 20 7946 0958', '442079460958'],
])('%s is the number %s', (phone, key) => {
  expect(phoneKey(phone)).toBe(key);
});

test('in a patch null clears, and what is absent is left alone', () => {
  const patch = patchOf({ a: 1, b: null, c: undefined });
  expect(patch).toStrictEqual({ a: 1, b: undefined });
});
