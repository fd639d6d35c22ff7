/** Numbers as the product reads them: whole ones that are exact stay, others become text. */
export const unmarshallOptions = {
  wrapNumbers: (text: string): number | string =>
    Number.isSafeInteger(Number(text)) ? Number(text) : text,
};
