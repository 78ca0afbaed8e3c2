import { describe, expect, test } from 'vitest'
import { codeIn, everything, isTest, textOf } from './house/files'
import {
  calledIn,
  callOf,
  callsOf,
  exportsOf,
  firstParameter,
  functionNames,
  importsOf,
  isHandedTo,
  mentionsOf,
  openingComment,
  propOf,
  type Export,
} from './house/source'

const features = codeIn('src/features').filter((file) => !isTest(file))
const isQuery = (file: string) => /^src\/features\/[^/]+\/queries(\.ts$|\/)/.test(file)
const isCommand = (file: string) => /^src\/features\/[^/]+\/commands(\.ts$|\/)/.test(file)
const isPart = (file: string) => /^src\/features\/[^/]+\/parts\//.test(file)
const entryPoints = features.filter((file) => isQuery(file) || isCommand(file))
const parts = features.filter(isPart)

const actors = ['Actor', 'StaffActor', 'SystemActor']
const startsWithActor = (one: Export) => actors.includes(firstParameter(one))
// Before one is signed in there is no actor; what is known then is who visits.
const startsWithVisitor = (one: Export) => firstParameter(one) === 'Visitor'
// The very first of an installation: there was nobody before it.
const makesItsActor = (one: Export) => calledIn(one.node).has('systemActor')

/** What other rooms take from the queries and commands, types left out: `file name`. */
const calledFromOutside = new Set(
  codeIn('src')
    .filter((file) => !isTest(file) && !isQuery(file) && !isCommand(file) && !isPart(file))
    .flatMap((file) => importsOf(file).filter(({ typeOnly }) => !typeOnly))
    .map(({ file, name }) => `${file} ${name}`),
)

const exportsIn = (files: readonly string[]) =>
  files.flatMap((file) => exportsOf(file).map((one) => ({ ...one, file, place: `${file} ${one.name}` })))
const exported = exportsIn(entryPoints)

describe('the closed words of a feature', () => {
  const words =
    /^src\/features\/[a-z-]+\/((queries|commands|actions|schema)\.ts|(queries|commands|parts|components)\/[^/]+)$/

  test('a feature holds queries, commands, parts, actions, a schema and components, and nothing else', () => {
    const strangers = everything.filter((file) => file.startsWith('src/features/') && !isTest(file))
    expect(strangers.filter((file) => !words.test(file))).toEqual([])
  })

  test('a word is a file or a folder, not both', () => {
    const twice = features.filter((file) => /\/(queries|commands)\.ts$/.test(file))
    const folders = twice.map((file) => file.replace(/\.ts$/, '/'))
    expect(folders.filter((folder) => features.some((file) => file.startsWith(folder)))).toEqual([])
  })
})

