/**
 * Reads the text of a PDF, apart from what wrote it: the strings that each page shows, by the table of its fonts that says which
 * character a glyph is (PDF 32000-1, 9.10). What stands for a glyph as `ActualText` is read in its place.
 */
import { inflateSync } from 'node:zlib'

/** The document with its compressed streams inflated. A stream that is not deflated stays as it is. */
export const openedPdf = (pdf: Uint8Array): string =>
  Buffer.from(pdf)
    .toString('latin1')
    .replace(/stream\r?\n([\s\S]*?)endstream/g, (all, body: string) => {
      try {
        return `stream\n${inflateSync(Buffer.from(body, 'latin1')).toString('latin1')}\nendstream`
      } catch {
        return all
      }
    })

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The bytes of `(…)`, where parentheses within are balanced or escaped, and how long it is. */
const literalAt = (text: string, from: number) => {
  let [bytes, depth, at] = ['', 0, from]
  for (; at < text.length; at += 1) {
    const sign = text.charAt(at)
    const octal = sign === '\\' ? /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0] : undefined
    if (octal) {
      bytes += String.fromCharCode(parseInt(octal, 8))
      at += octal.length
    } else if (sign === '\\') {
      at += 1
      bytes += escapes[text.charAt(at)] ?? text.charAt(at)
    } else {
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
      if (depth === 0) break
      if (at > from) bytes += sign
    }
  }
  return { bytes, end: at + 1 }
}

const ofHex = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex')
const wide = (bytes: Buffer) =>
  Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')

type Font = ReadonlyMap<string, string>

const fontOf = (table: string): Font => {
  const characters = new Map<string, string>()
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g))
      characters.set(ofHex(glyph).toString('latin1'), wide(ofHex(text)))
  return characters
}

const shownBy = (font: Font | undefined, bytes: string) =>
  (bytes.match(/[\s\S]{2}/g) ?? []).map((glyph) => font?.get(glyph) ?? '\ufffd').join('')

const nextToken = /\s+|<<|>>|<([0-9a-fA-F\s]*)>|\[|\]|\/([^\s/<>[\]()]*)|[^\s/<>[\]()]+|\)/y

/** What one page shows: each piece of text that is placed, on a line of its own. */
const textOfPage = (content: string, fonts: ReadonlyMap<string, Font>) => {
  let [text, at, name, font] = ['', 0, '', undefined as Font | undefined]
  const spans: { instead: string | null; begin: number }[] = []
  let [actual, waiting]: [string | null, string | null] = [null, null]
  while (at < content.length) {
    if (content.charAt(at) === '(') {
      const { bytes, end } = literalAt(content, at)
      text += shownBy(font, bytes)
      at = end
      continue
    }
    nextToken.lastIndex = at
    const match = nextToken.exec(content)
    if (!match) throw new Error('no token of a PDF')
    at = nextToken.lastIndex
    const [token, hex, named] = match
    if (hex !== undefined && waiting === 'ActualText') actual = wide(ofHex(hex).subarray(2))
    else if (hex !== undefined) text += shownBy(font, ofHex(hex).toString('latin1'))
    if (token.trim() !== '') waiting = named ?? null
    if (named !== undefined) name = named
    if (token === 'Tf') font = fonts.get(name)
    if (token === 'BT') text += '\n'
    if (token === 'BDC' || token === 'BMC') {
      spans.push({ instead: actual, begin: text.length })
      actual = null
    }
    if (token === 'EMC') {
      const span = spans.pop()
      if (span && span.instead !== null) text = text.slice(0, span.begin) + span.instead
    }
  }
  return text
}

export const textOfPdf = (pdf: Uint8Array): string => {
  const objects = new Map(
    [...openedPdf(pdf).matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  )
  const named = (body: string, key: string) => objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? ''
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body))
  return pages
    .map((page) => {
      const list = /\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? ''
      const fonts = [...list.matchAll(/\/(\S+) (\d+) 0 R/g)].map(
        ([, name = '', id = '']) => [name, fontOf(named(objects.get(id) ?? '', 'ToUnicode'))] as const,
      )
      return textOfPage(/stream\n([\s\S]*)\nendstream/.exec(named(page, 'Contents'))?.[1] ?? '', new Map(fonts))
    })
    .join('\n')
}
