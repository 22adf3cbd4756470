// Jest compiles its global setup but resolves its imports as Node does: './x.js' is not found where './x.ts' lies.
const Module = require('node:module');

const resolve = Module._resolveFilename;

Module._resolveFilename = function resolveTypescript(request, parent, ...rest) {
  const fromTypescript = parent?.filename?.endsWith('.ts') && /^\.{1,2}\/.*\.js$/.test(request);
  return resolve.call(this, fromTypescript ? request.replace(/\.js$/, '.ts') : request, parent, ...rest);
};
