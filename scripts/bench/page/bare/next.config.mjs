import path from 'node:path'

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  // The page is built in a folder under the root of the project, with the packages of the project.
  turbopack: { root: path.resolve(import.meta.dirname, '..', '..') },
}
