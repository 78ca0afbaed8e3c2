/**
 * The characters of a TrueType font, read from its `cmap` table (formats 4 and 12, which Unicode fonts use; see the OpenType
 * specification). PDF/UA allows no character without a glyph, so they must be found before printing. Does not typeset.
 */
import 'server-only'

/**
 * The offset of a table by its four-letter tag, or -1. The directory begins at byte 12 and has sixteen bytes for each entry.
 */
const tableAt = (font: Buffer, tag: string): number => {
  const count = font.readUInt16BE(4)
  const entry = Array.from({ length: count }, (_, index) => 12 + 16 * index).find(
    (at) => font.toString('latin1', at, at + 4) === tag,
  )
  return entry === undefined ? -1 : font.readUInt32BE(entry + 8)
}

const add = (into: Set<number>, from: number, until: number) => {
  for (let code = from; code <= until; code += 1) into.add(code)
}

/** Format 4: segments of the first 65536 code points. The last segment ends at 0xffff and only marks the end. */
const addSegments = (into: Set<number>, font: Buffer, at: number) => {
  const twice = font.readUInt16BE(at + 6)
  for (let segment = 0; segment < twice; segment += 2) {
    const until = font.readUInt16BE(at + 14 + segment)
    const from = font.readUInt16BE(at + 16 + twice + segment)
    if (until !== 0xffff) add(into, from, until)
  }
}

/** Format 12: groups of code points of any size. */
const addGroups = (into: Set<number>, font: Buffer, at: number) => {
  const groups = font.readUInt32BE(at + 12)
  for (let group = 0; group < groups; group += 1) {
    const entry = at + 16 + 12 * group
    add(into, font.readUInt32BE(entry), font.readUInt32BE(entry + 4))
  }
}

export const charactersOf = (fonts: readonly Buffer[]): ReadonlySet<number> => {
  const codePoints = new Set<number>()
  for (const font of fonts) {
    const cmap = tableAt(font, 'cmap')
    const count = cmap === -1 ? 0 : font.readUInt16BE(cmap + 2)
    for (let index = 0; index < count; index += 1) {
      const at = cmap + font.readUInt32BE(cmap + 8 + 8 * index)
      const format = font.readUInt16BE(at)
      if (format === 4) addSegments(codePoints, font, at)
      if (format === 12) addGroups(codePoints, font, at)
    }
  }
  return codePoints
}
