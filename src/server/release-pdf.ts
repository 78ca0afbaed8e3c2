/**
 * A release as a PDF that a screen reader can read (PDF/UA-1). What it says goes in as data and is never part of a source
 * text; only the typefaces beside the template are used, and nothing from the network. The same release gives the same
 * bytes: its date is the day of publication, not of printing.
 */
import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import type { WordedRelease } from '@/i18n/worded-release-shape'
import { charactersOf } from './font-characters'

/** In the order in which a character is looked for. */
const families = ['Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Arabic', 'Noto Emoji']

/** Opened once: a compiler holds its typefaces for good. Only when asked, so that a machine without a binary does the rest. */
const openWorkshop = async () => {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'src', 'server', 'release-pdf')
  const files = fs.readdirSync(path.join(folder, 'fonts')).filter((name) => name.endsWith('.ttf'))
  const fonts = files.toSorted().map((name) => fs.readFileSync(path.join(folder, 'fonts', name)))
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] })
  return { compiler, template: path.join(folder, 'release.typ'), characters: charactersOf(fonts) }
}

let workshop: ReturnType<typeof openWorkshop> | undefined

const lineEnds = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu

/** What a print for screen readers may not hold, even where a typeface has a shape for it. */
const forbidden = /[\p{Cc}\ufeff\ufffe]/gu

/** A word wider than a column may be broken here, or it would run off the paper. */
const endless = /\S{40}(?=\S)/gu

/** What no typeface has is shown as a question mark in a diamond: one strange character must not stop a release. */
const printable = (text: string, characters: ReadonlySet<number>) =>
  [...text.replace(lineEnds, ' ').replace(forbidden, '\ufffd').replace(endless, '$&\u200b')]
    .map((one) => (characters.has(one.codePointAt(0) ?? 0) ? one : '\ufffd'))
    .join('')

export const releasePdf = async (wordedRelease: WordedRelease): Promise<Uint8Array> => {
  const { compiler, template, characters } = await (workshop ??= openWorkshop())
  const release = JSON.stringify({ ...wordedRelease, families }, (_, value: unknown) =>
    typeof value === 'string' ? printable(value, characters) : value,
  )
  const compileResult = compiler.compile({ mainFilePath: template, inputs: { release } })
  if (!compileResult.result)
    throw new Error('the template of the print does not compile', {
      cause: compileResult.takeDiagnostics()?.shortDiagnostics,
    })
  const bytes = compiler.pdf(compileResult.result, { pdfStandard: 'ua-1', pdfTags: true })
  compiler.evictCache(0) // or it keeps some megabytes of every print
  return bytes
}
