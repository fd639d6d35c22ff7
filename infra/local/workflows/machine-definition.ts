/** A loaded machine: the ASL object after substitution, checked field by field. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Variables = Record<string, Json>;

export interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'FULL' | 'NONE';
}

export interface Catcher {
  ErrorEquals: string[];
  Next: string;
  Output?: Json;
  Assign?: Json;
}

export interface ChoiceRule {
  Condition: Json;
  Next: string;
  Output?: Json;
  Assign?: Json;
}

export interface Scope {
  StartAt: string;
  States: Record<string, State>;
}

interface Common {
  Comment?: string;
  Output?: Json;
  Assign?: Json;
}
interface Step extends Common {
  Next?: string;
  End?: true;
}
interface Guarded extends Step {
  Retry?: Retrier[];
  Catch?: Catcher[];
}

export interface TaskState extends Guarded {
  Type: 'Task';
  Resource: string;
  Arguments?: Json;
  TimeoutSeconds?: Json;
}
export interface PassState extends Step {
  Type: 'Pass';
}
export interface ChoiceState extends Common {
  Type: 'Choice';
  Choices: ChoiceRule[];
  Default?: string;
}
export interface WaitState extends Step {
  Type: 'Wait';
  Seconds?: Json;
  Timestamp?: Json;
}
export interface SucceedState extends Common {
  Type: 'Succeed';
}
export interface FailState {
  Type: 'Fail';
  Comment?: string;
  Error?: Json;
  Cause?: Json;
}
export interface MapState extends Guarded {
  Type: 'Map';
  Items?: Json;
  ItemProcessor: Scope;
  ItemSelector?: Json;
  MaxConcurrency?: Json;
}
export interface ParallelState extends Guarded {
  Type: 'Parallel';
  Branches: Scope[];
  Arguments?: Json;
}
export type State =
  | TaskState
  | PassState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | MapState
  | ParallelState;

export interface Machine extends Scope {
  id: string;
  type: 'STANDARD' | 'EXPRESS';
  TimeoutSeconds?: number;
}
