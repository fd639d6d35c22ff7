/**
 * A whole asynchronous side in one process, for the test that kills it. With `hang`, it accepts one
 * event and then stands still inside a task and inside a reaction; without, it finishes the work.
 */
import { createEventBus } from './events/event-bus.ts';
import { systemClock } from './host-clock.ts';
import { openHostDb } from './host-db.ts';
import { silentLog } from './host-log.ts';
import { createFunctionRunner, type LambdaHandler } from './invoke.ts';
import { createStepFunctions } from './workflows/step-functions.ts';

const [file = '', mode] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

const handlers: Record<string, LambdaHandler> = {
  step(event: { name: string }) {
    say(`step ${event.name}`);
    return event.name === 'B' && mode === 'hang' ? new Promise(() => {}) : event.name;
  },
  react(event: { Records: { attributes: { ApproximateReceiveCount: string } }[] }) {
    say(`react ${event.Records[0]?.attributes.ApproximateReceiveCount}`);
    return mode === 'hang' ? new Promise(() => {}) : undefined;
  },
};
const functions = Object.entries(handlers).map(([id, handler]) => ({
  id,
  timeoutSeconds: 60,
  load: async () => ({ handler }),
}));
const task = (name: string, Next?: string) => ({
  Type: 'Task',
  Resource: 'step',
  Arguments: { name },
  Assign: { [`done${name}`]: '{% $states.result %}' },
  ...(Next ? { Next } : { End: true, Output: '{% $doneA & $doneB & $states.result %}' }),
});

const db = openHostDb(file);
const { invoke } = createFunctionRunner({ functions, log: silentLog });
const engine = createStepFunctions({
  db,
  machines: [
    {
      id: 'm',
      type: 'STANDARD',
      definition: {
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: { A: task('A', 'B'), B: task('B', 'C'), C: task('C') },
      },
    },
  ],
  invoke,
  clock: systemClock,
  log: silentLog,
});
const pattern = { source: ['tandem.sales'] };
const bus = createEventBus({
  db,
  rules: [
    { id: 'to-machine', pattern, target: { kind: 'machine', id: 'm' } },
    { id: 'to-function', pattern, target: { kind: 'function', id: 'react' } },
  ],
  targets: { invoke, startMachine: engine.start },
  clock: systemClock,
  log: silentLog,
  random: Math.random,
});
engine.resumeAll();
if (mode === 'hang') {
  bus.accept([
    { id: 'evt_1', source: 'tandem.sales', 'detail-type': 'OrderConfirmed', detail: {} },
  ]);
  setInterval(() => {}, 1_000);
} else {
  await bus.idle();
  await engine.idle();
  for (const { name, status, output } of engine.list('m')) say(`${name} ${status} ${output}`);
  say(`dead ${bus.listDeadLetters().length}`);
}
