// What the start does with words of before, for tests in TypeScript.
export { sealDatabase } from '../../scripts/lib/sealing.mjs'
