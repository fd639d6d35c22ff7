import type { ModuleContract } from '../shared/contracts/module.ts';
import { modules } from '../shared/contracts/system.ts';
import type { WorkflowSpec } from '../shared/contracts/workflow.ts';
import type {
  FunctionSpec,
  MachineSpec,
  Manifest,
  QueueSpec,
  RouteSpec,
  RuleSpec,
  ScheduleSpec,
} from './manifest-types.ts';
import type { RoleId } from './roles.ts';
import { workflows } from './workflows.ts';

/** Which entries a business module has: `api.ts`, `events.ts` and `steps.ts` in its folder. */
export interface ModuleParts {
  module: string;
  has: readonly ('api' | 'events' | 'steps')[];
  /** It answers its own questions: they take more than the read model. */
  answers?: boolean;
  /** The common role reads the control table only; few modules need more. */
  role?: RoleId;
  /** What its steps need beyond the usual. */
  steps?: Pick<FunctionSpec, 'memoryMb' | 'timeoutSeconds' | 'scratchMb'>;
}

/** Adding a module is a line here, its contract in `shared/contracts/system.ts`, and its folder. */
const parts: readonly ModuleParts[] = [
  { module: 'platform', has: ['api', 'events', 'steps'], role: 'platform' },
  { module: 'masterdata', has: ['api', 'events'] },
  { module: 'finance', has: ['api', 'events'] },
  { module: 'inventory', has: ['api', 'events'] },
  { module: 'engineering', has: ['api', 'events'] },
  // Suppliers get letters.
  { module: 'purchasing', has: ['api', 'events', 'steps'], role: 'mailing' },
  { module: 'manufacturing', has: ['api', 'events'] },
  {
    module: 'planning',
    has: ['api', 'events', 'steps'],
    // It folds a read model of its own, and holds a whole company while it plans.
    steps: { memoryMb: 3008, timeoutSeconds: 300, scratchMb: 10_240 },
  },
  { module: 'sales', has: ['api', 'events', 'steps'] },
  { module: 'crm', has: ['api', 'events'] },
  { module: 'printing', has: ['api'], answers: true },
  { module: 'analytics', has: [] },
];

/**
 * API Gateway waits 29 s for a function, a command waits for the reader, a workflow task for its
 * step, and SQS for a sixth of the visibility: each callee gives up before its caller does.
 */
const shapes = {
  api: { memoryMb: 1024, timeoutSeconds: 25 },
  events: { memoryMb: 1024, timeoutSeconds: 25 },
  steps: { memoryMb: 1024, timeoutSeconds: 25 },
} as const;

/** The functions that belong to no business module. */
const common: readonly FunctionSpec[] = [
  {
    id: 'account-api',
    module: 'account',
    kind: 'account',
    entry: 'functions/account/api.ts',
    ...shapes.api,
    role: 'account',
  },
  {
    id: 'onboarding-steps',
    module: 'onboarding',
    kind: 'steps',
    entry: 'functions/onboarding/steps.ts',
    memoryMb: 512,
    // A table takes up to 30 s to become active; a task waits 60 s for its step.
    timeoutSeconds: 55,
    role: 'provisioner',
    reservedConcurrency: 10,
  },
  {
    id: 'sample-steps',
    module: 'sample',
    kind: 'steps',
    entry: 'functions/sample/steps.ts',
    memoryMb: 1769,
    // A chapter is some forty commits, one after the other.
    timeoutSeconds: 55,
    role: 'module',
    reservedConcurrency: 5,
  },
  {
    id: 'account-pre-sign-up',
    module: 'account',
    kind: 'trigger',
    entry: 'functions/account/pre-sign-up.ts',
    memoryMb: 256,
    timeoutSeconds: 4,
    role: 'trigger',
  },
  {
    id: 'account-pre-token',
    module: 'account',
    kind: 'trigger',
    entry: 'functions/account/pre-token-generation.ts',
    memoryMb: 512,
    timeoutSeconds: 4,
    role: 'trigger',
  },
  {
    id: 'reader',
    module: 'reader',
    kind: 'reader',
    entry: 'functions/reader/api.ts',
    memoryMb: 2048,
    timeoutSeconds: 20,
    role: 'reader',
    scratchMb: 10_240,
  },
  {
    id: 'relay',
    module: 'relay',
    kind: 'relay',
    entry: 'functions/relay/api.ts',
    memoryMb: 512,
    timeoutSeconds: 60,
    role: 'relay',
  },
  {
    id: 'sealer',
    module: 'relay',
    kind: 'relay',
    entry: 'functions/relay/sealer.ts',
    memoryMb: 512,
    timeoutSeconds: 60,
    role: 'sealer',
  },
  {
    id: 'live-sockets',
    module: 'live',
    kind: 'live',
    entry: 'functions/live/sockets.ts',
    memoryMb: 512,
    timeoutSeconds: 15,
    role: 'live',
  },
  {
    id: 'live-changes',
    module: 'live',
    kind: 'live',
    entry: 'functions/live/changes.ts',
    memoryMb: 512,
    timeoutSeconds: 30,
    role: 'live',
    // A hint that is a minute old is worth nothing: who missed it has looked again since.
    unawaited: { retries: 1, maxAgeSeconds: 60, deadLetter: 'live-dead' },
  },
];

