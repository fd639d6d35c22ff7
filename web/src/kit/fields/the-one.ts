import type { Option } from './option.ts';

/** Why a typed text stands for no document. */
export type Unknown = 'none' | 'several' | 'failed';
export type Found = Option | Unknown;

/** The one that a text names: by its code, else by its name, else as the only one that fits. */
export function theOne(
  options: readonly Option[],
  fitting: readonly Option[],
  typed: string,
): Found {
  const wanted = typed.trim().toLowerCase();
  const called = (field: 'label' | 'name') =>
    options.filter((one) => one[field]?.toLowerCase() === wanted);
  for (const [first, ...others] of [called('label'), called('name'), fitting]) {
    if (first) return others.length === 0 ? first : 'several';
  }
  return 'none';
}
