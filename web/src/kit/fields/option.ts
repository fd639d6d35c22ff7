import type { ReactNode } from 'react';

/** One entry of a list to choose from. */
export interface Option {
  value: string;
  label: string;
  /** What stands after it in grey: the name behind a code. */
  detail?: string;
  content?: ReactNode;
}
