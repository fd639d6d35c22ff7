import { capital } from '../../../../shared/contracts/noun.ts';
import { operationEntry } from '../../lib/contracts.ts';
import { mayDo } from '../../lib/session.ts';

const printerOf = (noun: string) => operationEntry(`printing.print${capital(noun)}`);

export function mayPrint(noun: string): boolean {
  const printer = printerOf(noun);
  return printer !== undefined && mayDo(printer.permission);
}

/** The address of one file with all these documents; the first stands in its path. */
function printedPath(
  noun: string,
  [first = '', ...also]: readonly string[],
  choices: Readonly<Record<string, string>>,
): string {
  const path = printerOf(noun)?.path.replace('{id}', encodeURIComponent(first)) ?? '';
  const query = new URLSearchParams(choices);
  if (also.length > 0) query.set('also', also.join(','));
  return `${path}?${query.toString().replaceAll('%2C', ',')}`;
}

export const openPrinted = (
  noun: string,
  ids: readonly string[],
  choices: Readonly<Record<string, string>>,
): void => void window.open(printedPath(noun, ids, choices), '_blank', 'noopener');
