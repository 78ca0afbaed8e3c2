/**
 * Writes a release as a file in one of the formats. It is made only from what the reader may read: it uses no database and
 * no clock, so the same release always gives the same bytes. The name of the file contains no name of a person.
 */
import 'server-only'
import { keysOf } from '@/domain/closed-lists'
import { releaseDocument } from '@/domain/export/release-json'
import { releaseRows } from '@/domain/export/release-rows'
import type { ReadRelease } from '@/domain/export/read-release'
import type { Locale } from '@/i18n/locale'
import { fileName, releaseWords, sheetName } from '@/i18n/release-words'
import { wordedRelease } from '@/i18n/worded-release'
import type { WordedRelease } from '@/i18n/worded-release-shape'
import { csvOfCells } from './csv'
import { releasePdf } from './release-pdf'
import { sheetBytes } from './sheet'

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const

export type ReleaseFormat = keyof typeof types
export const releaseFormats: readonly ReleaseFormat[] = keysOf(types)

export type ReleaseFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

type Make = (release: ReadRelease, worded: WordedRelease) => Uint8Array | Promise<Uint8Array>

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const rowsOf = (release: ReadRelease, wordedRelease: WordedRelease) =>
  releaseRows(release, releaseWords(release, wordedRelease))

const sheet =
  (format: 'xlsx' | 'ods'): Make =>
  (release, wordedText) =>
    sheetBytes(format, rowsOf(release, wordedText), {
      title: wordedText.documentTitle,
      creator: release.organisation,
      sheet: sheetName(wordedText),
      widths: [16, 22, 38, 48, 24, 46],
      day: release.publishedOn,
    })

const csv: Make = (release, wordedText) => bytesOf(csvOfCells(rowsOf(release, wordedText), wordedText.locale))

const json: Make = (release, wordedText) => {
  const { locale: language, period, notice, sentences, counting } = wordedText
  const document = releaseDocument(release, { language, period, notice, sentences, figures: counting.figures })
  return bytesOf(`${JSON.stringify(document, null, 2)}\n`)
}

const makers: Record<ReleaseFormat, Make> = {
  pdf: (_, wordedText) => releasePdf(wordedText),
  xlsx: sheet('xlsx'),
  ods: sheet('ods'),
  csv,
  json,
}

export const releaseFile = async (
  format: ReleaseFormat,
  release: ReadRelease,
  locale: Locale,
): Promise<ReleaseFile> => {
  const wordedText = wordedRelease(release, locale)
  const bytes = await makers[format](release, wordedText)
  return { name: `${fileName(release, wordedText)}.${format}`, type: types[format], bytes }
}
