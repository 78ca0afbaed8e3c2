import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { expect, request, test } from '@playwright/test'
import {
  actionCells,
  changedByReading,
  emptyTables,
  everybodysKeys,
  fieldTables,
  idTables,
  pageCells,
  pagesOfThings,
  halfActions,
  hasQuestionnaire,
  keepsNoText,
  keysOfRole,
  publicActions,
  publicPages,
  publicRoutes,
  queries,
  refreshes,
  routeCells,
  routeObjects,
  viewedParts,
  viewsNothing,
} from './access-lists.mjs'
import { latestInstrument } from '../src/domain/instrument/instrument.ts'
import { visibleText } from '../src/domain/visible-text.ts'
import { messagesOf } from '../src/i18n/messages.ts'
import { limits } from '../src/server/throttle-limits.ts'
import { patterns, visits } from './pages.ts'
import { hostileTexts } from '../tests/hostile-texts.ts'
import { actionAnswer, actionResult, builtActions, builtRoutes, visitorAt } from './steps/access-requests.mjs'
import { textsKept } from './steps/texts-kept.ts'
import { bodyOf, filled, freshId, order, wholeRequests } from './steps/whole-requests.mjs'
import { rowsOf } from './steps/database.ts'
import { ownPlace } from './steps/guests.ts'
import { ownApplication } from './steps/own-application.mjs'
import { ownMember, ownOrganisation } from './steps/own-organisation.ts'
import { sampleInput } from './steps/sample-input.mjs'
import { accountOf, accounts, withPassword } from './steps/sign-in.ts'
import { openedText } from './steps/sealed.mjs'

const roles = ['caller', 'coordinator', 'coach', 'reader', 'admin']

/** @type {Awaited<ReturnType<typeof ownApplication>>} */
let app
let place
/** People of an organisation that has nothing, and the demonstration's own. */
const strangers = {}
const members = {}
let nobody
/** Who typed the password alone, of an account with a factor and of one without. */
let halves
/** Addresses, passwords and the values of cookies. */
const secretsOfPeople = []
/** What kinds of answers there were, each with one address that gave it. */
const kinds = new Map()
/** What each person read. */
const texts = Object.fromEntries([...roles, 'nobody'].map((role) => [role, []]))
/** What each person opened in the walk below, in that order: the part that its row must have, or none. */
const looks = Object.fromEntries(roles.map((role) => [role, []]))
let lastRowBefore
/** A row of the demonstration for each table that an id is looked up in. */
const rows = {}

// Its own requests need no trace, which would cost more than they do.
test.use({ trace: 'off' })
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(120_000)
  app = await ownApplication()
  place = await ownPlace(app.url)
  const { id } = await ownOrganisation(app.url)
  const visitor = async (account, enter) => {
    const { ask, cookie } = await visitorAt(app.address, account, enter)
    if (account) secretsOfPeople.push(account.email, account.password, ...cookie.split(/; |=/))
    return withKinds(ask)
  }
  nobody = await visitor(null)
  halves = [await visitor(place.halfway, withPassword), await visitor(place.newcomer, withPassword)]
  for (const role of roles) {
    strangers[role] = await visitor(await ownMember(id, role, app.url))
    members[role] = await visitor(role === 'caller' ? place.visitor : accountOf(role))
  }
  for (const table of new Set([
    ...Object.values(fieldTables),
    ...Object.values(idTables),
    ...Object.values(routeObjects),
  ])) {
    const [row] = await rowsOf(
      `select id from "${table}" where organisation_id <> $1 order by id limit 1`,
      [id],
      app.url,
    )
    rows[table] = row?.id
  }
})
test.afterAll(() => app?.stop())

/** The same, and its answers are noted by their kind. */
const withKinds = (ask) => async (address, options) => {
  const answer = await ask(address, options)
  const { 'content-type': type = '', 'x-content-type-options': sniffing, 'content-disposition': saved } = answer.headers
  // A name of ours is words and a day, and never an id or what somebody typed.
  const name = saved?.replace(/"[a-z]+(-[\da-zW]+)*\.[a-z]{3,4}"$/, '')
  const isMatching = isOfKind.some(([said, begins]) => said.test(type) && begins.test(answer.text))
  const kind = { status: answer.status, type, sniffing, name, isMatching, isEmpty: answer.text === '' }
  kinds.set(JSON.stringify(kind), address)
  return answer
}

/** Asks for everybody at once, and for each person one request after another. */
const forEachRole = async (people, ask) => {
  const cells = await Promise.all(roles.map(async (role) => [role, await ask(people[role], role)]))
  return Object.fromEntries(cells)
}
const idOfOthers = (table) => rows[table] ?? randomUUID()
const isOfOthers = (input) => Object.values(rows).some((id) => id && JSON.stringify(input).includes(id))

/** The one code of two answers; both of them, for the failure of the test, when they tell others from nothing. */
const oneOf = (nothing, others) =>
  JSON.stringify(nothing) === JSON.stringify(others) ? nothing.code : [nothing, others]
const byRole = (names, found) =>
  Object.fromEntries(names.map((name) => [name, Object.fromEntries(roles.map((role) => [role, found[role][name]]))]))

