import type { Plugin } from 'esbuild';

/**
 * An `import` of node:http reads all its exports, and one of them loads the whole of fetch and
 * WebSocket: twice the processor time of starting Node. Required, it loads only what is used.
 */
export const requiredBuiltins: Plugin = {
  name: 'required-builtins',
  setup(build) {
    const namespace = 'required-builtins';
    build.onResolve({ filter: /^(node:)?https?$/ }, ({ path, kind }) =>
      kind === 'require-call'
        ? { path, external: true }
        : { path: path.replace(/^(node:)?/, 'node:'), namespace },
    );
    build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `module.exports = require('${path}');`,
    }));
  },
};
