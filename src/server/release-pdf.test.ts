import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boardWeek,
  hostile,
  hostileText,
  municipalityWeek,
  nearlyNothing,
  schoolBlock,
  tooFew,
  withdrawn,
} from '../../tests/release-samples'
import type { ReadRelease } from '@/domain/export/read-release'
import { wordedRelease } from '@/i18n/worded-release'
import { charactersOf } from './font-characters'
import { releasePdf } from './release-pdf'

const printed = async (release: ReadRelease, locale: 'nl' | 'en' = 'nl') =>
  Buffer.from(await releasePdf(wordedRelease(release, locale))).toString('latin1')

/** The PDF with its compressed streams inflated. A stream that is not deflated stays as it is. */
const opened = (pdf: string) =>
  pdf.replace(/stream\r?\n([\s\S]*?)endstream/g, (all, body: string) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return all
    }
  })

const pagesOf = (pdf: string) => opened(pdf).match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

const reader = ['/usr/bin/pdftotext'].find((file) => fs.existsSync(file))

describe('a release in print', async () => {
  const pdf = opened(await printed(boardWeek))

  test('is tagged, has a title, and declares PDF/UA-1', () => {
    expect(pdf).toMatch(/\/StructTreeRoot/)
    expect(pdf).toMatch(/\/Marked true/)
    expect(pdf).toMatch(/\/DisplayDocTitle true/)
    expect(pdf).toMatch(/pdfuaid:part/)
    expect(pdf).toContain('Hoe gaat het met de gezinnen? Stichting Rijnoever, week 14 van 2020, uitgave 12')
  })

  test('names its language', async () => {
    expect(pdf).toMatch(/\/Lang\s*\(nl\)/)
    expect(opened(await printed(boardWeek, 'en'))).toMatch(/\/Lang\s*\(en\)/)
  })

  test('has an alternative text for every drawing', () => {
    const drawings = pdf.match(/\/S\s*\/Figure\b/g)?.length ?? 0
    expect(drawings).toBe(20)
    expect(pdf.match(/\/Alt\b/g)).toHaveLength(drawings)
  })

  test('has the date of publication and the same bytes each time', async () => {
    const days = [...pdf.matchAll(/\(D:(\d{8})|>(\d{4}-\d\d-\d\d)T/g)].map(([, day, written]) => day ?? written)
    expect(days.length).toBeGreaterThan(2)
    expect(new Set(days)).toEqual(new Set(['20200407', '2020-04-07']))
    const first = await printed(boardWeek)
    expect(await printed(boardWeek)).toBe(first)
    expect(await printed({ ...boardWeek, publishedOn: '2020-04-08' })).not.toBe(first)
  })

  test('embeds its own typeface and no other', () => {
    const fonts = new Set([...pdf.matchAll(/\/FontName\s*\/[A-Z]{6}\+([A-Za-z]+)/g)].map(([, name]) => name))
    expect([...fonts]).toEqual(['AtkinsonHyperlegibleNext'])
  })
})

test.each([
  ['a municipality with narrow bands', municipalityWeek, 2, 4],
  ['a block of a school', schoolBlock, 2, 4],
  ['a week with nearly everything withheld', nearlyNothing, 2, 4],
  ['too few families', tooFew, 1, 1],
  ['a withdrawn release', withdrawn, 2, 4],
  ['long and hostile texts', hostile, 3, 6],
])('%s fits its pages', async (_, release, least, most) => {
  const pages = pagesOf(await printed(release))
  expect(pages).toBeGreaterThanOrEqual(least)
  expect(pages).toBeLessThanOrEqual(most)
})

describe('any text', () => {
  const withText = (text: string) => printed({ ...boardWeek, recipient: text, comment: text, quotes: [text] })

  test('can be printed, whatever its characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) =>
        (await withText(text)).startsWith('%PDF-1.7'),
      ),
      {
        numRuns: 25,
        examples: [['a\u0000b \ud800 你好 \u{10ffff}'], ['\u200f\u202e'], ['👩\u200d👧 \ufe0f \u200d'], ['\ufeff']],
      },
    )
  })

  test.runIf(reader !== undefined)('is printed as it was written, markup included', async () => {
    const text = execFileSync(reader ?? '', ['-', '-'], {
      input: Buffer.from(await printed(hostile), 'latin1'),
      encoding: 'utf8',
    })
    const flat = text.replace(/\s+/g, ' ')
    for (const said of [hostileText, '=HYPERLINK("x")', '+Nabij #1 & <Zn>', 'Привет \ufffd\ufffd'])
      expect(flat).toContain(said)
  })

  test('may hold every character that our typefaces have', async () => {
    const folder = path.join('src', 'server', 'release-pdf', 'fonts')
    const files = fs.readdirSync(folder).filter((name) => name.endsWith('.ttf'))
    const characters = charactersOf(files.map((name) => fs.readFileSync(path.join(folder, name))))
    expect(characters.size).toBeGreaterThan(3000)
    for (const one of 'aZé€ğșżПم👩') expect(characters.has(one.codePointAt(0) ?? 0)).toBe(true)
    expect(characters.has('你'.codePointAt(0) ?? 0)).toBe(false)
    expect(await withText([...characters].map((code) => String.fromCodePoint(code)).join(' '))).toMatch(/^%PDF-1\.7/)
  })
})
