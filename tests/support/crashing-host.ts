import { startHost } from '../../infra/local/host.ts';
import { createFaultPlan, type FaultKind } from '../../infra/local/store/faults.ts';

/**
 * A host in a process of its own that dies as by kill -9 at one store call: `node crashing-host.ts
 * <data folder> <port> [<call number>:<crashBefore|crashAfter>]`. Calls are counted from SIGUSR2 on.
 */
const [dataDir, port, point = ''] = process.argv.slice(2);
const [number, kind] = point.split(':');

const faults = createFaultPlan({
  seed: 1,
  ...(kind !== undefined && { at: { [Number(number)]: kind as FaultKind } }),
  onCrash: () => process.kill(process.pid, 'SIGKILL'),
});
faults.active = false;
process.on('SIGUSR2', () => {
  faults.active = true;
});

const host = await startHost({
  dataDir: dataDir as string,
  port: Number(port),
  faults,
  passwordCost: { logN: 10, r: 8, p: 1 },
});
process.stdout.write(`${JSON.stringify({ url: host.url })}\n`);
process.on('SIGTERM', () => {
  void host.stop().then(() => process.exit(0));
});
