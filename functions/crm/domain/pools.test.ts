import { describe, expect, test } from 'vitest';
import { chinaRegions, provinceKey } from '../../../shared/contracts/crm/china-regions.ts';
import { poolFor, poolOfRegion, usesPool } from './pools.ts';

const pool = (name: string, fields: object) => ({ id: name, name, ...fields }) as never;
const east = pool('east', { region: '华东', provinces: ['浙江', '江苏'] });
const centre = pool('centre', { region: '华中', provinces: ['湖北'] });
const rest = pool('rest', { takesRest: true });
const closed = pool('closed', { provinces: ['海南'], archived: true });

describe('which pool a lead goes to', () => {
  test.each([
    ['浙江', 'east'],
    ['浙江省', 'east'],
    ['湖北省', 'centre'],
    ['Kent', 'rest'],
    [undefined, 'rest'],
    ['海南', 'rest'],
  ])('%s → %s', (province, name) => {
    expect(poolFor([closed, east, centre, rest], province)).toMatchObject({ name });
  });

  test('without a pool for the rest, there is none', () => {
    expect(poolFor([east], 'Kent')).toBeUndefined();
    expect(poolFor([east], undefined)).toBeUndefined();
  });
});

describe('which pool a customer goes to', () => {
  test.each([
    ['华东', 'east'],
    ['火星', 'rest'],
    [undefined, 'rest'],
  ])('%s → %s', (region, name) => {
    expect(poolOfRegion([closed, east, centre, rest], region)).toMatchObject({ name });
    expect(poolOfRegion([closed], region)).toBeUndefined();
  });
});

describe('who uses a pool', () => {
  const listed = pool('listed', { memberIds: ['m1'] });
  const open = pool('open', { openToAll: true });
  test.each([
    ['by region', east, { memberId: 'm2', regions: ['华东'] }, true],
    ['not by another region', east, { memberId: 'm2', regions: ['华中'] }, false],
    ['by name', listed, { memberId: 'm1', regions: [] }, true],
    ['not without a name', listed, { regions: ['华东'] }, false],
    ['everybody', open, { memberId: 'm2', regions: [] }, true],
  ])('%s', (_title, which, user, uses) => {
    expect(usesPool(which, user)).toBe(uses);
  });
});

describe('the regions of China', () => {
  const provinces = chinaRegions.flatMap((one) => [...one.provinces] as string[]);

  test('are seven, and share the 34 provinces between them', () => {
    expect(chinaRegions).toHaveLength(7);
    expect(new Set(provinces).size).toBe(34);
    expect(provinces).toHaveLength(34);
  });

  test.each([
    ['内蒙古自治区', '内蒙古'],
    ['广西壮族自治区', '广西'],
    ['宁夏回族自治区', '宁夏'],
    ['香港特别行政区', '香港'],
    ['上海市', '上海'],
  ])('%s is %s', (official, short) => {
    expect(provinceKey(official)).toBe(short);
    expect(provinces).toContain(short);
  });
});
