import { StoreError } from './store/store-error.ts';

/** Why the host did not start, for the person at the terminal: what is wrong, and what to do. */
export function startFailure(error: unknown): string {
  if (error instanceof StoreError) return error.message;
  const { code, port, path, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return (
      `Port ${port} is in use by another program. Stop that one, or choose another port: ` +
      'PORT=4500 npm start.'
    );
  }
  if (code === 'EACCES' && port !== undefined) {
    return `You may not listen on port ${port}. Choose one above 1023: PORT=4500 npm start.`;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${path} cannot be written. Set TANDEM_DATA to a folder that you may write to.`;
  }
  if (code === 'ENOSPC') return 'The disk is full. Make room, then start again.';
  if (code === 'ERR_SQLITE_ERROR') {
    return (
      `The data folder cannot be read: ${message}. Set TANDEM_DATA to another folder, or bring ` +
      'back a copy of this one.'
    );
  }
  return `Tandem could not start. This is a fault of Tandem itself:\n${stack ?? String(error)}`;
}
