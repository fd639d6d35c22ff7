/** A document as the API tells it. */
export type Row = Record<string, unknown> & { id: string };
