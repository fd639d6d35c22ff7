import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createIdMaker, derivedId, ID_PATTERN, idTime, isId, makeId } from './id.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('an id is the prefix, ten characters of time and sixteen of randomness', () => {
  expect(makeId('so', 0, new Uint8Array(10))).toBe(`so_${'0'.repeat(26)}`);
  expect(makeId('so', 2 ** 48 - 1, new Uint8Array(10).fill(255))).toBe(
    `so_7zzzzzzzzz${'z'.repeat(16)}`,
  );
  // The example time of the ULID specification.
  expect(makeId('t', 1469918176385, new Uint8Array(10))).toBe(`t_01aryz6s41${'0'.repeat(16)}`);
});

test('the time can be read back, and ids sort by it', () => {
  fc.assert(
    fc.property(time, time, bytes(10), bytes(10), (a, b, x, y) => {
      const [first, second] = [makeId('so', a, x), makeId('so', b, y)];
      expect(idTime(first)).toBe(a);
      expect(isId('so', first)).toBe(true);
      if (a !== b) expect(first < second).toBe(a < b);
    }),
  );
});

test('different random bytes give different ids', () => {
  fc.assert(
    fc.property(bytes(10), bytes(10), (x, y) => {
      const same = x.every((byte, index) => byte === y[index]);
      expect(makeId('so', 5, x) === makeId('so', 5, y)).toBe(same);
    }),
  );
});

test.each([
  `so_${'0'.repeat(25)}`,
  `so_${'0'.repeat(27)}`,
  `so_${'i'.repeat(26)}`,
  `so_${'A'.repeat(26)}`,
  `po_${'0'.repeat(26)}`,
  `so${'0'.repeat(26)}`,
  `so_${'0'.repeat(26)}\n`,
  42,
])('%j is no id of a sales order', (text) => {
  expect(isId('so', text)).toBe(false);
  expect(ID_PATTERN('so').test(String(text))).toBe(false);
});

test('unusable parts are refused', () => {
  for (const prefix of ['', 'So', '1a', 'a-b', 'a.*']) {
    expect(() => makeId(prefix, 0, new Uint8Array(10))).toThrow('no prefix');
    expect(() => ID_PATTERN(prefix)).toThrow('no prefix');
  }
  expect(() => makeId('so', -1, new Uint8Array(10))).toThrow('no time');
  expect(() => makeId('so', 2 ** 48, new Uint8Array(10))).toThrow('no time');
  expect(() => makeId('so', 0, new Uint8Array(9))).toThrow('10 random bytes');
  expect(() => derivedId('so', new Uint8Array(15))).toThrow('16 bytes');
  expect(() => idTime('nonsense')).toThrow(expect.objectContaining({ code: 'invalidId' }));
});

describe('an id maker', () => {
  test('increases strictly in a millisecond, across prefixes and when the clock turns back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1_000, max: 1_010 }), { minLength: 2, maxLength: 50 }),
        fc.infiniteStream(fc.nat(255)),
        (clock, stream) => {
          const times = [...clock];
          const random = (count: number) => Uint8Array.from(stream.take(count));
          const make = createIdMaker(() => times.shift() ?? 0, random);
          const bodies = clock.map((_, index) => make(index % 2 ? 'so' : 'po').slice(3));
          bodies.slice(1).forEach((body, index) => {
            expect(body > (bodies[index] ?? '')).toBe(true);
          });
        },
      ),
    );
  });

  test('moves on to the next millisecond when the randomness is used up', () => {
    const make = createIdMaker(
      () => 7,
      (count) => new Uint8Array(count).fill(255),
    );
    const [first, second] = [make('so'), make('so')];
    expect([idTime(first), idTime(second)]).toEqual([7, 8]);
  });
});

describe('a derived id', () => {
  test('is the same for the same hash, valid, and differs in every used bit', () => {
    fc.assert(
      fc.property(bytes(32), fc.integer({ min: 0, max: 127 }), (hash, bit) => {
        const other = Uint8Array.from(hash);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(derivedId('je', hash)).toBe(derivedId('je', Uint8Array.from(hash)));
        expect(isId('je', derivedId('je', hash))).toBe(true);
        expect(derivedId('je', other)).not.toBe(derivedId('je', hash));
      }),
    );
  });

  test('takes sixteen bytes and more', () => {
    expect(derivedId('je', new Uint8Array(16).fill(255))).toBe(`je_${'z'.repeat(25)}w`);
    expect(derivedId('je', new Uint8Array(17).fill(255))).toBe(`je_${'z'.repeat(26)}`);
  });
});
