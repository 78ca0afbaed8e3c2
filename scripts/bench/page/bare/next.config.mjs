import path from 'node:path'

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  // It is built in a folder under the project's root, with the project's own packages.
  turbopack: { root: path.resolve(import.meta.dirname, '..', '..') },
}
