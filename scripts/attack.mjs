// npm run attack: sends what sqlmap and wapiti (Debian has both) think of to the built application, signed in, and says what came of it.
//   npm run attack -- --only saveAnswers --minutes 20 --keep DIR --out attacks.md
// (--only: the requests whose names hold this; --skip: how many of them to pass over; --minutes: how long each of the two may take;
// --people: as whom wapiti looks around, of nobody,visitor,coordinator,reader,admin)
// Everything it starts listens on 127.0.0.1. It leaves the requests and what the tools said in --keep.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDistDir, ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { run } from './lib/run.mjs'
import { makeScratch, removeScratch } from './lib/scratch.mjs'
import { sayError } from './lib/steps.mjs'

const life = lifecycle({ stoppedCode: 130 })

async function requireTools() {
  for (const tool of ['sqlmap', 'wapiti'])
    await run(tool, ['--version']).catch(() => {
      throw new Error(`There is no ${tool}. Debian: apt-get install sqlmap wapiti`)
    })
}

/** The page as the formatter wants it. */
async function writePage(file, text) {
  const prettier = await import('prettier')
  const config = await prettier.resolveConfig(file)
  fs.writeFileSync(file, await prettier.format(text, { ...config, parser: 'markdown' }))
}

try {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      skip: { type: 'string' },
      keep: { type: 'string' },
      out: { type: 'string' },
      minutes: { type: 'string' },
      people: { type: 'string' },
    },
  })
  await ensureInstalled()
  await requireTools()
  await ensureGenerated()
  await ensureBuilt()
  const { runAttack } = await import('./attack/program.mjs')
  const { pageOf } = await import('./attack/report.mjs')
  const scratch = makeScratch()
  await life.hold(Promise.resolve(scratch), removeScratch)
  const keep = path.resolve(values.keep ?? path.join(scratch, 'attack'))
  fs.mkdirSync(keep, { recursive: true })
  const found = await runAttack({
    scratch,
    keep,
    distDir: defaultDistDir(),
    lifecycle: life,
    only: values.only,
    skip: Number(values.skip ?? 0),
    minutes: Number(values.minutes ?? 90),
    people: values.people?.split(','),
  })
  const page = pageOf(found, new Date().toISOString().slice(0, 10))
  console.log(page)
  if (values.out) await writePage(values.out, page)
  await life.end(found.isGood ? 0 : 1)
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}
