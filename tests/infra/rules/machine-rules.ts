import { each, type Json, type Rule } from './rule.ts';

type State = {
  Type: string;
  TimeoutSeconds?: number;
  Catch?: { Next: string }[];
  ItemProcessor?: { States: Record<string, State> };
  Branches?: { States: Record<string, State> }[];
};

/** All states of a machine, those inside maps and branches too. */
export function statesOf(scope: { States: Record<string, State> }): [string, State][] {
  return Object.entries(scope.States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
    ...(state.Branches ?? []).flatMap(statesOf),
  ]);
}

export const R9: Rule = (template, manifest) => [
  ...each(template, 'AWS::StepFunctions::StateMachine', (machine) => {
    const logging = machine.LoggingConfiguration as Json | undefined;
    return [
      (!logging || logging.Level === 'OFF') && 'no log',
      logging?.IncludeExecutionData === true && 'logs what people typed',
      !(machine.TracingConfiguration as Json | undefined)?.Enabled && 'not traced',
    ];
  }),
  ...manifest.machines.flatMap(({ id, definition }) => {
    const states = statesOf(definition as never);
    // What runs after a failure has nothing to go to but the end.
    const handlers = new Set(
      states.flatMap(([, one]) => (one.Catch ?? []).map(({ Next }) => Next)),
    );
    return states
      .filter(([, state]) => state.Type === 'Task')
      .flatMap(([name, state]) => [
        state.TimeoutSeconds === undefined && `${id}/${name}: no timeout`,
        !state.Catch && !handlers.has(name) && `${id}/${name}: no Catch`,
      ])
      .filter((one) => one !== false);
  }),
];
