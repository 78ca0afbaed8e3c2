import path from 'node:path'

/** The folder that holds package.json; every script works from any current folder. */
export const root = path.resolve(import.meta.dirname, '..', '..')

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts)
