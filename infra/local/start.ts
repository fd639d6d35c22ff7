import { keepCompiledCode } from './compile-cache.ts';
import type { Host } from './host.ts';

keepCompiledCode();
const { startHost } = await import('./host.ts');
const { startFailure } = await import('./start-failure.ts');
const { dataDirOf, portOf } = await import('./start-settings.ts');

const line = (level: string) => (message: string, fields?: Record<string, unknown>) =>
  process.stderr.write(`${JSON.stringify({ level, message, ...fields })}\n`);

const log = { info() {}, warn: line('WARN'), error: line('ERROR') };

async function started(): Promise<{ host: Host; dataDir: string }> {
  try {
    const dataDir = dataDirOf(process.env);
    return { host: await startHost({ dataDir, port: portOf(process.env), log }), dataDir };
  } catch (error) {
    process.stderr.write(`\n  ${startFailure(error)}\n\n`);
    process.exit(1);
  }
}

const { host, dataDir } = await started();

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void host.stop().then(() => process.exit(0));
  });
}

const port = process.env['PORT'];
const demo = port === undefined ? 'npm run demo' : `PORT=${port} npm run demo`;

process.stdout.write(`
  Tandem is running at ${host.url}

    API documentation   ${host.url}/docs
    OpenAPI document    ${host.url}/openapi.json
    Mail that was sent  ${host.url}/dev/inbox
    Your data           ${dataDir}

  Try it:  ${demo}     Stop:  Ctrl-C

`);
