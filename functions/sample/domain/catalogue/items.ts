import type { Decimal } from '../../../../shared/kernel/decimal.ts';

export interface SampleItem {
  code: string;
  zh: string;
  en: string;
  spec?: string;
  category: string;
  unit: 'PCS' | 'KG' | 'M';
  leadTimeDays: number;
  /** Bought: from whom, at which price without tax, in which multiples. */
  supplier?: string;
  cost?: Decimal;
  multiple?: Decimal;
  /** Sold: at which price without tax. */
  price?: Decimal;
}

type Bought = readonly [
  code: string,
  zh: string,
  en: string,
  unit: SampleItem['unit'],
  supplier: string,
  cost: Decimal,
  multiple: Decimal,
  leadTimeDays: number,
];

const bought =
  (category: string) =>
  ([code, zh, en, unit, supplier, cost, multiple, leadTimeDays]: Bought): SampleItem => ({
    ...{ code, zh, en, category, unit, supplier, cost, multiple, leadTimeDays },
  });

const materials = (
  [
    ['RM-01', '冷轧钢板 1.5 mm', 'Cold-rolled steel sheet 1.5 mm', 'KG', 'S01', '5.2', '100', 10],
    ['RM-02', '304 不锈钢板 1.0 mm', 'Stainless sheet 304 1.0 mm', 'KG', 'S01', '15.8', '50', 10],
    ['RM-03', 'H59 黄铜棒 Ø12', 'Brass rod H59 Ø12', 'KG', 'S02', '48', '20', 12],
    ['RM-04', '45# 圆钢 Ø20', 'Round steel bar 45# Ø20', 'KG', 'S03', '5.6', '100', 9],
    ['RM-05', '6063 铝型材', 'Aluminium profile 6063', 'M', 'S02', '18.5', '50', 12],
    ['RM-06', '3 号锌合金锭', 'Zinc alloy ingot Zamak 3', 'KG', 'S04', '22.4', '50', 8],
    ['RM-07', '弹簧钢丝 Ø0.8', 'Spring wire Ø0.8', 'KG', 'S03', '9.8', '10', 9],
    ['RM-08', 'PA66 尼龙粒子', 'Nylon pellets PA66', 'KG', 'S04', '21', '25', 8],
  ] satisfies Bought[]
).map(bought('原材料 Raw material'));

const parts = (
  [
    ['BP-01', '六角螺栓 M6×16', 'Hexagon bolt M6×16', 'PCS', 'S05', '0.12', '1000', 5],
    ['BP-02', '自攻螺钉 ST4×12', 'Self-tapping screw ST4×12', 'PCS', 'S05', '0.05', '1000', 5],
    ['BP-03', '滚动轴承 608ZZ', 'Ball bearing 608ZZ', 'PCS', 'S06', '1.85', '100', 7],
    ['BP-04', '弹簧销 Ø4×20', 'Spring pin Ø4×20', 'PCS', 'S05', '0.18', '500', 5],
    ['BP-05', 'O 型圈 12×2', 'O-ring 12×2', 'PCS', 'S06', '0.09', '500', 7],
    ['BP-06', '液压阻尼器 10 N', 'Hydraulic damper 10 N', 'PCS', 'S07', '3.2', '50', 6],
    ['BP-07', '橡胶垫', 'Rubber pad', 'PCS', 'S07', '0.22', '500', 6],
    ['BP-08', '锁芯', 'Lock cylinder', 'PCS', 'S08', '6.5', '50', 14],
    ['BP-09', '钢珠 Ø5', 'Steel ball Ø5', 'PCS', 'S05', '0.03', '5000', 5],
    ['BP-10', '彩盒', 'Carton box', 'PCS', 'S09', '1.1', '100', 4],
    ['BP-11', '合格证标签', 'Certificate label', 'PCS', 'S09', '0.08', '1000', 4],
    ['BP-12', '电磁阀 24 V', 'Solenoid 24 V', 'PCS', 'S08', '18', '10', 21],
    ['KX-01', '精密转轴 X', 'Precision shaft X', 'PCS', 'S10', '10', '10', 6],
    ['KY-01', '定位座 Y', 'Locating seat Y', 'PCS', 'S10', '14', '10', 6],
    ['KZ-01', '紧固螺钉 Z', 'Fixing screw Z', 'PCS', 'S10', '0.3', '100', 6],
  ] satisfies Bought[]
).map(bought('外购件 Bought part'));

type Made = readonly [code: string, zh: string, en: string, leadTimeDays: number, price?: Decimal];

const made =
  (category: string) =>
  ([code, zh, en, leadTimeDays, price]: Made): SampleItem => ({
    ...{ code, zh, en, category, unit: 'PCS', leadTimeDays },
    ...(price !== undefined && { price }),
  });

const components = (
  [
    ['MP-01', '冲压支架', 'Stamped bracket', 3],
    ['MP-02', '铰链片', 'Hinge leaf', 3],
    ['MP-03', '车削转轴', 'Turned pin', 4],
    ['MP-04', '黄铜衬套', 'Brass bush', 4],
    ['MP-05', '滑轨外轨', 'Slide outer rail', 3],
    ['MP-06', '滑轨内轨', 'Slide inner rail', 3],
    ['MP-07', '压铸把手毛坯', 'Die-cast handle blank', 4],
    ['MP-08', '扭簧', 'Torsion spring', 2],
    ['MP-09', '铝合金面板', 'Aluminium panel', 3],
    ['MP-10', '尼龙滚轮', 'Nylon roller', 2],
  ] satisfies Made[]
).map(made('自制件 Made part'));

const products = (
  [
    ['FG-01', '重型支架', 'Heavy-duty bracket', 3, '13.6'],
    ['FG-02', '不锈钢铰链', 'Stainless hinge', 3, '23'],
    ['FG-03', '阻尼滑轨 450 mm', 'Soft-close slide 450 mm', 4, '22.8'],
    ['FG-04', '门把手', 'Door handle', 3, '12.2'],
    ['FG-05', '锁具总成', 'Lock assembly', 4, '14.2'],
    ['FG-06', '滑轮组件', 'Roller carriage', 3, '14.2'],
    ['FG-07', '铝面板组件', 'Panel assembly', 3, '17.5'],
    ['FG-08', '直线导向座', 'Linear guide seat', 3, '19.2'],
    ['HP-100', '铰链总成 P', 'Hinge assembly P', 3, '56'],
    ['HQ-50', '定位组件 Q', 'Locating unit Q', 3, '36'],
    ['EL-10', '电控锁总成', 'Electric lock assembly', 4, '33'],
  ] satisfies Made[]
).map(made('成品 Finished goods'));

const traded: SampleItem = {
  ...{ code: 'TR-01', zh: '直线导轨支座 SHF12', en: 'Shaft support SHF12', unit: 'PCS' },
  ...{ category: '贸易品 Traded goods', supplier: 'S06', cost: '33', multiple: '50' },
  ...{ leadTimeDays: 20, price: '44.25' },
};

/** 45 items: what is bought, what is made of it, and what is sold. */
export const sampleItems: readonly SampleItem[] = [
  ...materials,
  ...parts,
  ...components,
  ...products,
  traded,
];

/** What the months of the story sell; the others belong to its last days. */
export const soldAllYear: readonly string[] = [
  ...['FG-01', 'FG-02', 'FG-03', 'FG-04', 'FG-05', 'FG-06', 'FG-07', 'FG-08'],
];
