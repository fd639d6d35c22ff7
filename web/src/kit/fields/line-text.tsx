import { useLines } from './use-lines.ts';

/** The number of a line with what the line is of. */
export function LineText({ of, lineNo }: { of: unknown; lineNo: unknown }) {
  const found = useLines(of).options.find(({ value }) => value === String(lineNo));
  return (
    <>
      {String(lineNo)}
      {found?.name && <span className="title-name"> {found.name}</span>}
    </>
  );
}
