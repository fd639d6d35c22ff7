/**
 * The files of a paste, if files are all it is: a table copied from a spreadsheet comes with a
 * picture of itself, and is text. A screenshot gets the moment as its name.
 */
export function pastedFiles(data: DataTransfer | null, named: string): File[] {
  if (!data || [...data.types].includes('text/plain')) return [];
  return [...data.files].map((file) =>
    file.name === 'image.png' ? new File([file], `${named}.png`, { type: file.type }) : file,
  );
}