test('there is a row of others for each kind of id, but for those that are named', () => {
  expect(
    Object.keys(rows)
      .filter((table) => rows[table] === undefined)
      .toSorted(),
  ).toEqual(emptyTables)
})

/** What a field would be called that gives more than one may have. */
const more = {
  role: 'admin',
  organisationId: randomUUID(),
  approvedBy: randomUUID(),
  approvedById: randomUUID(),
  ownerRole: 'admin',
}

test('a field that an input does not have changes nothing, in every action and every route', async () => {
  const inputs = [...(await builtActions()), ...(await builtRoutes()).filter(({ schema }) => schema)]
  expect(inputs.length).toBeGreaterThan(90)
  for (const { name, path, schema, schemaName } of inputs) {
    const input = sampleInput(schemaName, schema)
    const extra = Object.fromEntries(
      Object.entries(more).filter(([key]) => !(key in input) && !(key in (schema.shape ?? {}))),
    )
    expect([name ?? path, schema.parse({ ...input, ...extra })]).toEqual([name ?? path, schema.parse(input)])
  }
})

/** How a route is asked for with an id of others or of nothing. */
const requestOf = ({ path, method, schemaName, schema }, isNothing) => {
  const [, table] =
    Object.entries(routeObjects).find(([before]) => path.replace('[kind]', 'families').startsWith(before)) ?? []
  const id = isNothing ? randomUUID() : idOfOthers(table)
  const idOf = (field) => (isNothing ? randomUUID() : idOfOthers(fieldTables[field]))
  const body = schema
    ? JSON.stringify(sampleInput(schemaName, schema, idOf))
    : method === 'GET'
      ? undefined
      : 'ref;name\n'
  return [`${filled(path, id)}${queries[path] ?? ''}`, { method, body }]
}
const routeAnswer = async (ask, route, isNothing) => {
  const [address, options] = requestOf(route, isNothing)
  const { status, text } = await ask(address, options)
  return { code: status, text: status === 200 ? '' : text }
}

test('every route refuses who may not use it, and knows nothing of things of others', async () => {
  const routes = await builtRoutes()
  const nameOf = ({ method, path }) => `${method} ${path}`
  const open = {}
  for (const route of routes) open[nameOf(route)] = (await routeAnswer(nobody, route, true)).code
  expect(Object.fromEntries(Object.entries(open).filter(([, status]) => status !== 401))).toEqual(publicRoutes)
  const closed = routes.filter((route) => !(nameOf(route) in publicRoutes))
  for (const half of halves)
    for (const route of closed)
      expect([nameOf(route), (await routeAnswer(half, route, false)).code]).toEqual([nameOf(route), 401])
  const found = await forEachRole(strangers, async (person) => {
    const answers = {}
    for (const route of closed)
      answers[nameOf(route)] = oneOf(await routeAnswer(person, route, true), await routeAnswer(person, route, false))
    return answers
  })
  expect(byRole(closed.map(nameOf), found)).toEqual(routeCells)
})

const apiMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']

test('a method that a route does not have is refused, whoever asks', async () => {
  const routes = await builtRoutes()
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method)
    for (const method of apiMethods.filter((one) => !methods.includes(one)))
      for (const ask of [nobody, strangers.coordinator])
        expect([path, method, (await ask(filled(path, randomUUID()), { method })).status]).toEqual([path, method, 405])
  }
  for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
    const { status, headers } = await strangers.coordinator('/families', { method })
    expect([method, status, headers.allow]).toEqual([method, 405, expect.stringMatching(/^GET, HEAD, POST, OPTIONS/)])
  }
})

const addressOf = (pattern, where) =>
  (visits[pattern].find(({ as }) => as === 'visitor') ?? visits[pattern][0]).to(where)
/** The same addresses with ids of nothing. */
const nowhere = () => {
  const ids = Object.keys(place).map((name) => [name, randomUUID()])
  const visitor = { ...place.visitor, id: randomUUID() }
  return {
    ...Object.fromEntries(ids),
    visitor,
    week: place.week,
    preparation: { ...place.preparation, issue: randomUUID() },
    room: { ...place.room, id: randomUUID() },
    closedRoom: { ...place.closedRoom, id: randomUUID() },
  }
}

/**
 * Every word and value of a page once, without what differs at each request: nonce, id, and into which numbered parts the
 * server cuts what it sends, which depends on what is ready first.
 */
