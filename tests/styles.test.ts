import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeIn, everything, isTest, textOf } from './house/files'

const sheets = everything.filter((file) => file.startsWith('src/') && file.endsWith('.module.css'))

/** The classes in the selectors of a style sheet, without `:global(…)`, which names classes of other style sheets. */
const classesOf = (sheet: string): string[] => {
  const css = textOf(sheet)
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/:global\([^)]*\)/g, '')
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].map(([, selector = '']) => selector)
  const names = selectors
    .filter((one) => !one.trim().startsWith('@'))
    .flatMap((one) => one.match(/\.[a-z][\w-]*/gi) ?? [])
  return [...new Set(names.map((name) => name.slice(1)))]
}

/** The imports of style sheets in a file, with their local names. */
const importsIn = (file: string) =>
  [...textOf(file).matchAll(/^import (\w+) from '([^']+\.module\.css)'$/gm)].map(([, name = '', from = '']) => ({
    file,
    name,
    sheet: from.startsWith('@/') ? `src/${from.slice(2)}` : path.posix.join(path.posix.dirname(file), from),
  }))

const imports = codeIn('src')
  .filter((file) => !isTest(file))
  .flatMap(importsIn)

/** How a file uses an imported style sheet: the classes by name, and every other use. */
const usesOf = ({ file, name }: (typeof imports)[number]) => {
  const code = textOf(file).replace(/^import .*$/gm, '')
  const found = [...code.matchAll(new RegExp(`(?<![\\w.'"/-])${name}\\b(\\.\\w+|\\[)`, 'g'))].map(([, use = '']) => use)
  return { named: found.filter((use) => use !== '[').map((use) => use.slice(1)), computed: found.includes('[') }
}

const namedIn = (sheet: string) =>
  new Set(imports.filter((one) => one.sheet === sheet).flatMap((one) => usesOf(one).named))

describe('style sheets', () => {
  test('exist, and files use them', () => {
    expect(sheets.length).toBeGreaterThan(40)
    expect(imports.length).toBeGreaterThan(sheets.length)
  })

  test('have classes that are used by their full name, so that they can be searched for', () => {
    expect(imports.filter((one) => usesOf(one).computed).map(({ file }) => file)).toEqual([])
  })

  test('have no unused class', () => {
    const unused = sheets.flatMap((sheet) => {
      const named = namedIn(sheet)
      return classesOf(sheet)
        .filter((name) => !named.has(name))
        .map((name) => `${sheet} .${name}`)
    })
    expect(unused).toEqual([])
  })

  test('have every class that is used', () => {
    const missing = imports.flatMap((one) => {
      const classes = classesOf(one.sheet)
      return usesOf(one)
        .named.filter((name) => !classes.includes(name))
        .map((name) => `${one.file} ${one.name}.${name}`)
    })
    expect(missing).toEqual([])
  })
})
