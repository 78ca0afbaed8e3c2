import { describe, expect, test } from 'vitest'
import { messages as en } from '@/i18n/messages/en/messages'
import { messages as nl } from '@/i18n/messages/nl/messages'
import { serverGroups } from '@/i18n/browser-messages'
import { wordingsOf } from '@/i18n/wordings'
import { everything, textOf } from './house/files'

/** Every text by its path: `errors.codes.fault`, `cards.safety.lines.2`. */
const textsOf = (tree: unknown, path: string[] = []): [string, string][] =>
  typeof tree === 'string'
    ? [[path.join('.'), tree]]
    : Object.entries(tree as object).flatMap(([key, branch]) => textsOf(branch, [...path, key]))

// A simpler spoken form exists only where the wording in that language has a difficult word.
const spokenIn = (locale: 'nl' | 'en') => textsOf(wordingsOf(1)[locale]).filter(([path]) => !path.endsWith('.simpler'))

const closing = (text: string, open: number): number => {
  for (let at = open, depth = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}' && (depth -= 1) === 0) return at
  }
  return text.length
}

/**
 * The placeholders and tags of an ICU message, including those inside the branches of a plural, which one language may have
 * without the other.
 */
const placeholdersOf = (text: string): string[] => {
  const found = [...text.matchAll(/<(\w+)>/g)].map(([tag]) => tag)
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', closing(text, at))) {
    const inside = text.slice(at + 1, closing(text, at))
    const [name = '', _kind, ...rest] = inside.split(',')
    found.push(name.trim())
    const branches = rest.join(',')
    for (let from = branches.indexOf('{'); from >= 0; from = branches.indexOf('{', closing(branches, from)))
      found.push(...placeholdersOf(branches.slice(from + 1, closing(branches, from))))
  }
  return [...new Set(found)].sort()
}

const cases = [
  ['the screens', textsOf(nl), textsOf(en)],
  ['what is said aloud', spokenIn('nl'), spokenIn('en')],
] as const

describe.each(cases)('texts of %s', (_name, dutch, english) => {
  const inEnglish = new Map(english)

  test('exist in both languages', () => {
    const paths = (texts: readonly [string, string][]) => texts.map(([path]) => path).sort()
    expect(paths(english)).toEqual(paths(dutch))
  })

  test('are never empty', () => {
    const empty = [...dutch, ...english].filter(([, text]) => text.trim() === '')
    expect(empty.map(([path]) => path)).toEqual([])
  })

  test('have the same placeholders and tags in both languages', () => {
    const differing = dutch.filter(
      ([path, text]) => placeholdersOf(text).join() !== placeholdersOf(inEnglish.get(path) ?? '').join(),
    )
    expect(differing.map(([path]) => path)).toEqual([])
  })
})

test('finds placeholders inside the branches of a plural', () => {
  const text = '{count, plural, one {# gezin van {name}} other {# gezinnen, <b>allemaal</b>}} op {day}'
  expect(placeholdersOf(text)).toEqual(['<b>', 'count', 'day', 'name'])
})

test('no component uses a group of messages that its page does not send to the browser', () => {
  const components = everything.filter((file) => /^src\/.*\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  const used = components.flatMap((file) =>
    [...textOf(file).matchAll(/(?:useTranslations\(['"]|useMessages\(\)\.)(\w+)/g)].map(([, group]) => ({
      file,
      group,
    })),
  )
  expect(used.length).toBeGreaterThan(200)
  expect(used.filter(({ group }) => serverGroups.some((one) => one === group))).toEqual([])
  // By their whole keys, or by a group that a page names.
  const others = components.filter((file) => /useTranslations\((?!['"])|useMessages\(\)(?!\.)/.test(textOf(file)))
  expect(others).toEqual([
    'src/features/families/components/help-since.tsx',
    'src/features/releases/components/decision-buttons.tsx',
  ])
})
