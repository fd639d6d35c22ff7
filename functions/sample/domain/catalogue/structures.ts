import type { Decimal } from '../../../../shared/kernel/decimal.ts';

export interface SampleCentre {
  code: string;
  zh: string;
  en: string;
  department: string;
  machines: number;
  hoursPerDay: Decimal;
  labourRate: Decimal;
  overheadRate: Decimal;
}

/** The machining centre MC is one machine of one shift: on one day of the story it has too much. */
export const sampleCentres: readonly SampleCentre[] = [
  {
    ...{ code: 'PRESS', zh: '冲压组', en: 'Stamping', department: '冲压车间', machines: 3 },
    ...{ hoursPerDay: '16', labourRate: '42', overheadRate: '30' },
  },
  {
    ...{ code: 'CNC', zh: '数控车组', en: 'CNC turning', department: '机加车间', machines: 4 },
    ...{ hoursPerDay: '16', labourRate: '45', overheadRate: '55' },
  },
  {
    ...{ code: 'MC', zh: '立式加工中心', en: 'Machining centre', department: '机加车间' },
    ...{ machines: 1, hoursPerDay: '8', labourRate: '45', overheadRate: '55' },
  },
  {
    ...{ code: 'DIE', zh: '压铸注塑组', en: 'Die casting and moulding', department: '压铸车间' },
    ...{ machines: 2, hoursPerDay: '16', labourRate: '45', overheadRate: '45' },
  },
  {
    ...{ code: 'ASSY', zh: '装配组', en: 'Assembly', department: '装配车间', machines: 12 },
    ...{ hoursPerDay: '16', labourRate: '38', overheadRate: '14' },
  },
];

export interface SampleStructure {
  item: string;
  /** Component, quantity for one, loss. */
  lines: readonly (readonly [item: string, quantity: Decimal, loss?: Decimal])[];
  operation: { zh: string; en: string; centre: string; setup: Decimal; run: Decimal };
}

type Work = readonly [zh: string, en: string, centre: string, run: Decimal];

const stamping: Work = ['冲压', 'Stamping', 'PRESS', '0.25'];
const turning: Work = ['车削', 'Turning', 'CNC', '0.9'];
const moulding: Work = ['注塑', 'Moulding', 'DIE', '0.15'];
const assembly: Work = ['装配', 'Assembly', 'ASSY', '2'];

const structure = (
  item: string,
  [zh, en, centre, usual]: Work,
  lines: SampleStructure['lines'],
  run: Decimal = usual,
): SampleStructure => ({ item, lines, operation: { zh, en, centre, setup: '30', run } });

/** What is made of what, and where. Two levels: material to part, part to product. */
export const sampleStructures: readonly SampleStructure[] = [
  structure('MP-01', stamping, [['RM-01', '0.62', '0.03']]),
  structure('MP-02', stamping, [['RM-02', '0.16', '0.03']], '0.2'),
  structure('MP-03', turning, [['RM-04', '0.22', '0.02']]),
  structure('MP-04', turning, [['RM-03', '0.05', '0.02']], '0.6'),
  structure('MP-05', stamping, [['RM-01', '0.95', '0.03']], '0.4'),
  structure('MP-06', stamping, [['RM-01', '0.75', '0.03']], '0.35'),
  structure('MP-07', ['压铸', 'Die casting', 'DIE', '0.5'], [['RM-06', '0.26', '0.02']]),
  structure('MP-08', ['绕簧', 'Coiling', 'PRESS', '0.1'], [['RM-07', '0.035']]),
  structure('MP-09', ['铣削', 'Milling', 'MC', '0.9'], [['RM-05', '0.45']]),
  structure('MP-10', moulding, [['RM-08', '0.025', '0.01']]),
  structure(
    'FG-01',
    assembly,
    [
      ['MP-01', '2'],
      ['BP-01', '4'],
      ['BP-10', '1'],
    ],
    '1.5',
  ),
  structure('FG-02', assembly, [
    ['MP-02', '2'],
    ['MP-03', '1'],
    ['MP-04', '2'],
    ['BP-11', '1'],
  ]),
  structure(
    'FG-03',
    assembly,
    [
      ['MP-05', '1'],
      ['MP-06', '1'],
      ['BP-06', '1'],
      ['BP-09', '40'],
    ],
    '3',
  ),
  structure('FG-04', assembly, [
    ['MP-07', '1'],
    ['MP-08', '1'],
    ['BP-02', '4'],
  ]),
  structure(
    'FG-05',
    assembly,
    [
      ['BP-08', '1'],
      ['MP-08', '1'],
      ['BP-04', '1'],
    ],
    '4',
  ),
  structure('FG-06', assembly, [
    ['MP-10', '2'],
    ['BP-03', '2'],
    ['MP-01', '1'],
  ]),
  structure(
    'FG-07',
    assembly,
    [
      ['MP-09', '1'],
      ['BP-02', '4'],
      ['BP-07', '4'],
    ],
    '2.5',
  ),
  structure('FG-08', assembly, [
    ['MP-03', '2'],
    ['MP-04', '2'],
    ['BP-05', '2'],
  ]),
  structure('HP-100', assembly, [
    ['KX-01', '2'],
    ['KY-01', '1'],
    ['KZ-01', '4'],
  ]),
  structure('HQ-50', assembly, [
    ['KX-01', '1'],
    ['KY-01', '1'],
  ]),
  structure(
    'EL-10',
    assembly,
    [
      ['BP-12', '1'],
      ['MP-08', '1'],
      ['BP-04', '2'],
    ],
    '5',
  ),
];
