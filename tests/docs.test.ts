/** What the documents name in backticks exists: a file or folder, as a path from the root or the end of one. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { everything, textOf } from './house/files'

const documents = everything.filter((file) => file === 'README.md' || /^docs\/.*\.md$/.test(file))

const foldersOf = (file: string): string[] => {
  const folder = path.posix.dirname(file)
  return folder === '.' ? [] : [folder, ...foldersOf(folder)]
}
const paths = new Set(everything.flatMap((file) => [file, ...foldersOf(file)]))
/** Every path, and every end of one that begins with a whole name. */
const ends = new Set(
  [...paths].flatMap((place) => place.split('/').map((_, index, names) => names.slice(index).join('/'))),
)
const firstNames = new Set(
  [...paths].flatMap((place) =>
    place
      .replace(/^src\//, '')
      .split('/')
      .slice(0, 1),
  ),
)

/** Folders that the rules of the house leave out, and names of files that the reader is told to make. */
const isNotThere = /^src\/server\/generated|^scripts\/bench\/surveyjs|^\.data|version-2|00NN|[*…<]/

/** `commands/{a,b}.ts` names two files. */
const spread = (text: string): string[] => {
  const [, before = '', options = '', after = ''] = /^(.*?)\{([^}]*)\}(.*)$/.exec(text) ?? []
  return options ? options.split(',').flatMap((option) => spread(before + option + after)) : [text]
}

const isPath = (text: string) =>
  /^[\w@.()[\]{},-]+(\/[\w@.()[\]{},-]*)*$/.test(text) &&
  (/\.(tsx?|mjs|md|css|sql|prisma|json|yml)$/.test(text) ||
    (text.includes('/') && firstNames.has(text.split('/')[0] ?? '')))

/** The paths that a document names, and the files of a tree of folders in a code block. */
const namedIn = (document: string): string[] =>
  [
    ...textOf(document)
      .replaceAll(/^```[^]*?^```$/gm, '')
      .matchAll(/`([^`\n]+)`/g),
  ]
    .map(([, text = '']) => text)
    .filter((text) => isPath(text) && !isNotThere.test(text))
    .flatMap(spread)

test('every path in backticks in the README and the documents exists', () => {
  const named = documents.flatMap((document) => namedIn(document).map((place) => ({ document, place })))
  expect(named.length).toBeGreaterThan(150)
  const missing = named.filter(({ place }) => !ends.has(place.replace(/\/$/, '')))
  expect(missing.map(({ document, place }) => `${document}: ${place}`)).toEqual([])
})

/** How a document names a test: its file, and its title between straight quotes. */
const namedTests = (document: string) =>
  [...textOf(document).matchAll(/`([\w/.-]+\.(?:test|spec)\.\w+)`: "([^"\n]+(?:"[\w ]+"[^"\n]*)*)"/g)].map(
    ([, file = '', title = '']) => ({ document, file, title }),
  )

test('every test that a document names by its title exists in its file', () => {
  const named = documents.flatMap(namedTests)
  expect(named.length).toBeGreaterThan(200)
  const missing = named.filter(
    ({ file, title }) =>
      !everything.includes(file) || ![`'`, `"`, '`'].some((quote) => textOf(file).includes(quote + title + quote)),
  )
  expect(missing.map(({ document, file, title }) => `${document}: ${file}: ${title}`)).toEqual([])
})
