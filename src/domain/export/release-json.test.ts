import fs from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { boardWeek, hostile, municipalityWeek, tooFew, withdrawn, withdrawnFor } from '../../../tests/release-samples'
import { wordedRelease } from '@/i18n/worded-release'
import type { ReadRelease } from './read-release'
import { releaseDocument, releaseDocumentSchema, releaseJsonSchema } from './release-json'

const published = path.resolve('public/release.schema.json')

const documentOf = (release: ReadRelease) => {
  const { period, notice, sentences, counting } = wordedRelease(release, 'en')
  return releaseDocument(release, { language: 'en', period, notice, sentences, figures: counting.figures })
}

/** Validates with the published file itself, not with the schema in the code. */
const checker = () => z.fromJSONSchema(JSON.parse(fs.readFileSync(published, 'utf8')))

test('the published schema equals the schema in the code (vitest -u writes it again)', async () => {
  const text = await format(JSON.stringify(releaseJsonSchema()), {
    ...(await resolveConfig(published)),
    parser: 'json',
  })
  await expect(text).toMatchFileSnapshot(published)
})

test('every release is valid by the schema in the code and by the published schema', () => {
  for (const release of [boardWeek, municipalityWeek, tooFew, hostile, withdrawn, withdrawnFor]) {
    const document = JSON.parse(JSON.stringify(documentOf(release)))
    expect(releaseDocumentSchema.parse(document)).toEqual(document)
    expect(checker().safeParse(document).error).toBeUndefined()
  }
})

test('the published schema refuses a figure with a count, a missing figure and an unknown field', () => {
  const document = documentOf(boardWeek)
  const [first, ...others] = document.figures
  for (const wrong of [
    { ...document, figures: [{ ...first, count: 12 }, ...others] },
    { ...document, figures: others },
    { ...document, contributors: 34 },
    { ...document, families: '34' },
  ])
    expect(checker().safeParse(wrong).success).toBe(false)
})

test('suppressed figures differ in their names alone', () => {
  const { figures } = documentOf(tooFew)
  expect(new Set(figures.map((figure) => `${figure.said} ${figure.words}`))).toEqual(new Set(['false not shown']))
  expect(figures.flatMap(Object.keys).filter((key) => ['text', 'families', 'size'].includes(key))).toEqual([])
})
