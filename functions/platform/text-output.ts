/** What a query with a media type of its own answers: the text, and a name to save it under. */
export interface TextOutput {
  text: string;
  fileName?: string;
}

export const unwrapTextOutput = (answer: unknown): TextOutput => answer as TextOutput;
