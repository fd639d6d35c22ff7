/** Sentences by the code of an error; of several the first that has all its parameters is said. */
export type Sentences = Readonly<Record<string, string | readonly string[]>>;
