import type { LineOf } from '../../../../shared/contracts/fields.ts';
import { useLines } from './use-lines.ts';

interface Props {
  lineOf: LineOf;
  lineNo: unknown;
  /** What the number stands in. */
  beside?: Readonly<Record<string, unknown>> | undefined;
}

/** The number of a line with what the line is of. */
export function LineText({ lineOf, lineNo, beside }: Props) {
  const { options } = useLines(lineOf, beside);
  const found = options.find(({ value }) => value === String(lineNo));
  return (
    <>
      {String(lineNo)}
      {found?.name && <span className="title-name"> {found.name}</span>}
    </>
  );
}
