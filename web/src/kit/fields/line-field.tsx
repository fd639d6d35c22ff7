import type { LineOf } from '../../../../shared/contracts/fields.ts';
import { OneOf } from './choice-field.tsx';
import type { FieldProps } from './field-types.ts';
import { useLines } from './use-lines.ts';

/** A line of the document that stands beside it, by its number. */
export function LineField({ lineOf, ...props }: FieldProps & { lineOf: LineOf }) {
  const { value, beside, onChange } = props;
  const { options } = useLines(lineOf, beside);
  return (
    <OneOf
      {...props}
      all={options}
      value={value === undefined ? undefined : String(value)}
      onChange={(lineNo) => onChange(lineNo === undefined ? undefined : Number(lineNo))}
    />
  );
}