export interface ManifestParts {
  modules: readonly ModuleContract[];
  parts: readonly ModuleParts[];
  workflows: readonly WorkflowSpec[];
}

export function buildManifest(input: ManifestParts): Manifest {
  const functions = [...common, ...input.parts.flatMap(functionsOf)];
  const machines = input.workflows.map((workflow) => machineOf(workflow, functions));
  return {
    functions,
    machines,
    routes: [
      { method: 'ANY', path: '/api/account/{proxy+}', function: 'account-api' },
      ...input.parts.flatMap(routesOf),
    ],
    sockets: [{ path: '/live', function: 'live-sockets' }],
    queues: functions.filter(({ kind }) => kind === 'events').map(queueOf),
    rules: [...input.modules.flatMap(hearingRules), ...input.workflows.flatMap(startingRules)],
    schedules: [
      scheduledStep('spare-tables', 5, 'onboarding.keepSpareTables'),
      ...input.workflows.flatMap(scheduledStart),
    ],
    streams: [
      {
        id: 'control-changes',
        table: 'control',
        function: 'relay',
        // What the control plane wants known, such as a company that was founded.
        filter: {
          eventName: ['INSERT'],
          dynamodb: { Keys: { pk: { S: ['outbox'] } } },
        },
        deadLetter: 'control-changes-dead',
      },
    ],
  };
}

function functionsOf({ module, has, role = 'module', steps }: ModuleParts): FunctionSpec[] {
  return has.map((kind) => ({
    id: `${module}-${kind}`,
    module,
    kind,
    entry: `functions/${module}/${kind}.ts`,
    ...shapes[kind],
    ...(kind === 'steps' && steps),
    role,
  }));
}

/** Whatever changes something goes to the module; the reader owns the read model and all GETs. */
const routesOf = ({ module, has, answers = false }: ModuleParts): RouteSpec[] => {
  const path = `/api/${module}/{proxy+}`;
  return [
    ...(has.includes('api') ? [{ method: 'ANY', path, function: `${module}-api` } as const] : []),
    ...(answers ? [] : (['GET', 'HEAD'] as const)).map((method) => ({
      ...{ method, path, function: 'reader' },
    })),
  ];
};

const queueOf = ({ id, timeoutSeconds }: FunctionSpec): QueueSpec => ({
  id,
  function: id,
  deadLetter: `${id}-dead`,
  batchSize: 10,
  maxReceive: 5,
  visibilitySeconds: timeoutSeconds * 6,
});

const moduleOfEvent = (eventId: string): string => eventId.split('.')[0] as string;

/** One rule per pair of modules: who hears, and whose events. */
function hearingRules({ id, reactions = [] }: ModuleContract): RuleSpec[] {
  const heard = reactions.map(({ on }) => on);
  return rulesBySource(id, 'hears', heard, { queue: `${id}-events` });
}

function startingRules({ id, startedBy }: WorkflowSpec): RuleSpec[] {
  return rulesBySource(
    id,
    'starts-on',
    startedBy.map((event) => event.id),
    { machine: id },
  );
}

function rulesBySource(
  owner: string,
  verb: string,
  eventIds: readonly string[],
  target: RuleSpec['target'],
): RuleSpec[] {
  const sources = [...new Set(eventIds.map(moduleOfEvent))].sort();
  return sources.map((source) => ({
    id: `${owner}-${verb}-${source}`,
    source: `tandem.${source}`,
    detailTypes: [...new Set(eventIds)].filter((id) => moduleOfEvent(id) === source).sort(),
    target,
  }));
}

function machineOf(workflow: WorkflowSpec, functions: readonly FunctionSpec[]): MachineSpec {
  const { id, module, type, definition, permissions } = workflow;
  const names = JSON.stringify(definition).matchAll(/\$\{([A-Za-z0-9_-]+)\}/g);
  const used = [...new Set([...names].map(([, name]) => name as string))].sort();
  const substitutions = used.map((name) => {
    const steps = functions.find((one) => one.module === name && one.kind === 'steps');
    if (!steps) throw new Error(`workflow ${id} calls steps of ${name}, which has no steps.ts`);
    return [name, steps.id] as const;
  });
  const filled = Object.fromEntries(substitutions);
  return { id, module, type, definition, permissions, substitutions: filled };
}

/** A step outside any tenant, woken by the clock; steps are safe to repeat. */
const scheduledStep = (id: string, everyMinutes: number, step: string): ScheduleSpec => ({
  id,
  when: { everyMinutes },
  target: { function: 'onboarding-steps' },
  input: { step, tenantId: '', generation: 0, workflow: 'schedule', key: id, input: {} },
});

/** EventBridge Scheduler puts the instant in; the laptop does the same. */
export const SCHEDULED_AT = '<aws.scheduler.scheduled-time>';

const scheduledStart = ({ id, schedule }: WorkflowSpec): ScheduleSpec[] =>
  schedule ? [{ id, when: schedule, target: { machine: id }, input: { at: SCHEDULED_AT } }] : [];

export const manifest: Manifest = buildManifest({ modules, parts, workflows });
