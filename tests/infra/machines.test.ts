import validateAsl from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { manifest } from '../../infra/manifest.ts';

// The package is CommonJS that was compiled from a default export.
type Validate = typeof validateAsl;
const validate: Validate =
  (validateAsl as unknown as { default?: Validate }).default ?? validateAsl;

describe('the state machines, by an independent validator of the language', () => {
  it.each(manifest.machines.map((machine) => [machine.id, machine] as const))(
    '%s is valid',
    (_, machine) => {
      const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:steps';
      const text = JSON.stringify(machine.definition).replace(/\$\{[A-Za-z0-9_-]+\}/g, arn);
      const result = validate(JSON.parse(text));
      expect(result.errors).toEqual([]);
      expect(result.isValid).toBe(true);
    },
  );

  it('finds a planted mistake', () => {
    const [machine] = manifest.machines;
    const broken = { ...machine?.definition, StartAt: 'Nowhere' };
    expect(validate(JSON.parse(JSON.stringify(broken))).isValid).toBe(false);
  });
});
