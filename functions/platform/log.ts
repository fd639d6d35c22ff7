/** One JSON object a line. Fields are names and ids only: never a value that a person typed. */
export interface Log {
  info: (message: string, fields?: Record<string, unknown>) => void;
  warn: (message: string, fields?: Record<string, unknown>) => void;
  error: (message: string, fields?: Record<string, unknown>) => void;
  with: (fields: Record<string, unknown>) => Log;
}

type Sink = (line: string) => void;

const standardOutput: Sink = (line) => process.stdout.write(`${line}\n`);

export function createLog(fields: Record<string, unknown> = {}, sink: Sink = standardOutput): Log {
  const write =
    (level: string) =>
    (message: string, more: Record<string, unknown> = {}) =>
      sink(JSON.stringify({ level, time: new Date().toISOString(), message, ...fields, ...more }));
  return {
    info: write('INFO'),
    warn: write('WARN'),
    error: write('ERROR'),
    with: (more) => createLog({ ...fields, ...more }, sink),
  };
}

/** What may be logged of an error: its class, code and place, not the values in its message. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorType: typeof error };
  const code = (error as { code?: unknown }).code;
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { errorType: error.name, errorCode: code, stack: places?.join('\n') };
}
