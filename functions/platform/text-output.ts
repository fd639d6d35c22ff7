/** What a query with a media type of its own answers, and a name to save it under. */
export type TextOutput = ({ text: string } | { bytes: Uint8Array }) & { fileName?: string };

export const unwrapTextOutput = (answer: unknown): TextOutput => answer as TextOutput;
