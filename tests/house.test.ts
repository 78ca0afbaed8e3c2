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
// Before the sign-in there is no actor, so these functions start with the visitor, or with the session of the password alone.
const startsWithVisitor = (one: Export) => firstParameter(one) === 'Visitor'
/** Somebody in a room without an account, or nobody yet. */
const startsWithGuest = (one: Export) => /^Guest( \| null)?$/.test(firstParameter(one) ?? '')
const startsWithHalfSession = (one: Export) => firstParameter(one) === 'HalfSession'
// The command that creates the first organisation has no actor before it, so it makes one.
const makesItsActor = (one: Export) => calledIn(one.node).has('systemActor')

/** What other rooms import from queries and commands, without types, as `file name`. */
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
  test('this test finds queries and commands', () => {
    expect(exported.filter(startsWithActor).length).toBeGreaterThan(40)
  })

  test('a file of queries or commands exports one function, which starts with the actor, or with the visitor before the sign-in', () => {
    const functions = exported.filter(({ kind }) => kind === 'function')
    const starts = [startsWithActor, startsWithVisitor, startsWithGuest, startsWithHalfSession, makesItsActor]
    const free = functions.filter((one) => !starts.some((starting) => starting(one)))
    expect(free.map(({ place }) => place)).toEqual([])
    const several = entryPoints.filter((file) => functions.filter((one) => one.file === file).length > 1)
    expect(several).toEqual([])
  })

  test('any other export that another room imports is a plain value, never the result of a call', () => {
    const values = exported.filter(({ place, kind }) => calledFromOutside.has(place) && kind === 'value')
    expect(values.filter(({ node }) => callOf(node)).map(({ place }) => place)).toEqual([])
  })

  test('only the server, the command line and commands use the module that makes actors', () => {
    const minting = codeIn('src').filter((file) =>
      importsOf(file).some((one) => one.file === 'src/server/minted-actor.ts' && !one.typeOnly),
    )
    expect(minting.filter((file) => !/^src\/(server|cli)\/|\/commands\//.test(file) && !isTest(file))).toEqual([])
  })
})