const wordsOf = ({ text, headers }, address) => {
  const [, nonce] = /'nonce-([^']+)'/.exec(headers['content-security-policy']) ?? []
  const id = address.split(/[/?]/).find((part) => part.length === 36)
  const plain = text
    .replaceAll(nonce, '')
    .replaceAll(id, '')
    .replaceAll(/\$L?[0-9a-f]+/g, '$')
    .replaceAll(/(\\n|")[0-9a-f]+:/g, '$1')
  return [...new Set(plain.match(/[\p{L}\p{N}@._-]+/gu))].toSorted((a, b) => a.localeCompare(b))
}

test('without a session no page opens but those that are for everybody', async () => {
  expect(Object.keys(pageCells).toSorted()).toEqual(patterns)
  const opened = []
  for (const pattern of patterns) {
    const { status, headers } = await nobody(addressOf(pattern, place))
    if (status === 200) opened.push(pattern)
    else expect([pattern, status, headers.location]).toEqual([pattern, 307, expect.stringMatching(/^\/sign-in/)])
  }
  expect(opened).toEqual(publicPages)
  for (const half of halves)
    for (const pattern of patterns.filter((one) => !publicPages.includes(one) && one !== '/sign-in/step')) {
      const { status, headers } = await half(addressOf(pattern, place))
      expect([pattern, status, headers.location]).toEqual([pattern, 307, expect.stringMatching(/^\/sign-in/)])
    }
})

test('nothing of others is there on a page, and nothing tells it from what never was', async () => {
  const found = await forEachRole(strangers, async (person) => {
    const answers = {}
    for (const pattern of pagesOfThings) {
      const [there, not] = [addressOf(pattern, place), addressOf(pattern, nowhere())]
      const [others, nothing] = [await person(there), await person(not)]
      expect([pattern, wordsOf(others, there)]).toEqual([pattern, wordsOf(nothing, not)])
      answers[pattern] = others.status
    }
    return answers
  })
  expect(byRole(pagesOfThings, found)).toEqual(
    Object.fromEntries(pagesOfThings.map((pattern) => [pattern, Object.fromEntries(roles.map((role) => [role, 404]))])),
  )
})

/** A hash of every table, without the columns that reading may change. */
const hashes = async () => {
  const tables = await rowsOf(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    [],
    app.url,
  )
  const found = {}
  for (const { name } of tables) {
    const left = changedByReading[name] ?? []
    if (left === 'all') continue
    const [row] = await rowsOf(
      `select md5(coalesce(string_agg(row, '' order by row), '')) as hash
       from (select (to_jsonb(t) - $1::text[])::text as row from "${name}" t) rows`,
      [left],
      app.url,
    )
    found[name] = row.hash
  }
  return found
}

test('every page and every file opens for whom it is for, and reading them changes nothing', async () => {
  test.setTimeout(240_000)
  // The library of the sign-in does not know HEAD, and a stream of events has no end (tests/room-signals.test.ts reads them).
  const isFile = (path) => !path.startsWith('/api/auth/') && !path.endsWith('/events')
  const files = (await builtRoutes()).filter(({ method, path }) => method === 'GET' && isFile(path))
  const before = await hashes()
  ;[{ id: lastRowBefore }] = await rowsOf('select coalesce(max(id), 0) as id from audit', [], app.url)
  const found = await forEachRole(members, async (person, role) => {
    const answers = {}
    const note = (name, { status, text }) => {
      const isLook = status === 200 && !viewsNothing[role]?.includes(name)
      looks[role].push({ name, text, part: isLook ? viewedParts[name] : undefined })
    }
    const read = async (name, address) => {
      const get = await person(address)
      texts[role].push({ address, text: get.text })
      note(name, get)
      // HEAD runs the same code: one person is enough.
      if (role !== 'coordinator') return get.status
      const head = await person(address, { method: 'HEAD' })
      if (!refreshes.includes(name)) note(name, head)
      expect([address, head.status, head.text]).toEqual([address, get.status, ''])
      return get.status
    }
    for (const pattern of patterns) answers[pattern] = await read(pattern, addressOf(pattern, place))
    for (const route of files) await read(route.path, requestOf(route, false)[0])
    return answers
  })
  expect(byRole(patterns, found)).toEqual(pageCells)
  expect(await hashes()).toEqual(before)
})

/** What callers noted of whole calls. */
const notesOfCalls = async () => {
  const rows = await rowsOf(
    `select value, interview_id as id, family_id from answer join interview on interview.id = interview_id
     where key = 'conversation_note' and value is not null`,
    [],
    app.url,
  )
  return Promise.all(
    rows.map(async ({ value, id, family_id }) => {
      const text = JSON.parse(await openedText('answer.value', `${id}/conversation_note`, value))
      return { text, family_id }
    }),
  )
}

const namingColumns = ['family_identity.parent_name', 'family_identity.address', 'contact_point.value']
const secretColumns = [
  ...namingColumns,
  'family_identity.surname',
  'family_identity.note',
  'help_item.text',
  'contact_attempt.note',
]

/** Words that are sealed in the database, each with its column and its family. */
const sealedWords = async () => {
  const found = []
  for (const column of secretColumns) {
    const [table, name] = column.split('.')
    const key = table === 'family_identity' ? 'family_id' : 'id'
    const rows = await rowsOf(`select ${key} as id, family_id, ${name} as bytes from ${table}`, [], app.url)
    for (const { id, family_id: familyId, bytes } of rows)
      found.push({ column, text: await openedText(column, id, bytes), family_id: familyId })
  }
  return found
}

/** Everything of families that no reader, coach or administrator may ever get, and of which a caller gets their own alone. */
const secrets = async () => {
  const columns = ['select ref as text, id as family_id from family']
  const found = [
    ...(await rowsOf(columns.join(' union all '), [], app.url)),
    ...(await sealedWords()),
    ...(await notesOfCalls()),
  ]
  // A shorter word may also be one of the page.
  return found.filter(({ text }) => text && text.length > 6)
}

/** Names, addresses and numbers that only one family has. */
const namesOfOne = async () => {
  const families = new Map()
  for (const { column, text, family_id: family } of await sealedWords())
    if (namingColumns.includes(column) && text.length > 6)
      families.set(text, (families.get(text) ?? new Set()).add(family))
  return [...families].filter(([, having]) => having.size === 1).map(([text, [family]]) => [text, family])
}

test('every page and file that was opened is one row of the log, which names every family that was shown', async () => {
  const names = await namesOfOne()
  const shownIn = (text) => [...new Set(names.filter(([name]) => text.includes(name)).map(([, family]) => family))]
  let shownCount = 0
  for (const role of roles) {
    const email = role === 'caller' ? place.visitor.email : accountOf(role).email
    const rows = await rowsOf(
      `select audit.part, audit.role, audit.result, coalesce(audit.families, '{}') as families, audit.ground
       from audit join staff on staff.id = audit.staff_id
       where audit.id > $1 and staff.email = $2 and audit.part is not null order by audit.id`,
      [lastRowBefore, email],
      app.url,
    )
    const recorded = looks[role].filter(({ part }) => part !== undefined)
    expect([role, rows.map(({ part }) => part)]).toEqual([role, recorded.map(({ part }) => part)])
    for (const row of rows) expect(row).toMatchObject({ role, result: 'allowed', ground: expect.any(String) })
    for (const { name, text } of looks[role].filter(({ part }) => part === undefined))
      expect([role, name, shownIn(text)]).toEqual([role, name, []])
    for (const [at, { name, text, part }] of recorded.entries()) {
      // A file with everybody names nobody in the log.
      if (part === 'file') continue
      const shown = shownIn(text)
      shownCount += shown.length
      expect([role, name, shown.filter((family) => !rows[at].families.includes(family))]).toEqual([role, name, []])
    }
  }
  expect(shownCount).toBeGreaterThan(40)
})

test('what Next fetches before somebody opens it shows nothing, and is no look', async () => {
  const names = await namesOfOne()
  const rowCount = async () => {
    const [{ count }] = await rowsOf('select count(*)::int as count from audit where part is not null', [], app.url)
    return count
  }
  const before = await rowCount()
  const segments = [{}, { 'next-router-segment-prefetch': '/_tree' }]
  for (const pattern of Object.keys(viewedParts).filter((name) => patterns.includes(name)))
    for (const segment of segments) {
      const headers = { rsc: '1', 'next-router-prefetch': '1', ...segment }
      const { text } = await followed(members.coordinator, addressOf(pattern, place), headers)
      expect([pattern, names.filter(([name]) => text.includes(name))]).toEqual([pattern, []])
    }
  expect(await rowCount()).toBe(before)
})

const heardBy = (role, canaries) => {
  const page = texts[role].map(({ text }) => text).join('\n')
  return canaries.filter(({ text }) => page.includes(text))
}

test('nobody but a coordinator is sent a word of a family that is not theirs', async () => {
  const canaries = await secrets()
  expect(heardBy('coordinator', canaries).length).toBeGreaterThan(20)
  for (const address of [`/shared/${place.shared}`, `/api/shared/${place.shared}/export?format=json`])
    texts.nobody.push({ address, text: (await nobody(address)).text })
  const file = `/api/releases/${place.published}/export?format=json`
  texts.reader.push({ address: file, text: (await members.reader(file)).text })
  for (const role of ['coach', 'reader', 'admin', 'nobody']) expect([role, heardBy(role, canaries)]).toEqual([role, []])
  const own = await rowsOf('select id from family where caller_id = $1', [place.visitor.id], app.url)
  const ownTexts = new Set(
    canaries.filter(({ family_id }) => own.some(({ id }) => id === family_id)).map(({ text }) => text),
  )
  expect(ownTexts.size).toBeGreaterThan(3)
  expect(heardBy('caller', canaries).filter(({ text }) => !ownTexts.has(text))).toEqual([])
})

/** Where an object ends that begins at `start`: behind the brace that closes it. */
const endOfObject = (text, start) => {
  let depth = 0
  for (const { 0: found, index } of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (found === '{') depth += 1
    if (found === '}') depth -= 1
    if (depth === 0) return start + index + 1
  }
  return text.length
}
/** Without the texts of the screens, which are everybody's. */
const withoutMessages = (data) => {
  const before = '"messages":'
  const start = data.indexOf(`${before}{`)
  if (start === -1) return data
  const end = endOfObject(data, start + before.length)
  return data.slice(0, start) + withoutMessages(data.slice(end))
}
/** What a page tells the browser, in React's own form, or the JSON of a file. */
const dataOf = (text) => {
  const parts = [...text.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)].map(([, part]) =>
    JSON.parse(part),
  )
  return withoutMessages(parts.length > 0 ? parts.join('') : text)
}
/** The names of its fields. */
const keysOf = ({ text }) => [...dataOf(text).matchAll(/"([A-Za-z_][\w-]*)":/g)].map(([, key]) => key)

