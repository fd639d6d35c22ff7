import type { Plugin } from 'esbuild';

/**
 * Lambda hands a function its credentials in the environment, so the chain that looks for them in
 * files, at metadata services and with single sign-on stays out of every bundle.
 */
export const environmentCredentials: Plugin = {
  name: 'environment-credentials',
  setup(build) {
    const namespace = 'environment-credentials';
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, (asked) => ({
      path: asked.path,
      namespace,
      pluginData: asked.resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace }, ({ pluginData }) => ({
      contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
      resolveDir: pluginData,
    }));
  },
};
