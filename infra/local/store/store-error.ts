/** A failure the operator can act on; `code` is stable, the message may change. */
export class StoreError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: string,
    message: string,
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
    this.params = params;
  }
}
