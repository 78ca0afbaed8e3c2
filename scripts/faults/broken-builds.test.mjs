import fs from 'node:fs'
import { expect, test } from 'vitest'
import { inRoot } from '../lib/paths.mjs'
import { brokenBuilds } from './broken-builds.mjs'

test.each(brokenBuilds)('the source has one passage for a build $what', ({ source, passage, replacement }) => {
  const text = fs.readFileSync(inRoot(source), 'utf8')
  expect(text.match(passage)).toHaveLength(1)
  expect(text.replaceAll(passage, replacement)).not.toBe(text)
})
