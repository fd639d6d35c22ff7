import { CheckOutlined } from '@ant-design/icons';

interface Props {
  on: boolean;
  disabled?: boolean;
  onToggle: () => void;
}

/**
 * A box in a row that is an option itself: a check box inside would be a control within a control.
 */
export function Tick({ on, disabled, onToggle }: Props) {
  return (
    <span
      className="tick"
      data-on={on || undefined}
      data-disabled={disabled || undefined}
      aria-hidden="true"
      onClick={disabled ? undefined : onToggle}
    >
      {on && <CheckOutlined />}
    </span>
  );
}
