import {
  constantSafety,
  fixedUse,
  groupAB,
  named,
  network,
  oneAtATime,
  oneProduct,
  type Story,
  threeSteps,
  twoAtATime,
  underWay,
} from './frepple-readings.ts';

export const stories: readonly Story[] = [
  { file: 'constraints_leadtime_1', run: '2', of: 'orders' },
  { file: 'constraints_leadtime_1', run: '3', of: 'orders' },
  {
    file: 'constraints_leadtime_1',
    run: '2',
    of: 'balances',
    differences: [
      {
        why: 'What a past due order needs is needed today (rule 7), not on its past start.',
        theirs: [],
        ours: ['Raw material: 14 on 2009-01-01', 'subassembly: 8 on 2009-01-01'],
      },
    ],
  },
  {
    file: 'constraints_leadtime_1',
    run: '1',
    of: 'deliveries',
    differences: [
      {
        why: 'Theirs makes six in three orders of two, which side by side take two days, ours one of four.',
        theirs: ['order 2: 14 on 2009-01-11'],
        ours: ['order 2: 14 on 2009-01-13'],
      },
    ],
  },
  { file: 'constraints_leadtime_4', run: '1', of: 'deliveries' },
  { file: 'constraints_leadtime_4', run: '2', of: 'deliveries' },
  {
    file: 'constraints_leadtime_4',
    run: '1',
    of: 'finishes',
    differences: [
      {
        why: 'Theirs starts no earlier than today and as late as then possible, ours says the earliest day.',
        theirs: [
          'item 1: 10 by 2023-01-05',
          'item 2: 10 by 2023-01-08',
          'item 3: 10 by 2023-01-08',
        ],
        ours: ['item 1: 10 by 2023-01-02', 'item 2: 10 by 2023-01-05', 'item 3: 10 by 2023-01-06'],
      },
    ],
  },
  {
    file: 'constraints_leadtime_1',
    run: '1',
    of: 'finishes',
    differences: [
      {
        why: 'Theirs makes six in three orders of two, which side by side take two days, ours one of four.',
        theirs: [
          'end item: 14 by 2009-01-10',
          'subassembly: 2 by 2009-01-03',
          'subassembly: 2 by 2009-01-03',
          'subassembly: 2 by 2009-01-03',
        ],
        ours: ['end item: 14 by 2009-01-12', 'subassembly: 6 by 2009-01-05'],
      },
    ],
  },
  {
    file: 'flow_location',
    run: '1',
    of: 'finishes',
    differences: [
      {
        why: 'Theirs starts no earlier than today and as late as then possible, ours says the earliest day.',
        theirs: ['1. component from location B: 100 by 2025-01-16'],
        ours: ['1. component from location B: 100 by 2025-01-11'],
      },
    ],
  },
  {
    file: 'demand_status',
    run: '1',
    of: 'finishes',
    reading: { boughtAs: oneProduct },
    differences: [
      {
        why: 'A quotation is no demand, nor is an enquiry, whatever group it is in.',
        theirs: ['item 3: 1 by 2025-03-05', 'item 6B: 1 by 2025-06-05'],
        ours: [],
      },
    ],
  },
  { file: 'constraints_resource_1', run: '3', of: 'orders' },
  { file: 'constraints_resource_1', run: '3', of: 'balances' },
  { file: 'constraints_resource_1', run: '3', of: 'deliveries' },
  {
    file: 'demand_status',
    run: '2',
    of: 'orders',
    reading: { boughtAs: oneProduct },
    differences: [
      {
        why: 'A quotation is no demand, nor is an enquiry, whatever group it is in.',
        theirs: [
          'item 3: 1 from 2025-02-26 to 2025-03-05',
          'item 6B: 1 from 2025-05-29 to 2025-06-05',
        ],
        ours: [],
      },
    ],
  },
  {
    file: 'demand_status',
    run: '3',
    of: 'orders',
    reading: { boughtAs: oneProduct },
    differences: [
      {
        why: 'A quotation is no demand, nor is an enquiry, whatever group it is in.',
        theirs: [
          'item 3: 1 from 2025-02-26 to 2025-03-05',
          'item 6B: 1 from 2025-05-29 to 2025-06-05',
        ],
        ours: [],
      },
    ],
  },
  {
    file: 'demand_status',
    run: '1',
    of: 'deliveries',
    reading: { boughtAs: oneProduct },
    differences: [
      {
        why: 'A quotation is no demand, nor is an enquiry, whatever group it is in.',
        theirs: ['order 3 - quote: 1 on 2025-03-05', 'order 6B: 1 on 2025-06-05'],
        ours: [],
      },
    ],
  },
  {
    file: 'distribution_1',
    run: '3',
    of: 'orders',
    reading: network,
    differences: [
      {
        why: 'What a past due order needs is needed today (rule 7), not further in the past; needs of a day are one order.',
        theirs: [
          'product A @ Central WH: 90 from 2014-12-10 to 2014-12-17',
          'product A @ Central WH: 100 from 2014-12-12 to 2014-12-19',
          'product A @ Regional DC 1: 100 from 2014-12-19 to 2014-12-29',
          'product A @ Regional DC 2: 100 from 2014-12-17 to 2014-12-29',
        ],
        ours: [
          'product A @ Central WH: 190 from 2014-12-25 to 2015-01-01',
          'product A @ Regional DC 1: 100 from 2014-12-22 to 2015-01-01',
          'product A @ Regional DC 2: 100 from 2014-12-20 to 2015-01-01',
        ],
      },
    ],
  },
  {
    file: 'distribution_1',
    run: '2',
    of: 'deliveries',
    reading: network,
    differences: [
      {
        why: 'An order is delivered whole here; theirs sends the ten that are there ahead.',
        theirs: [
          'order 1a for product A: 40 on 2015-01-21',
          'order 1a for product A: 10 on 2015-01-14',
        ],
        ours: ['order 1a for product A: 50 on 2015-01-21'],
      },
      {
        why: 'One source per item and place; theirs turns to a second supplier who is nearer.',
        theirs: ['order 3 for product A: 100 on 2015-01-11'],
        ours: ['order 3 for product A: 100 on 2015-01-23'],
      },
    ],
  },
  {
    file: 'flow_location',
    run: '2',
    of: 'orders',
    differences: [
      {
        why: 'What a past due order needs is needed today (rule 7), not further in the past.',
        theirs: [
          '1. component from location B: 100 from 2024-12-21 to 2024-12-31',
          '1. component from location C: 100 from 2024-12-16 to 2024-12-31',
        ],
        ours: [
          '1. component from location B: 100 from 2024-12-22 to 2025-01-01',
          '1. component from location C: 100 from 2024-12-17 to 2025-01-01',
        ],
      },
    ],
  },
  { file: 'flow_location', run: '1', of: 'deliveries' },
  { file: 'flow_fixed', run: '2', of: 'orders', reading: fixedUse },
  { file: 'flow_fixed', run: '2', of: 'balances', reading: fixedUse },
  { file: 'flow_fixed', run: '1', of: 'deliveries', reading: fixedUse },
  {
    file: 'flow_fixed',
    run: '2',
    of: 'orders',
    reading: oneAtATime,
    differences: [
      {
        why: 'Their order makes two from 1 February on; a lot rule of ours has no dates.',
        theirs: [],
        ours: [
          '2. fixed production co-product: 1 from 2013-02-05 to 2013-02-06',
          '2. fixed production co-product: 1 from 2013-02-05 to 2013-02-06',
          '2. fixed production co-product: 1 from 2013-02-18 to 2013-02-19',
          '2. fixed production co-product: 1 from 2013-02-18 to 2013-02-19',
          '2. fixed production co-product: 1 from 2013-02-18 to 2013-02-19',
          '2. fixed production co-product: 1 from 2013-02-18 to 2013-02-19',
        ],
      },
    ],
  },
  { file: 'flow_fixed', run: '2', of: 'orders', reading: threeSteps },
  { file: 'flow_fixed', run: '2', of: 'balances', reading: threeSteps },
  { file: 'flow_fixed', run: '1', of: 'deliveries', reading: threeSteps },
  { file: 'flow_fixed', run: '2', of: 'orders', reading: twoAtATime },
  { file: 'flow_fixed', run: '2', of: 'balances', reading: twoAtATime },
  { file: 'flow_fixed', run: '1', of: 'deliveries', reading: twoAtATime },
  {
    file: 'operation_pre_post',
    run: '2',
    of: 'orders',
    differences: [
      {
        why: 'What a past due order needs is needed today (rule 7), not further in the past; needs of a day are one order.',
        theirs: [
          '4. item level 2: 6 from 2008-12-08 to 2008-12-15',
          '4. item level 3: 6 from 2008-11-24 to 2008-12-01',
          '4. item level 4: 6 from 2008-11-10 to 2008-11-17',
          '4. item level 4: 6 from 2008-12-07 to 2008-12-14',
          '4. item level 4: 6 from 2008-12-14 to 2008-12-21',
        ],
        ours: [
          '4. item level 2: 6 from 2008-12-18 to 2008-12-25',
          '4. item level 3: 6 from 2008-12-18 to 2008-12-25',
          '4. item level 4: 18 from 2008-12-18 to 2008-12-25',
        ],
      },
    ],
  },
  {
    file: 'operation_pre_post',
    run: '1',
    of: 'deliveries',
    differences: [
      {
        why: 'Days to receive are always kept; theirs gives them up when late.',
        theirs: [
          '1. order 1: 6 on 2009-01-08',
          '1. order 2: 6 on 2009-01-10',
          '2. order 1: 6 on 2009-01-08',
          '2. order 2: 6 on 2009-01-10',
          '3. order 1: 6 on 2009-01-08',
          '4. order 1: 6 on 2009-01-29',
          '4. order 2: 6 on 2009-02-01',
          '4. order 3: 6 on 2009-02-08',
          '4. order 4: 6 on 2009-02-16',
        ],
        ours: [
          '1. order 1: 6 on 2009-01-15',
          '1. order 2: 6 on 2009-01-15',
          '2. order 1: 6 on 2009-01-15',
          '2. order 2: 6 on 2009-01-15',
          '3. order 1: 6 on 2009-01-15',
          '4. order 1: 6 on 2009-02-26',
          '4. order 2: 6 on 2009-02-26',
          '4. order 3: 6 on 2009-02-26',
          '4. order 4: 6 on 2009-02-26',
        ],
      },
      {
        why: 'An order waits for all of its material; theirs makes what there is material for.',
        theirs: [
          '3. order 2: 4 on 2009-01-10',
          '3. order 2: 2 on 2009-01-18',
          '3. order 3: 3 on 2009-01-31',
        ],
        ours: ['3. order 2: 6 on 2009-01-25'],
      },
    ],
  },
  {
    file: 'safety_stock',
    run: '2',
    of: 'orders',
    reading: constantSafety,
    differences: [
      {
        why: 'A demand whose delivery should have started counts today; so does what a past due order needs.',
        theirs: [
          'end item 2: 10 from 2008-12-23 to 2008-12-23',
          'end item 3 A: 20 from 2008-12-24 to 2008-12-28',
          'end item 3 A: 10 from 2008-12-28 to 2009-01-01',
        ],
        ours: [
          'end item 2: 10 from 2008-12-25 to 2008-12-25',
          'end item 3 A: 30 from 2008-12-28 to 2009-01-01',
        ],
      },
    ],
  },
  {
    file: 'safety_stock',
    run: '1',
    of: 'deliveries',
    reading: constantSafety,
    differences: [
      {
        why: 'Days to receive are always kept; theirs gives them up when late.',
        theirs: ['order 1 - item 2: 10 on 2009-01-04'],
        ours: ['order 1 - item 2: 10 on 2009-01-11'],
      },
    ],
  },
  { file: 'supplier', run: '3', of: 'orders', reading: { boughtAs: groupAB } },
  {
    file: 'supplier',
    run: '3',
    of: 'balances',
    reading: {
      boughtAs: groupAB,
      items: named('Component A', 'Component B', 'Component C', 'Component D'),
    },
  },
  {
    file: 'supplier',
    run: '2',
    of: 'deliveries',
    reading: { boughtAs: groupAB },
    differences: [
      {
        why: 'One source per item; theirs turns to a second supplier who is faster.',
        theirs: ['order 1 for item A: 90 on 2015-01-08'],
        ours: ['order 1 for item A: 90 on 2015-01-15'],
      },
      {
        why: 'Days to receive are always kept; theirs gives up ten of the fourteen when late.',
        theirs: [
          'order 1 for item E: 100 on 2015-01-26',
          'order 2 for item E: 100 on 2015-01-26',
          'order 3 for item E: 100 on 2015-01-26',
          'order 4 for item E: 100 on 2015-01-26',
          'order 5 for item E: 100 on 2015-01-26',
          'order 6 for item E: 100 on 2015-01-30',
        ],
        ours: [
          'order 1 for item E: 100 on 2015-02-05',
          'order 2 for item E: 100 on 2015-02-05',
          'order 3 for item E: 100 on 2015-02-05',
          'order 4 for item E: 100 on 2015-02-05',
          'order 5 for item E: 100 on 2015-02-05',
          'order 6 for item E: 100 on 2015-02-05',
        ],
      },
    ],
  },
  {
    file: 'wip_2',
    run: '2',
    of: 'orders',
    reading: underWay,
    differences: [
      {
        why: 'What a past due order needs is needed today (rule 7), not further in the past.',
        theirs: ['consumed item @ store: 777 from 2018-10-30 to 2018-12-29'],
        ours: ['consumed item @ store: 777 from 2018-11-02 to 2019-01-01'],
      },
    ],
  },
  { file: 'wip_2', run: '1', of: 'finishes', reading: underWay },
];
