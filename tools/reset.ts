import { resetFolder } from '../infra/local/data-folder.ts';
import { startFailure } from '../infra/local/start-failure.ts';
import { dataDirOf } from '../infra/local/start-settings.ts';

/** npm run reset: deletes the laptop's data, unless a host is at work on it. */
try {
  const dataDir = dataDirOf(process.env);
  const { deleted, foreign } = await resetFolder(dataDir);
  const stays = foreign.length === 0 ? '' : ` What is not Tandem's stays: ${foreign.join(', ')}.`;
  process.stdout.write(
    deleted
      ? `Deleted the data in ${dataDir}. The next npm start begins anew.${stays}\n`
      : `There is no data at ${dataDir}.\n`,
  );
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
}