describe('actor first', () => {
  test('there are queries and commands to look at', () => {
    expect(exported.filter(startsWithActor).length).toBeGreaterThan(40)
  })

  test('a file of queries or commands exports one function, and that starts with the actor, or with the visitor before there is one', () => {
    const functions = exported.filter(({ kind }) => kind === 'function')
    const free = functions.filter((one) => !startsWithActor(one) && !startsWithVisitor(one) && !makesItsActor(one))
    expect(free.map(({ place }) => place)).toEqual([])
    const several = entryPoints.filter((file) => functions.filter((one) => one.file === file).length > 1)
    expect(several).toEqual([])
  })

  test('what another room takes besides is a plain value, never a function made elsewhere', () => {
    const values = exported.filter(({ place, kind }) => calledFromOutside.has(place) && kind === 'value')
    expect(values.filter(({ node }) => callOf(node)).map(({ place }) => place)).toEqual([])
  })

  test('only the machine room mints actors, and only commands ask it to', () => {
    const minting = codeIn('src').filter((file) =>
      importsOf(file).some((one) => one.file === 'src/server/minted-actor.ts' && !one.typeOnly),
    )
    expect(minting.filter((file) => !/^src\/(server|cli)\/|\/commands\//.test(file) && !isTest(file))).toEqual([])
  })
})

describe('parts', () => {
  test('a feature has parts', () => {
    expect(parts.length).toBeGreaterThan(20)
  })

  test('a part stays within its feature: other rooms call entry points alone', () => {
    const takers = codeIn('src').filter((file) => !isTest(file) && !isQuery(file) && !isCommand(file) && !isPart(file))
    const taken = takers.flatMap((file) =>
      importsOf(file)
        .filter((one) => isPart(one.file) && !one.typeOnly)
        .map((one) => `${file} ${one.file}`),
    )
    expect(taken).toEqual([])
  })

  test('a part calls no entry point', () => {
    const calling = parts.flatMap((file) =>
      importsOf(file)
        .filter((one) => (isQuery(one.file) || isCommand(one.file)) && !one.typeOnly)
        .map((one) => `${file} ${one.file}`),
    )
    expect(calling).toEqual([])
  })

  test('a part is used by an entry point or by another part', () => {
    const used = new Set([...entryPoints, ...parts].flatMap((file) => importsOf(file).map((one) => one.file)))
    expect(parts.filter((file) => !used.has(file))).toEqual([])
  })
})

describe('the database', () => {
  const touches = (file: string) => importsOf(file).some((one) => one.file === 'src/server/db.ts' && !one.typeOnly)
  const touching = codeIn('src').filter((file) => !isTest(file) && touches(file))

  test('is touched by queries, commands, parts and the machine room alone', () => {
    const others = touching.filter((file) => !isQuery(file) && !isCommand(file) && !isPart(file))
    expect(others.filter((file) => !file.startsWith('src/server/'))).toEqual([])
  })

  test('every file that touches it, and every entry point and part, is for the server alone', () => {
    const serverOnly = /^import 'server-only'$/m
    const files = new Set([...touching, ...entryPoints, ...parts])
    expect([...files].filter((file) => !serverOnly.test(textOf(file)))).toEqual([])
  })
})

describe('permissions', () => {
  const asking = codeIn('src/app', 'src/features', 'src/server').filter(
    (file) => !isTest(file) && !file.startsWith('src/server/generated/'),
  )
  const rolePattern = /\bactor\.role\b|\brole\s*[!=]==?\s*'|role: '(caller|coordinator|coach|reader|admin)'/
  // The first administrator of an organisation is stored with that role.
  const storesRole = 'src/features/staff/commands/create-organisation.ts'

  test('are asked by verb: outside domain/access nobody asks which role an actor has', () => {
    expect(asking.filter((file) => file !== storesRole && rolePattern.test(textOf(file)))).toEqual([])
    expect(rolePattern.test(textOf(storesRole))).toBe(true)
  })

  test('are never found by a part of a verb', () => {
    expect(codeIn('src').filter((file) => /verb\.startsWith\(/.test(textOf(file)))).toEqual([])
  })
})

describe('server actions', () => {
  const files = features.filter((file) => file.endsWith('/actions.ts'))
  const actions = files.flatMap((file) => exportsOf(file).map((one) => ({ ...one, file, call: callOf(one.node) })))

  test('an actions.ts is for the server', () => {
    expect(files.filter((file) => !textOf(file).startsWith("'use server'\n"))).toEqual([])
  })

  test('every one is its schema and its command, and is called after the command', () => {
    const odd = actions.filter(({ name, call }) => {
      const [schema = '', command = ''] = call?.args ?? []
      const wrapped = call?.name === 'action' || call?.name === 'publicAction'
      return !wrapped || !/^\w+Schema$/.test(schema) || name !== `${command}Action`
    })
    expect(odd.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })

  test('with a session the command starts with the actor, without one with the visitor', () => {
    const wrong = actions.filter(({ file, call }) => {
      const taken = importsOf(file).find(({ as }) => as === call?.args[1])
      const command = exported.find((one) => one.file === taken?.file && one.name === taken.name)
      return !command || !(call?.name === 'action' ? startsWithActor(command) : startsWithVisitor(command))
    })
    expect(wrong.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })

  test('there are no others: nothing else in src is a server function', () => {
    const others = codeIn('src').filter((file) => /^\s*['"]use server['"]/m.test(textOf(file)) && !files.includes(file))
    expect(others).toEqual([])
  })
})

describe('forms', () => {
  const screens = codeIn('src/app', 'src/components', 'src/features').filter((file) => !isTest(file))
  const taken = screens.flatMap((file) =>
    importsOf(file)
      .filter((one) => /^src\/features\/[^/]+\/actions\.ts$/.test(one.file) && !one.typeOnly)
      .flatMap(({ as }) => mentionsOf(file, as).map((mention) => ({ file, as, mention }))),
  )
  // A page of the server hands it on: what it is handed to is looked at below.
  const handedOn = ({ file, mention }: (typeof taken)[number]) =>
    file.startsWith('src/app/') && propOf(mention) === 'SearchBox save'

  test('a component calls a server action through useCommand alone', () => {
    expect(taken.length).toBeGreaterThan(30)
    const direct = taken.filter((one) => !isHandedTo(one.mention, 'useCommand') && !handedOn(one))
    expect(direct.map(({ file, as }) => `${file} ${as}`)).toEqual([])
    const saves = mentionsOf('src/components/list/search-box.tsx', 'save')
    expect(saves.some((mention) => isHandedTo(mention, 'useCommand'))).toBe(true)
  })

  test('whether a command is pending is known to useCommand alone', () => {
    const own = /\b(useTransition|useActionState|useFormStatus|useOptimistic)\b/
    expect(screens.filter((file) => own.test(textOf(file)))).toEqual(['src/components/form/use-command.ts'])
    expect(screens.filter((file) => textOf(file).includes('aria-disabled='))).toEqual([
      'src/components/form/command-button.tsx',
    ])
  })

  test('no code presses a button of the page: what it would do is state', () => {
    expect(screens.flatMap((file) => callsOf(file, 'click').map((call) => `${file} ${call}`))).toEqual([])
  })
})

describe('routes', () => {
  const routes = codeIn('src/app').filter((file) => file.endsWith('/route.ts'))
  const changing = /^(POST|PUT|PATCH|DELETE)$/

  test('a route that changes something is route(schema, command), or uploadRoute for a file; signing in is the library’s', () => {
    const odd = routes
      .filter((file) => !file.includes('/api/auth/'))
      .flatMap((file) => exportsOf(file).map((one) => ({ ...one, file })))
      .filter(({ name, node }) => changing.test(name) && !['route', 'uploadRoute'].includes(callOf(node)?.name ?? ''))
    expect(odd.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })
})

describe('files', () => {
  const code = codeIn('src', 'scripts', 'tests', 'e2e')
  const nextWants = /^src\/app\/.*(page|layout|template|default|loading|error|global-error|not-found|icon)\.tsx$/
  // Besides Next: its plugin for translations, and the settings of tools.
  const wantsDefault = (file: string) =>
    nextWants.test(file) || file === 'src/i18n/request.ts' || /\.config\.(mjs|ts)$/.test(file)

  test('there is no index file', () => {
    expect(code.filter((file) => /\/index\.[a-z]+$/.test(file))).toEqual([])
  })

  test('exports are named; default only where Next wants it', () => {
    const odd = code.filter((file) =>
      exportsOf(file).some(({ kind, name }) => kind === 'default' || name === 'default'),
    )
    expect(odd.filter((file) => !wantsDefault(file))).toEqual([])
  })

  test('names are kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|db\.test|spec|module|config|d))*\.[a-z]+$/
    const folder = /^([a-z0-9]+(-[a-z0-9]+)*|\([a-z]+\)|\[(\.\.\.)?[a-z]+\])$/
    const odd = [...code, ...everything.filter((file) => file.endsWith('.css'))].filter((file) => {
      const parts = file.split('/')
      const name = parts.pop() ?? ''
      return !kebab.test(name) || parts.some((part) => !folder.test(part))
    })
    expect(odd).toEqual([])
  })

  test('a button is never disabled while it works: that takes the focus away. It says so by aria-disabled', () => {
    const disabled = /<button\b[^<]*?[\s}"]disabled(=|\s|>)/
    expect(codeIn('src').filter((file) => disabled.test(textOf(file)))).toEqual([])
  })

  test('each of the domain and the machine room opens with what it knows, in one to six lines', () => {
    const rooms = codeIn('src/domain', 'src/server').filter((file) => !isTest(file))
    const odd = rooms.filter((file) => {
      const lines = openingComment(file)
        .split('\n')
        .filter((line) => /\w/.test(line)).length
      return lines < 1 || lines > 6
    })
    expect(odd).toEqual([])
  })
})

describe('names', () => {
  const empty = [
    'get',
    'handle',
    'handler',
    'process',
    'manager',
    'util',
    'utils',
    'helper',
    'helpers',
    'common',
    'misc',
  ]
  const wordsOf = (name: string) =>
    name
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
  const saysNothing = (name: string) => wordsOf(name).some((word) => empty.includes(word))

  test('no file is named after nothing', () => {
    const code = codeIn('src', 'scripts', 'tests', 'e2e')
    expect(code.filter((file) => file.split('/').some(saysNothing))).toEqual([])
  })

  test('no function is named after nothing', () => {
    const odd = codeIn('src', 'scripts', 'tests', 'e2e').flatMap((file) =>
      functionNames(file)
        .filter((name) => name !== 'GET' && saysNothing(name))
        .map((name) => `${file} ${name}`),
    )
    expect(odd).toEqual([])
  })
})
