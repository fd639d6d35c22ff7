import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that exists now; the pid alone may have been given to another one since. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Changes when a pid is reused; only to be compared. */
  readonly startedAt: string;
  /** The command line, arguments joined by blanks. */
  readonly command: string;
}

/** Undefined for a process that has ended (a zombie too) or that cannot be looked at. */
export function processIdentity(pid: number): ProcessIdentity | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

function fromProc(pid: number): ProcessIdentity | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold blanks; state is field 3, start time in ticks field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return {
    pid,
    startedAt: `${boot}:${fields[19]}`,
    command: command.split('\0').slice(0, -1).join(' '),
  };
}

function fromPs(pid: number): ProcessIdentity | undefined {
  const columns = ['-p', String(pid), '-o', 'state=', '-o', 'lstart=', '-o', 'command='];
  const line = execFileSync('ps', columns, { encoding: 'utf8' }).trim();
  // e.g. "S    Mon Nov 21 22:08:17 2026 dynoxide serve --port …": the date is five words.
  const [, state, startedAt, command] = /^(\S+)\s+((?:\S+\s+){4}\S+)\s+(.*)$/.exec(line) ?? [];
  if (!startedAt || !command || state?.startsWith('Z')) return undefined;
  return { pid, startedAt, command };
}
