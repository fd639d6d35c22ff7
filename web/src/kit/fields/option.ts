import type { ReactNode } from 'react';

/** One entry of a list to choose from. */
export interface Option {
  value: string;
  label: string;
  /** The name behind a code. */
  name?: string;
  /** What stands after it in grey: the name, and what else tells it from others. */
  detail?: string;
  content?: ReactNode;
}
