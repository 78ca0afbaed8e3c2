import { describe, expect, test } from 'vitest'
import { codeIn, isTest } from './house/files'
import { exportsOf } from './house/source'
import { browserGlobals, declaredTypes, thingsNamed, writingFunctions } from './house/names'
import { askingVerbs, firstWord, saysNoThing, verbs } from './house/words'

const functionsOf = (word: 'queries' | 'commands') =>
  codeIn('src/features')
    .filter((file) => file.includes(`/${word}/`) && !isTest(file))
    .flatMap((file) => exportsOf(file).map(({ name, kind }) => ({ file, name, kind })))
    .filter(({ kind }) => kind === 'function')

describe('the names of functions', () => {
  test('a command begins with a verb of the closed list', () => {
    const odd = functionsOf('commands').filter(({ name }) => !verbs.has(firstWord(name)))
    expect(odd.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })

  test('a query is named after what it returns, and begins with no verb', () => {
    const isVerb = (name: string) => verbs.has(firstWord(name)) || askingVerbs.has(firstWord(name))
    const odd = functionsOf('queries').filter(({ name }) => isVerb(name))
    expect(odd.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })

  test('every function that writes to the database begins with a verb of the closed list', () => {
    const writing = writingFunctions()
    expect(writing.length).toBeGreaterThan(60)
    expect(
      writing.filter(({ name }) => !verbs.has(firstWord(name))).map(({ place, name }) => `${place} ${name}`),
    ).toEqual([])
  })
})

describe('the names of things', () => {
  test('the list of bare pronouns, participles and positions contains no name of a thing', () => {
    expect(
      ['known', 'all', 'made', 'some', 'unseen', 'beside', 'checked'].filter((name) => !saysNoThing(name)),
    ).toEqual([])
    expect(['contributors', 'storedAnswers', 'need', 'seed', 'interview', 'row'].filter(saysNoThing)).toEqual([])
  })

  test('no collection or object is named by a bare pronoun, participle or position', () => {
    expect(thingsNamed((name) => name === 'actor').length).toBeGreaterThan(100)
    expect(thingsNamed(saysNoThing)).toEqual([])
  })

  test('no type has the name of a type of the browser', () => {
    const globals = browserGlobals()
    expect(['Range', 'Node', 'Text', 'Selection', 'Event', 'Document'].filter((name) => !globals.has(name))).toEqual([])
    expect(
      declaredTypes()
        .filter(({ name }) => globals.has(name))
        .map(({ place, name }) => `${place} ${name}`),
    ).toEqual([])
  })
})
