import { evaluateTemplate } from './expressions.ts';
import type { ChoiceState, FailState, Json, WaitState } from './machine-definition.ts';
import { amendFrame, bindingsOf, leave, type Position, type Transition } from './position.ts';
import { StateFailure } from './state-failure.ts';

export async function runChoice(at: Position, state: ChoiceState): Promise<Transition> {
  const bindings = bindingsOf(at);
  for (const rule of state.Choices) {
    const met = await evaluateTemplate(rule.Condition, bindings);
    if (typeof met !== 'boolean') {
      throw new StateFailure(
        'States.QueryEvaluationError',
        `A Condition of '${at.frame.state}' is not true or false but ${JSON.stringify(met)}.`,
      );
    }
    if (met) return leave(at, rule, at.frame.input);
  }
  if (state.Default === undefined) {
    throw new StateFailure('States.NoChoiceMatched', `No choice of '${at.frame.state}' matched.`);
  }
  const { Output, Assign } = state;
  const holder = {
    Next: state.Default,
    ...(Output === undefined ? {} : { Output }),
    ...(Assign === undefined ? {} : { Assign }),
  };
  return leave(at, holder, at.frame.input);
}

/** The instant is fixed once and kept in the frame: a restart does not wait anew. */
export async function runWait(at: Position, state: WaitState): Promise<Transition> {
  if (at.frame.wakeAt === undefined) {
    const until = await wakeTime(at, state);
    amendFrame(at, (frame) => {
      frame.wakeAt = until;
    });
  }
  await at.run.waits.pause(at.frame.wakeAt ?? 0, at.signal);
  return leave(at, state, at.frame.input);
}

async function wakeTime(at: Position, state: WaitState): Promise<number> {
  if (state.Seconds !== undefined) {
    const seconds = await evaluateTemplate(state.Seconds, bindingsOf(at));
    if (Number.isInteger(seconds) && Number(seconds) >= 0 && Number(seconds) <= 99_999_999) {
      return at.run.clock.now() + Number(seconds) * 1_000;
    }
    throw invalid(at, 'Seconds', seconds);
  }
  const timestamp = await evaluateTemplate(state.Timestamp ?? null, bindingsOf(at));
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const instant = form.test(String(timestamp)) ? Date.parse(String(timestamp)) : Number.NaN;
  if (Number.isNaN(instant)) throw invalid(at, 'Timestamp', timestamp);
  return instant;
}

function invalid(at: Position, field: string, value: Json): StateFailure {
  return new StateFailure(
    'States.QueryEvaluationError',
    `${field} of '${at.frame.state}' cannot be ${JSON.stringify(value)}.`,
  );
}

export async function runFail(at: Position, state: FailState): Promise<never> {
  const bindings = bindingsOf(at);
  const error = await evaluateTemplate(state.Error ?? '', bindings);
  const cause = await evaluateTemplate(state.Cause ?? '', bindings);
  throw new StateFailure(String(error), String(cause));
}
