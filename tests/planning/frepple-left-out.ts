/** What no plan of ours can say (all of the run or what is named), and why. */
export const unexpressed: readonly { file: string; run: string; why: string }[] = [
  {
    file: 'constraints_resource_1',
    run: '1',
    why: 'one machine for five orders: load is levelled by scheduling, after material planning',
  },
  {
    file: 'constraints_resource_1',
    run: '2',
    why: 'as run 1, with one overload left',
  },
  {
    file: 'flow_fixed',
    run: '2',
    why: 'item 4 comes out of three steps of one order, on three days; item 2 main is only made',
  },
  ...['1', '2', '3'].map((run) => ({
    file: 'operation_coproducer',
    run,
    why: 'one operation makes four products; planning looks at the main product of an order',
  })),
  {
    file: 'safety_stock',
    run: '2',
    why: 'the safety stock of item 1 changes from month to month; ours is one figure per run',
  },
  { file: 'wip_2', run: '1', why: 'the steps of the complex product: routings are not planned' },
];
