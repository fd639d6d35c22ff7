/** SQL for "holds on the day" over a table's validity; takes the day twice. */
export const holdsOn = (table: string): string =>
  `coalesce(${table}.validFrom, '') <= ? AND coalesce(${table}.validTo, '9999') >= ?`;