/** The first release of a municipality, as its reader opens it from the list. */
const readByMunicipality = async () => {
  const where = `role = 'reader' and municipality_id is not null`
  const readers = await rowsOf(`select email from staff where ${where}`, [], app.url)
  const account = accounts().find(({ email }) => readers.some((reader) => reader.email === email))
  const { ask } = await visitorAt(app.address, account)
  const list = await ask('/read')
  const [path] = /\/read\/[0-9a-f-]{36}/.exec(list.text) ?? []
  const file = `/api/releases/${path?.slice('/read/'.length)}/export?format=json`
  return [list, await ask(path), await ask(file)]
}

/** Every name of a field within a value, and every code. */
const namesIn = (value) => {
  if (typeof value !== 'object' || value === null) return [value]
  return Object.entries(value).flatMap(([name, part]) => [name, ...namesIn(part)])
}

test('nobody is sent a field but those of their role', async () => {
  const read = await readByMunicipality()
  expect(read.map(({ status }) => status)).toEqual([200, 200, 200])
  const { interviews, roomHost, rooms } = messagesOf('nl')
  const questionnaire = [latestInstrument, interviews, roomHost].flatMap((thing) => [...namesIn(thing)])
  for (const [role, ofRole] of Object.entries({ ...texts, reader: [...texts.reader, ...read] })) {
    const allowed = new Set([
      ...everybodysKeys,
      // What anybody is told who opens the page of a link.
      ...namesIn(rooms),
      ...keysOfRole[role],
      ...(hasQuestionnaire.includes(role) ? questionnaire : []),
    ])
    const sent = [...new Set(ofRole.flatMap(keysOf))]
    expect(sent.length).toBeGreaterThan(90)
    expect([role, sent.filter((key) => !allowed.has(key))]).toEqual([role, []])
  }
})

