import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeScratch, removeScratch } from '../scratch.mjs'
import { sweepAbandoned } from './load.mjs'
import { refuseDuringRestore } from './restore-mark.mjs'

let scratch, mark, children

beforeEach(() => {
  scratch = makeScratch()
  mark = path.join(scratch, 'restoring.pid')
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill()
  await removeScratch(scratch)
})

/** A process that waits, with these words in its command line. */
function waiting(...words) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', ...words])
  children.push(child)
  return child.pid
}

// Only Linux shows the command line of a process.
test.skipIf(process.platform !== 'linux')(
  'a restore that was killed blocks no start when its process id belongs to another program',
  async () => {
    const other = waiting('scripts/serve.mjs')
    fs.writeFileSync(mark, String(other))
    expect(() => refuseDuringRestore(mark)).not.toThrow()
    const running = waiting('scripts/nabij.mjs', 'restore', 'x.age')
    fs.writeFileSync(mark, String(running))
    expect(() => refuseDuringRestore(mark)).toThrow('A restore runs')
    const drill = waiting('scripts/nabij.mjs', 'backup', 'drill')
    for (const name of [`pg.restoring-${other}`, `pg.restoring-${running}`, `pg.drill-${drill}`])
      fs.mkdirSync(path.join(scratch, name))
    await sweepAbandoned(scratch)
    expect(fs.readdirSync(scratch).sort()).toEqual(
      [`pg.drill-${drill}`, `pg.restoring-${running}`, 'restoring.pid'].sort(),
    )
  },
)
