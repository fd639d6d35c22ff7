import type { Label } from './fields.ts';

/** What a module does by itself when it hears of something, as a history tells it. */
export interface ReactionContract {
  /** module.onSomethingHappened */
  id: string;
  /** The event's id: its owner may stand on a higher floor. */
  on: string;
  /** What it does, as the label of an operation says it. */
  label: Label;
}
