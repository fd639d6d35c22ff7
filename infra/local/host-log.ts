/** Where the host's own components report; the fields are small and hold no personal data. */
export interface HostLog {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

export const silentLog: HostLog = { info() {}, warn() {}, error() {} };
