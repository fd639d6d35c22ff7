import { each, type Json, list, propertiesOf, type Rule } from './rule.ts';

export const R7: Rule = (template) =>
  each(template, 'AWS::DynamoDB::Table', (table, _id, resource) => [
    !(table.PointInTimeRecoverySpecification as Json | undefined)?.PointInTimeRecoveryEnabled &&
      'no point-in-time recovery',
    table.DeletionProtectionEnabled !== true && 'no deletion protection',
    resource.DeletionPolicy !== 'Retain' && 'not retained',
    (table.SSESpecification as Json | undefined)?.SSEType !== 'KMS' && 'no key',
    !table.Tags && 'no tags',
    !table.StreamSpecification && 'no stream',
  ]);

export const R8: Rule = (template) =>
  each(template, 'AWS::Logs::LogGroup', (group) => [
    !group.RetentionInDays && 'kept for ever',
    !group.KmsKeyId && 'no key',
  ]);

export const R10: Rule = (template) => {
  const watched = JSON.stringify(template.ofType('AWS::CloudWatch::Alarm'));
  const dead = new Set(
    template
      .ofType('AWS::SQS::Queue')
      .flatMap(([id, { Properties }]) =>
        Properties.RedrivePolicy ? [] : [id.split('.')[1] as string],
      ),
  );
  const queues = each(template, 'AWS::SQS::Queue', (queue, id) => [
    !queue.RedrivePolicy && !/dead/.test(String(queue.QueueName)) && 'no dead letters',
    dead.has(id.split('.')[1] as string) &&
      !watched.includes(`"${id.split('.')[1]}"`) &&
      'no alarm',
  ]);
  const rules = each(template, 'AWS::Events::Rule', (rule) =>
    list(rule.Targets as Json[]).map((one) => !one.DeadLetterConfig && 'no dead letters'),
  );
  const schedules = each(template, 'AWS::Scheduler::Schedule', (schedule) => [
    !(schedule.Target as Json).DeadLetterConfig && 'no dead letters',
  ]);
  const sources = each(template, 'AWS::Lambda::EventSourceMapping', (source) => {
    const answers = list(source.FunctionResponseTypes as string[]);
    const isStream = source.StartingPosition !== undefined;
    return [
      !answers.includes('ReportBatchItemFailures') && 'a bad record takes its batch along',
      isStream && !source.BisectBatchOnFunctionError && 'does not bisect',
      isStream && !source.MaximumRecordAgeInSeconds && 'retries for ever',
      isStream && !source.DestinationConfig && 'no dead letters',
    ];
  });
  const calls = each(template, 'AWS::Lambda::EventInvokeConfig', (one) => [
    !one.DestinationConfig && 'no dead letters',
    !one.MaximumEventAgeInSeconds && 'retries for hours',
  ]);
  return [...queues, ...rules, ...schedules, ...sources, ...calls];
};

export const R14: Rule = (template) => {
  const policies = JSON.stringify(template.ofType('AWS::S3::BucketPolicy'));
  return each(template, 'AWS::S3::Bucket', (bucket, id) => {
    const block = bucket.PublicAccessBlockConfiguration as Json | undefined;
    const closed = [
      'BlockPublicAcls',
      'BlockPublicPolicy',
      'IgnorePublicAcls',
      'RestrictPublicBuckets',
    ];
    return [
      closed.some((key) => block?.[key] !== true) && 'not private',
      (bucket.VersioningConfiguration as Json | undefined)?.Status !== 'Enabled' && 'not versioned',
      !bucket.BucketEncryption && 'not encrypted',
      !(
        policies.includes('aws:SecureTransport') && policies.includes(id.split('.')[1] as string)
      ) && 'plain HTTP',
    ];
  });
};

const ALARMS = [
  /api-5xx$/,
  /api-p95$/,
  /-letters$/,
  /-throttles$/,
  /relay-iterator-age$/,
  /sealer-iterator-age$/,
  /-failed$/,
  /live-failures$/,
  /tenant-denials$/,
  /integrity-red$/,
  /orders-stuck$/,
];

export const R15: Rule = (template) => {
  const names = template
    .ofType('AWS::CloudWatch::Alarm')
    .map(([, one]) => String(propertiesOf(one).AlarmName));
  return [
    ...ALARMS.filter((wanted) => !names.some((name) => wanted.test(name))).map(
      (wanted) => `no alarm ${wanted.source}`,
    ),
    ...each(template, 'AWS::CloudWatch::Alarm', (alarm) => [
      list(alarm.AlarmActions as string[]).length === 0 && 'calls nobody',
    ]),
    ...(template.ofType('AWS::CloudWatch::Dashboard').length === 0 ? ['no dashboard'] : []),
  ];
};

export const R16: Rule = (template) =>
  each(template, 'AWS::Events::Rule', (rule) => {
    const pattern = rule.EventPattern as Json | undefined;
    const exact = (values: unknown) =>
      list(values as string).length > 0 &&
      list(values as unknown).every((one) => typeof one === 'string');
    return [
      !exact(pattern?.source) && 'source not exact',
      !exact(pattern?.['detail-type']) && 'detail-type not exact',
    ];
  });
