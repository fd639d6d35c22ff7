import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding that we know and keep, with the reason beside the resource that has it. */
export function acknowledge(construct: IConstruct, reason: string, ...ids: string[]): void {
  Validations.of(construct).acknowledge(...ids.map((id) => ({ id: `AwsSolutions-${id}`, reason })));
}
