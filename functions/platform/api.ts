import { platform } from '../../shared/contracts/platform/module.ts';
import { commandRoutes, moduleApi } from './module-api.ts';
import { attachFile } from './operations/attach-file.ts';
import { changeMember } from './operations/change-member.ts';
import { createApiKey } from './operations/create-api-key.ts';
import { createFile } from './operations/create-file.ts';
import { importTable } from './operations/import-table.ts';
import { inviteMember } from './operations/invite-member.ts';
import { removeAttachment } from './operations/remove-attachment.ts';
import { revokeApiKey } from './operations/revoke-api-key.ts';
import { updateCompany } from './operations/update-company.ts';

export const routes = commandRoutes(platform, {
  updateCompany,
  inviteMember,
  changeMember,
  createApiKey,
  revokeApiKey,
  createFile,
  importTable,
  attachFile,
  removeAttachment,
});

export const handler = moduleApi(routes);