describe('parts', () => {
  test('this test finds parts', () => {
    expect(parts.length).toBeGreaterThan(20)
  })

  test('other rooms call entry points, never a part', () => {
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

  test('is used only by queries, commands, parts and the server', () => {
    const others = touching.filter((file) => !isQuery(file) && !isCommand(file) && !isPart(file))
    expect(others.filter((file) => !file.startsWith('src/server/'))).toEqual([])
  })

  test('is used only in files that import server-only, as all entry points and parts do', () => {
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

  test('are checked by verb: no code outside domain/access looks at the role of an actor', () => {
    expect(asking.filter((file) => file !== storesRole && rolePattern.test(textOf(file)))).toEqual([])
    expect(rolePattern.test(textOf(storesRole))).toBe(true)
  })

  test('are never checked by the beginning of a verb', () => {
    expect(codeIn('src').filter((file) => /verb\.startsWith\(/.test(textOf(file)))).toEqual([])
  })
})

describe('server actions', () => {
  const files = features.filter((file) => file.endsWith('/actions.ts'))
  const actions = files.flatMap((file) => exportsOf(file).map((one) => ({ ...one, file, call: callOf(one.node) })))

  test('an actions.ts begins with "use server"', () => {
    expect(files.filter((file) => !textOf(file).startsWith("'use server'\n"))).toEqual([])
  })

  /** What the command of each kind of action starts with. */
  const startOf: Readonly<Record<string, (one: Export) => boolean>> = {
    action: startsWithActor,
    newSessionAction: startsWithActor,
    publicAction: startsWithVisitor,
    browserAction: startsWithVisitor,
    signInAction: startsWithVisitor,
    halfSessionAction: startsWithHalfSession,
  }

  test('every action is made of a schema and a command, and is named after the command', () => {
    const odd = actions.filter(({ name, call }) => {
      const [schema = '', command = ''] = call?.args ?? []
      return !Object.hasOwn(startOf, call?.name ?? '') || !/^\w+Schema$/.test(schema) || name !== `${command}Action`
    })
    expect(odd.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })

  test('the command of an action starts with the actor, and that of a public action with the visitor', () => {
    const wrong = actions.filter(({ file, call }) => {
      const taken = importsOf(file).find(({ as }) => as === call?.args[1])
      const command = exported.find((one) => one.file === taken?.file && one.name === taken.name)
      return !command || !startOf[call?.name ?? '']?.(command)
    })
    expect(wrong.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })

  test('no other file in src has server functions', () => {
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
  // A server page passes the action to SearchBox, which is checked below.
  const handedOn = ({ file, mention }: (typeof taken)[number]) =>
    file.startsWith('src/app/') &&
    ['SearchBox save', 'CallTasks assign', 'CallRows assign'].includes(propOf(mention) ?? '')

  test('a component calls a server action through useCommand alone', () => {
    expect(taken.length).toBeGreaterThan(30)
    const direct = taken.filter((one) => !isHandedTo(one.mention, 'useCommand') && !handedOn(one))
    expect(direct.map(({ file, as }) => `${file} ${as}`)).toEqual([])
    const saves = mentionsOf('src/components/list/search-box.tsx', 'save')
    expect(saves.some((mention) => isHandedTo(mention, 'useCommand'))).toBe(true)
    const assigns = mentionsOf('src/features/calls/components/assign-family.tsx', 'assign')
    expect(assigns.some((mention) => isHandedTo(mention, 'useCommand'))).toBe(true)
  })

  test('only useCommand decides whether a command is pending', () => {
    const own = /\b(useTransition|useActionState|useFormStatus|useOptimistic)\b/
    expect(screens.filter((file) => own.test(textOf(file)))).toEqual(['src/components/form/use-command.ts'])
    expect(screens.filter((file) => textOf(file).includes('aria-disabled='))).toEqual([
      'src/components/form/command-button.tsx',
    ])
  })

  test('no component of the browser names a language itself: a browser has other names than the server that rendered the page', () => {
    const ofBrowser = screens.filter((file) => textOf(file).startsWith("'use client'"))
    expect(ofBrowser.length).toBeGreaterThan(50)
    expect(ofBrowser.filter((file) => callsOf(file, 'languageName').length > 0)).toEqual([])
  })

  test('no code clicks a button of the page', () => {
    expect(screens.flatMap((file) => callsOf(file, 'click').map((call) => `${file} ${call}`))).toEqual([])
  })
})

describe('routes', () => {
  const routes = codeIn('src/app').filter((file) => file.endsWith('/route.ts'))
  const changing = /^(POST|PUT|PATCH|DELETE)$/

  /** Signing in is the library's. A report of a browser writes a line of the log, and no row. */
  const otherRoutes = [
    'src/app/api/auth/[...nextauth]/route.ts',
    'src/app/api/csp-reports/route.ts',
    // These give a guest the cookie of a seat and take it away.
    'src/app/api/seat/route.ts',
    'src/app/api/seat/leave/route.ts',
  ]

  test('a route that changes something is route(schema, command), guestRoute for a guest of a room, or uploadRoute for a file', () => {
    const odd = routes
      .filter((file) => !otherRoutes.includes(file))
      .flatMap((file) => exportsOf(file).map((one) => ({ ...one, file })))
      .filter(
        ({ name, node }) =>
          changing.test(name) && !['route', 'guestRoute', 'uploadRoute'].includes(callOf(node)?.name ?? ''),
      )
    expect(odd.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })
})

describe('files', () => {
  const code = codeIn('src', 'scripts', 'tests', 'e2e')
  const nextWants = /^src\/app\/.*(page|layout|template|default|loading|error|global-error|not-found|icon)\.tsx$/
  // Besides Next, its plugin for translations and the configuration files of tools require a default export.
  const wantsDefault = (file: string) =>
    nextWants.test(file) || file === 'src/i18n/request.ts' || /\.config\.(mjs|ts)$/.test(file)

  test('there is no index file', () => {
    expect(code.filter((file) => /\/index\.[a-z]+$/.test(file))).toEqual([])
  })

  test('exports are named, except where Next or a tool requires a default export', () => {
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

  test('a button is never disabled while it works, because it would lose the focus; it has aria-disabled', () => {
    const disabled = /<button\b[^<]*?[\s}"]disabled(=|\s|>)/
    expect(codeIn('src').filter((file) => disabled.test(textOf(file)))).toEqual([])
  })

  test('each file of the domain and the server opens with a comment of one to six lines', () => {
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
  /** What Next and the driver of the database call. */
  const namesOfOthers = ['GET', 'handleDataRow', 'handleCommandComplete', 'handleError']
  const saysNothing = (name: string) => wordsOf(name).some((word) => empty.includes(word))

  test('no file has an empty word in its name', () => {
    const code = codeIn('src', 'scripts', 'tests', 'e2e')
    expect(code.filter((file) => file.split('/').some(saysNothing))).toEqual([])
  })

  test('no function has an empty word in its name', () => {
    const odd = codeIn('src', 'scripts', 'tests', 'e2e').flatMap((file) =>
      functionNames(file)
        .filter((name) => !namesOfOthers.includes(name) && saysNothing(name))
        .map((name) => `${file} ${name}`),
    )
    expect(odd).toEqual([])
  })
})