/** The same address in ways that one part of an application might read differently from another. */
const tricksOf = (address) => {
  const [, first = ''] = address.split('/')
  const [path, query] = address.split('?')
  const skipped = ['src/proxy', 'proxy', 'middleware', 'src/middleware'].map((name) => Array(5).fill(name).join(':'))
  return [
    ...skipped.map((value) => [address, { 'x-middleware-subrequest': value }]),
    [address, { 'x-original-url': '/sign-in', 'x-rewrite-url': '/sign-in' }],
    [`${path}?_rsc=1${query ? `&${query}` : ''}`, { rsc: '1' }],
    [`/${address}`, {}],
    [`/.${address}`, {}],
    [`/%2e${address}`, {}],
    [`/sign-in/..${address}`, {}],
    [`/sign-in/%2e%2e${address}`, {}],
    [address.replace(first, first.toUpperCase()), {}],
    [address.replace(first, `%${first.charCodeAt(0).toString(16)}${first.slice(1)}`), {}],
    [`${path}/${query ? `?${query}` : ''}`, {}],
    [`/_next/data/x${path}.json`, { 'x-nextjs-data': '1' }],
  ]
}

/** The answer after the redirects by which Next puts an address right. */
const followed = async (ask, address, headers, most = 3) => {
  const answer = await ask(address, { headers })
  const isPutRight = [307, 308].includes(answer.status) && !/^\/sign-in(\?|$)/.test(answer.headers.location)
  return isPutRight && most > 0 ? followed(ask, answer.headers.location, headers, most - 1) : answer
}

/** Next sends a refusal as a part of a page that it fetches in the background, under the status 200. */
const isRefusedInParts = (text, refusal) => text.includes(`"digest":"${refusal}`) && !text.includes('Verzonnen')

