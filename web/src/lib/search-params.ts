/** The query string as plain text values: short, legible, easy to share. */
export type Search = Readonly<Record<string, string | undefined>>;

export const readSearch = (text: string): Search =>
  Object.fromEntries(new URLSearchParams(text.replace(/^\?/, '')));

export function writeSearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
