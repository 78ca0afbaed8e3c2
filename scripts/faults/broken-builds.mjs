/**
 * Builds that break one promise on purpose: when the program does not notice, it proves nothing. Each is a copy of the build in which
 * one passage is replaced; no setting of the product makes it so.
 */
import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from '../lib/paths.mjs'
import { anyOrder } from './kinds/any-order.mjs'
import { appKilled } from './kinds/app-killed.mjs'
import { replyLost } from './kinds/reply-lost.mjs'

/**
 * @typedef {object} BrokenBuild
 * @property {string} number
 * @property {string} what
 * @property {string} source the file that has the passage
 * @property {RegExp} passage as it stands in the source and, with shorter names, in a build
 * @property {(...found: string[]) => string} replacement
 * @property {import('./program.mjs').Fault} fault which finds it
 * @property {import('./oracle.mjs').Kind} finding that must be among what it finds
 * @property {{ small: number, full: number }} rounds
 */

/** @type {readonly BrokenBuild[]} */
export const brokenBuilds = [
  {
    number: 'a',
    what: 'broken on purpose: answers half a second before it commits',
    source: 'src/server/db.ts',
    passage:
      /return await (\w+)\.\$transaction\((\w+),\s*\{\s*maxWait:\s*(?:1e4|10_000),\s*timeout(?::\s*(\w+))?\s*\}\)/g,
    replacement: (_passage, client, work, timeout = 'timeout') =>
      `return await new Promise((answer, fail) => ${client}.$transaction(async (tx) => {
        const result = await ${work}(tx)
        answer(result)
        await new Promise((commit) => setTimeout(commit, 500))
        return result
      }, { maxWait: 10_000, timeout: ${timeout} }).catch(fail))`,
    fault: appKilled,
    finding: 'lost',
    rounds: { small: 1, full: 10 },
  },
  {
    number: 'b',
    what: 'broken on purpose: stores an operation under another id than its own',
    source: 'src/features/interviews/parts/answer-store.ts',
    passage: /values \(\$\{(\w+)\.operationId\}::uuid,/g,
    replacement: (_passage, change) => `values (coalesce(gen_random_uuid(), \${${change}.operationId}::uuid),`,
    fault: replyLost,
    finding: 'duplicate',
    rounds: { small: 5, full: 50 },
  },
  {
    number: 'c',
    what: 'broken on purpose: the last write wins',
    source: 'src/features/interviews/parts/answer-store.ts',
    passage: /bool_or\(c\.client_id <> /g,
    replacement: () => 'bool_or(false and c.client_id <> ',
    fault: anyOrder,
    finding: 'lost',
    rounds: { small: 4, full: 30 },
  },
]

const notServed = /^(cache|cli|types|diagnostics|trace.*)$/

/** Replaces the passage wherever the build has it. @param {string} dir @param {BrokenBuild} broken */
function breakBuild(dir, { what, passage, replacement }) {
  const server = path.join(dir, 'server')
  const names = fs.readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  let replaced = 0
  for (const file of names.map((name) => path.join(server, name))) {
    const text = fs.readFileSync(file, 'utf8')
    const brokenText = text.replaceAll(passage, replacement)
    if (brokenText === text) continue
    fs.writeFileSync(file, brokenText)
    replaced += 1
  }
  if (replaced === 0) throw new Error(`The build has no passage to be replaced for “${what}”.`)
}

/**
 * Makes a broken copy of a build beside it. Returns its folder, from the project's root; the caller removes it.
 * @param {string} distDir @param {BrokenBuild} broken
 */
export function makeBrokenBuild(distDir, broken) {
  const copy = `.next-broken-${process.pid}`
  const [from, to] = [inRoot(distDir), inRoot(copy)]
  fs.rmSync(to, { recursive: true, force: true })
  const isServed = (file) => path.dirname(file) !== from || !notServed.test(path.basename(file))
  fs.cpSync(from, to, { recursive: true, mode: fs.constants.COPYFILE_FICLONE, filter: isServed })
  breakBuild(to, broken)
  return copy
}

export const removeBrokenBuild = () =>
  fs.rmSync(inRoot(`.next-broken-${process.pid}`), { recursive: true, force: true })
