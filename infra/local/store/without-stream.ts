/**
 * A table's stream comes from its commit log here, so the store is asked for none: it would write
 * records that nobody reads or trims, and each write would search all of them.
 */
export function withoutStream(operation: string, body: Buffer): Buffer {
  if (operation !== 'CreateTable') return body;
  const { StreamSpecification: _, ...table } = JSON.parse(body.toString('utf8'));
  return Buffer.from(JSON.stringify(table));
}
