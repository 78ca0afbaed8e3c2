/**
 * Prints a Typst template as a PDF that a screen reader can read (PDF/UA-1). The texts go in as data and never as Typst
 * source. Only the typefaces in `release-pdf/fonts` are used, and nothing from the network. The same data gives the same
 * bytes.
 */
import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { charactersOf } from './font-characters'

/** Typst looks for a character in these families in this order. */
const families = ['Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Arabic', 'Noto Emoji']

/**
 * Created once, because a compiler keeps its typefaces loaded. Imported at the first print, so that the application runs on
 * a machine for which the library has no binary.
 */
const openWorkshop = async () => {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'src', 'server', 'release-pdf')
  const files = fs.readdirSync(path.join(folder, 'fonts')).filter((name) => name.endsWith('.ttf'))
  const fonts = files.toSorted().map((name) => fs.readFileSync(path.join(folder, 'fonts', name)))
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] })
  return { compiler, folder, characters: charactersOf(fonts) }
}

let workshop: ReturnType<typeof openWorkshop> | undefined

const lineEnds = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu

/** Characters that PDF/UA forbids, even where a typeface has a glyph for them. */
const forbidden = /[\p{Cc}\ufeff\ufffe]/gu

/** A word that is wider than a column gets break points here, or it would run off the paper. */
const endless = /\S{40}(?=\S)/gu

/** A character that no typeface has becomes U+FFFD, because PDF/UA would refuse the whole document. */
const printable = (text: string, characters: ReadonlySet<number>) =>
  [...text.replace(lineEnds, ' ').replace(forbidden, '\ufffd').replace(endless, '$&\u200b')]
    .map((one) => (characters.has(one.codePointAt(0) ?? 0) ? one : '\ufffd'))
    .join('')

/** The template reads its data as `sys.inputs` under its own name. */
export const printPdf = async (template: 'release' | 'letter' | 'family-report', data: object): Promise<Uint8Array> => {
  const { compiler, folder, characters } = await (workshop ??= openWorkshop())
  const input = JSON.stringify({ ...data, families }, (_, value: unknown) =>
    typeof value === 'string' ? printable(value, characters) : value,
  )
  const mainFilePath = path.join(folder, `${template}.typ`)
  const compileResult = compiler.compile({ mainFilePath, inputs: { [template]: input } })
  if (!compileResult.result)
    throw new Error('the template of the print does not compile', {
      cause: compileResult.takeDiagnostics()?.shortDiagnostics,
    })
  const bytes = compiler.pdf(compileResult.result, { pdfStandard: 'ua-1', pdfTags: true })
  compiler.evictCache(0) // the cache would otherwise grow by some megabytes for each print
  return bytes
}