test('another way to write an address opens nothing that the plain one does not', async () => {
  const closed = patterns.filter((pattern) => !publicPages.includes(pattern) && pattern !== '/')
  const files = (await builtRoutes()).filter(({ method, path }) => method === 'GET' && !(`GET ${path}` in publicRoutes))
  const addresses = [
    ...closed.map((pattern) => addressOf(pattern, place)),
    ...files.map((route) => requestOf(route, false)[0]),
  ]
  for (const address of addresses)
    for (const [trick, headers] of tricksOf(address)) {
      const { status, text } = await followed(nobody, trick, headers)
      const isClosed = [307, 401, 404].includes(status) || isRefusedInParts(text, 'NEXT_REDIRECT;replace;/sign-in')
      expect([trick, headers, status, isClosed]).toEqual([trick, headers, status, true])
    }
  // Who is signed in and may not: the same refusal.
  for (const pattern of closed.filter((one) => pageCells[one].reader === 404))
    for (const [trick, headers] of tricksOf(addressOf(pattern, place))) {
      const { status, text } = await followed(members.reader, trick, headers)
      const isClosed = status === 404 || isRefusedInParts(text, 'NEXT_HTTP_ERROR_FALLBACK;404')
      expect([trick, headers, status, isClosed]).toEqual([trick, headers, status, true])
    }
})
/** The most memory that the application has held so far, in megabytes. */
const memory = () => Number(/VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${app.pid}/status`, 'utf8'))?.[1]) / 1024

test('three bodies of 50 MB are refused without being held, announced or not', async () => {
  test.skip(process.platform !== 'linux', 'the memory of a process is read from /proc')
  const body = Buffer.alloc(50 * 1024 * 1024, 'a')
  const before = memory()
  const chunked = { 'transfer-encoding': 'chunked' }
  const path = `/api/interviews/${place.underWay}/answers`
  for (const headers of [{}, chunked]) {
    const put = () => members.reader(path, { method: 'PUT', headers, body })
    const answers = await Promise.all([put(), put(), put()])
    expect(answers.map(({ status, text }) => [status, JSON.parse(text).code])).toEqual(
      Array(3).fill([413, 'too_large']),
    )
  }
  expect(memory() - before).toBeLessThan(300)
})

test('a hundred thousand keys are refused or left out, and others are answered meanwhile', async () => {
  const keys = (count) =>
    JSON.stringify([Object.fromEntries(Array.from({ length: count }, (_, at) => [at.toString(36), 0]))])
  const { id } = (await builtActions()).find(({ name }) => name === 'createFamilyAction')
  const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
  const act = (count) => members.coordinator('/account', { method: 'POST', headers, body: keys(count) })
  const put = () => members.caller(`/api/interviews/${place.underWay}/answers`, { method: 'PUT', body: keys(100_000) })
  const [first, second, route, other] = await Promise.all([act(100_000), act(200_000), put(), members.caller('/today')])
  expect([actionResult(first).code, second.status, route.status, other.status]).toEqual(['invalid', 413, 413, 200])
})

test('a file is refused to who asks for very many, with the time from which it goes on', async () => {
  const ask = () => members.coach(`/api/releases/${place.published}/export?format=csv`)
  const answers = []
  for (let count = 0; count <= limits.file.account.failures; count += 1) answers.push(await ask())
  expect(answers[0].status).toBe(200)
  const { status, headers, text } = answers.at(-1)
  expect([status, JSON.parse(text).message]).toEqual([
    429,
    expect.stringMatching(/Probeer het vanaf \d{1,2}:\d\d uur opnieuw/),
  ])
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  // Somebody else at the same address goes on.
  expect((await members.coordinator(`/api/releases/${place.published}/export?format=csv`)).status).toBe(200)
})

test('every action refuses who may not use it, and knows nothing of things of others', async () => {
  test.setTimeout(240_000)
  const actions = await builtActions()
  expect(new Set(actions.map(({ name }) => name))).toEqual(new Set(Object.keys(actionCells)))
  for (const { name, schema, schemaName } of actions)
    expect(schema.safeParse(sampleInput(schemaName, schema)).error?.issues, name).toBeUndefined()
  for (const { id, name, schema, schemaName } of actions)
    if (!publicActions.includes(name))
      expect([name, (await actionAnswer(nobody, id, sampleInput(schemaName, schema))).code]).toEqual([
        name,
        'unauthenticated',
      ])
  for (const half of halves)
    for (const { id, name, schema, schemaName } of actions)
      if (!publicActions.includes(name) && !halfActions.includes(name))
        expect([name, (await actionAnswer(half, id, sampleInput(schemaName, schema))).code]).toEqual([
          name,
          'unauthenticated',
        ])

  // Signing out comes last: it ends the session. For the same reason this rule is the last one.
  const inOrder = actions.toSorted((a, b) => Number(a.name === 'signOutAction') - Number(b.name === 'signOutAction'))
  const found = await forEachRole(strangers, async (person) => {
    const answers = {}
    for (const { id, name, schema, schemaName } of inOrder) {
      const nothing = await actionAnswer(person, id, sampleInput(schemaName, schema))
      const input = sampleInput(schemaName, schema, (field) =>
        idOfOthers(field === 'id' ? idTables[name] : fieldTables[field]),
      )
      const others = isOfOthers(input) ? await actionAnswer(person, id, input) : nothing
      answers[name] = oneOf(nothing, others)
    }
    return answers
  })
  expect(byRole(Object.keys(actionCells), found)).toEqual(actionCells)
})

/** Sends an input by one of the people that a request is for; the code of what came of it, and its words. */
const writeAnswer = async (people, request, input) => {
  const { person, method, path, headers, isAction } = request
  const body = bodyOf(request, input)?.replaceAll(freshId, () => randomUUID())
  const answer = await people[person](path, { method, headers, body })
  if (isAction) return actionResult(answer)
  const { ok, code, message, problems } = answer.text.startsWith('{') ? JSON.parse(answer.text) : { ok: true }
  return { code: ok ? 'ok' : (code ?? `${answer.status}`), words: JSON.stringify([message, problems]) }
}

/** With this text in the fields of an input: those that take it, or those that refuse it; null when there is none of them. */
const withText = ({ input, schema, texts }, text, isTaken) => {
  const fields = texts.filter((field) => schema.safeParse({ ...input, [field]: text }).success === isTaken)
  return fields.length > 0 ? { ...input, ...Object.fromEntries(fields.map((field) => [field, text])) } : null
}

const countOfAdmins = async () =>
  (await rowsOf(`select count(*)::int as count from staff where role = 'admin'`, [], app.url))[0].count

test('a hostile text in any field is kept as it was typed, or refused in words, and more fields have no effect', async () => {
  test.setTimeout(240_000)
  const people = { ...members, visitor: members.caller, halfway: halves[0] }
  await rowsOf(
    'update session set verified_at = now() where staff_id in (select id from staff where organisation_id = $1)',
    [place.visitor.organisationId],
    app.url,
  )
  const requests = (await wholeRequests(place, app.url)).filter(({ input }) => input)
  const admins = await countOfAdmins()
  const kept = []
  const write = async (request) => {
    const extra = Object.fromEntries(
      Object.entries(more).filter(([key]) => !(key in request.input) && !(key in (request.schema.shape ?? {}))),
    )
    for (const [kind, hostile] of Object.entries(hostileTexts)) {
      const text = `${hostile} ${kind}`
      for (const isTaken of [true, false]) {
        const input = withText(request, text, isTaken)
        if (!input) continue
        const { code, words } = await writeAnswer(people, request, { ...input, ...extra })
        expect([request.name, kind, code]).toEqual([
          request.name,
          kind,
          expect.not.stringMatching(/^(fault|damaged|5..)$/),
        ])
        if (!isTaken) expect([request.name, kind, words]).toEqual([request.name, kind, expect.stringMatching(/^\["/)])
        else if (code === 'ok') kept.push({ name: request.name, text })
      }
    }
  }
  await Promise.all(
    [...order, 'visitor', 'halfway'].map(async (person) => {
      for (const request of requests.filter((one) => one.person === person && one.texts.length > 0))
        await write(request)
    }),
  )
  const texts = await textsKept(app.url)
  const isKept = (text) => [text, text.trim(), visibleText(text).trim()].some((one) => texts.has(one))
  const lost = kept.filter(({ text }) => !isKept(text)).map(({ name }) => name)
  expect(new Set(lost)).toEqual(new Set(keepsNoText))
  expect(new Set(kept.map(({ name }) => name)).size - keepsNoText.length).toBeGreaterThan(15)
  for (const value of Object.values(more).filter((one) => one.length === 36)) expect(texts.has(value)).toBe(false)
  expect(await countOfAdmins()).toBe(admins)
})

test('the address of a link comes from the settings, whatever a request says of its host', async () => {
  const { id } = (await builtActions()).find(({ name }) => name === 'inviteStaffAction')
  const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
  const forged = { host: 'elders.example', 'x-forwarded-host': 'elders.example', forwarded: 'host=elders.example' }
  const input = { name: 'Verzonnen Genodigde', email: `genodigde-${randomUUID()}@example.org`, role: 'coach' }
  const ask = (more) =>
    members.admin('/account', { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify([input]) })
  const { text } = await ask(forged)
  expect(text).toContain(`${app.address}/welcome#`)
  expect(text).not.toContain('elders.example')
})

