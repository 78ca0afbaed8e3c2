// untracked
import fs from 'node:fs'
import path from 'node:path'
import { build } from './scripts/lib/build.mjs'
import { runEndToEnd } from './scripts/test/end-to-end.mjs'
import { makeScratch, removeScratch } from './scripts/lib/scratch.mjs'
import { lifecycle } from './scripts/lib/lifecycle.mjs'
const life = lifecycle({ stoppedCode: 130 })
const scratch = makeScratch()
await life.hold(Promise.resolve(scratch), () => removeScratch(scratch))
if (!process.env.NOBUILD) await build('.next-test', { typesChecked: true })
const t = Date.now()
const r = await runEndToEnd({ scratch, distDir: '.next-test', extra: process.argv.slice(2), lifecycle: life })
for (const f of fs.readdirSync(scratch).filter((f) => f.endsWith('.log'))) fs.copyFileSync(path.join(scratch, f), `/tmp/lead-${f}`)
console.log(r.output); console.log(r.passed, 'passed', r.failed, 'failed', r.again, (Date.now() - t) / 1000)
await life.end(0)
