/** The sentences of errors in Chinese, by code. English stands where each error is defined. */
export const sentences: Readonly<Record<string, string>> = {};
