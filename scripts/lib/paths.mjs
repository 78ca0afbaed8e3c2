import path from 'node:path'

/** The folder of package.json. Scripts use it so that they work from any current folder. */
export const root = path.resolve(import.meta.dirname, '..', '..')

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts)
