import * as z from 'zod';
import { defineOperation } from '../operation.ts';
import { engineeringSettings } from './engineering-settings.ts';

/** Absent fields stay as they are. */
export const changeEngineeringSettings = defineOperation({
  id: 'engineering.changeEngineeringSettings',
  method: 'PATCH',
  path: '/api/engineering/engineering-settings',
  permission: 'engineeringSettings.write',
  label: { en: 'Change engineering settings', zh: '修改工艺设置' },
  input: () => {
    const { lossMode, materialCost } = engineeringSettings.fields.shape;
    return z.strictObject({
      lossMode: lossMode.optional(),
      materialCost: materialCost.optional(),
    });
  },
  output: () => engineeringSettings.document,
});