/** Sent in ways of which nothing is stored: none of it may stand in a log either. */
const inVain = []
const wordOf = (what) => {
  const word = `kanarie-${what}-${randomUUID()}`
  inVain.push(word)
  return word
}

const failedSignIn = async (email) => {
  const context = await request.newContext({ baseURL: app.address })
  const { csrfToken } = await (await context.get('/api/auth/csrf')).json()
  const form = { csrfToken, email, password: wordOf('wachtwoord'), json: 'true' }
  const answer = await context.post('/api/auth/callback/credentials', { form })
  await context.dispose()
  return answer.status()
}

test('bodies, addresses and sign-ins that make no sense are refused, and are no fault', async () => {
  const ask = members.coordinator
  const answers = []
  const send = async (address, options) => answers.push([address, (await ask(address, options)).status])
  const broken = () => [
    `{"text":"${wordOf('stuk')}`,
    `{"${wordOf('veld')}":"${wordOf('waarde')}"}`,
    `[[["${wordOf('diep')}"`,
  ]
  for (const { path: pattern, method } of (await builtRoutes()).filter(({ method }) => method !== 'GET'))
    for (const body of broken())
      await send(filled(pattern, randomUUID()), { method, headers: { 'content-type': 'application/json' }, body })
  for (const { id, name } of await builtActions())
    if (name !== 'signOutAction')
      for (const body of [...broken(), `[{"id":"${wordOf('nummer')}"}]`]) {
        const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
        await send('/account', { method: 'POST', headers, body })
      }
  const names = {
    'user-agent': wordOf('browser'),
    cookie: `nabij=${wordOf('koekje')}`,
    'x-request-id': wordOf('verzoek'),
  }
  for (const pattern of patterns) {
    const address = pattern.replaceAll(/\[\w+\]/g, () => wordOf('adres'))
    await send(`${address}?q=${wordOf('vraag')}&page=${wordOf('vraag')}`, { headers: names })
  }
  for (const address of [
    '/api/auth/callback/organisation?code=',
    '/api/auth/error?error=',
    '/nergens/',
    '/api/calendar/',
  ])
    await send(`${address}${wordOf('adres')}`)
  for (const email of [`${wordOf('adres')}@example.org`, place.visitor.email])
    expect(await failedSignIn(email)).toBe(401)
  const file = `ref;parent_name;phone;language\n${wordOf('ref')};${wordOf('naam')};${wordOf('nummer')};${wordOf('taal')}\n`
  for (const mode of ['preview', 'apply', wordOf('wijze')])
    await send(`/api/imports/families?mode=${mode}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    })
  expect(answers.filter(([, status]) => status >= 500)).toEqual([])
  expect(answers.filter(([, status]) => status >= 400).length).toBeGreaterThan(100)
  expect(inVain.length).toBeGreaterThan(300)
})

/** The tables without which nobody is somebody. */
const ofSessions = [
  'session',
  'staff',
  'organisation',
  'factor',
  'passkey',
  'provider_account',
  'known_device',
  'key_store',
]
const inside =
  /permission denied|nabij_app|prisma|postgres|\bselect\b.*\bfrom\b|\.tsx?:|\.m?js:\d|node_modules|at async|\bat \S+ \(/i
/** The numbers of the faults that were seen: of their requests, and of the errors of pages. */
const faultNumbers = []

test('an error in any page, file and action says nothing of the inside, and has its number', async () => {
  test.setTimeout(240_000)
  for (const said of ['permission denied for table family', 'at async x (/a/b.js:1:2)', 'select id from staff'])
    expect(said).toMatch(inside)
  const tables = await rowsOf(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    [],
    app.url,
  )
  const broken = tables.map(({ name }) => name).filter((name) => !ofSessions.includes(name))
  await rowsOf(`revoke all on ${broken.map((name) => `"${name}"`).join()} from nabij_app, nabij_reader`, [], app.url)
  const people = { ...members, visitor: members.caller, halfway: halves[0] }
  const faults = { page: new Set(), file: new Set(), write: new Set() }
  const check = (kind, name, { status, text, headers }) => {
    const id = headers['x-request-id']
    const number = kind === 'page' ? /"digest":"(\d+)"/.exec(text.replaceAll('\\"', '"'))?.[1] : id.slice(0, 8)
    // Where the program says how it is, an error is its answer.
    if (kind === 'page' ? status >= 500 : text.includes('"code":"fault"')) {
      faults[kind].add(name)
      faultNumbers.push(number)
      if (kind === 'page') expect([name, number]).toEqual([name, expect.stringMatching(/^\d+$/)])
      else expect([name, text]).toEqual([name, expect.stringContaining(number)])
    }
    const [said] = inside.exec(text.replaceAll(/<script[^>]*src=[^>]*>/g, '')) ?? []
    expect([name, said, id]).toEqual([name, undefined, expect.stringMatching(/^[\w-]{8,}$/)])
  }
  for (const pattern of patterns) {
    const role = [...order, 'coach'].find((one) => pageCells[pattern]?.[one] === 200)
    if (role) check('page', pattern, await members[role](addressOf(pattern, place)))
  }
  for (const route of (await builtRoutes()).filter(
    ({ method, path }) => method === 'GET' && !path.startsWith('/api/auth/'),
  ))
    check('file', route.path, await members.coordinator(requestOf(route, false)[0]))
  for (const request of await wholeRequests(place, app.url)) {
    const { person, method, path, headers, input } = request
    if (method !== 'GET')
      check('write', request.name, await people[person](path, { method, headers, body: bodyOf(request, input) }))
  }
  expect(faults.page.size).toBeGreaterThan(20)
  expect(faults.file.size).toBeGreaterThan(5)
  expect(faults.write.size).toBeGreaterThan(60)
})

/** Where the application and the database of all journeys wrote what they said. */
const logs = () =>
  [app.log, path.join(path.dirname(process.env.E2E_LOG), 'demo.log')].map((file) => fs.readFileSync(file, 'utf8'))

test('nothing that was entered or read above stands in the log of the application or of the database', async () => {
  const [application, postgres] = logs()
  // The same search finds what does stand there.
  for (const number of faultNumbers) expect(application).toContain(number)
  expect(postgres).toContain('permission denied')
  expect(postgres).not.toMatch(/syntax error|invalid input|invalid byte/)
  const entered = [...Object.values(hostileTexts).filter((text) => text.length > 12), ...Object.values(more), ...inVain]
  const words = [...(await secrets()).map(({ text }) => text), ...entered, ...secretsOfPeople]
  expect(words.length).toBeGreaterThan(1000)
  for (const said of [application, postgres])
    expect([...new Set(words)].filter((word) => word.length > 9 && said.includes(word))).toEqual([])
})

const isOfKind = [
  [/^text\/html; ?charset=utf-8$/i, /^<!doctype html>/i],
  [/^text\/x-component(; ?charset=utf-8)?$/i, /^\w+:/],
  [/^application\/json(; ?charset=utf-8)?$/i, /^\s*[{["\dnft]/],
  [/^text\/csv; ?charset=utf-8/i, /^\uFEFF?[\w ";,-]/],
  [/^text\/calendar; ?charset=utf-8/i, /^BEGIN:VCALENDAR/],
  [/^text\/plain; ?charset=utf-8$/i, /^/],
  [/^application\/pdf$/i, /^%PDF-/],
  [/^text\/javascript; ?charset=utf-8$/i, /^[^<]/],
]
const isFileType = /csv|calendar|pdf|sheet|vnd/

test('every answer above is what it says it is, in UTF-8, is not guessed at, and a file is saved under a name of ours', () => {
  const odd = [...kinds].filter(([kind]) => {
    const { status, type, sniffing, name, isMatching, isEmpty } = JSON.parse(kind)
    const isSaved =
      name === 'attachment; filename=' || (type?.startsWith('text/calendar') && name === 'inline; filename=')
    const isSentOn = [304, 307, 308].includes(status)
    return sniffing !== 'nosniff' || !(isMatching || isEmpty || isSentOn) || (isFileType.test(type) && !isSaved)
  })
  expect(odd).toEqual([])
  expect(kinds.size).toBeGreaterThan(10)
})
