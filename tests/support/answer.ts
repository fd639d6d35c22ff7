// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export type AnyBody = any;

/** What came back over HTTP. */
export interface HttpAnswer {
  status: number;
  body: AnyBody;
  headers: Headers;
  text: string;
}
