/**
 * How a number of a document follows from others on it, so that any page can say why it is what it
 * is. A term is a field of the same line or document; with a point, of every row of a table.
 */
export type Derivation =
  | { readonly adds: readonly string[]; readonly less?: readonly string[] }
  | { readonly times: readonly [string, string] }
  /** Of a priced line: quantity × price less discount, with tax in it or on it. */
  | { readonly line: 'net' | 'tax' | 'gross'; readonly of: string; readonly less?: string }
  /** The part of the rows of a table in which one number reaches the other. */
  | { readonly rowsOf: string; readonly where: string; readonly reaches: string };
