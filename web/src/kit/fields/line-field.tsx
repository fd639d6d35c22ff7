import { OneOf } from './choice-field.tsx';
import type { FieldProps } from './field-types.ts';
import { useLines } from './use-lines.ts';

/** A line of the document that stands beside it, by its number. */
export function LineField(props: FieldProps) {
  const { value, meta, beside = {}, onChange } = props;
  const { options } = useLines(beside[meta.lineOf as string]);
  return (
    <OneOf
      {...props}
      all={options}
      value={value === undefined ? undefined : String(value)}
      onChange={(lineNo) => onChange(lineNo === undefined ? undefined : Number(lineNo))}
    />
  );
}
