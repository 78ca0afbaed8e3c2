/** What shows a family, an interview, a concern or a release records that somebody looked (docs/decisions/0042). */
import path from 'node:path'
import { expect, test } from 'vitest'
import { codeIn, everything } from './files'
import { calledIn, importsOf, sourceOf } from './source'

/** A page or a route that reads, with the reason why nobody's looking is recorded there. */
const showsNobody: Readonly<Record<string, string>> = {
  'src/app/(public)/sign-in/step/page.tsx': 'one’s own account, before the second step',
  'src/app/(room)/gesprek/page.tsx': 'the room of whoever opened a link, who has no account',
  'src/app/(staff)/account/app/page.tsx': 'setting up one’s own second factor',
  'src/app/(staff)/account/page.tsx': 'one’s own account and work in numbers',
  'src/app/(staff)/calls/team/page.tsx': 'the work of the staff in numbers',
  'src/app/(staff)/erasures/page.tsx': 'erased families by their day, of which nothing is left',
  'src/app/(staff)/families/new/page.tsx': 'an empty form',
  'src/app/(staff)/imports/page.tsx': 'what became of one’s own file: line numbers and reasons',
  'src/app/(staff)/log/page.tsx': 'the log, whose reading is recorded by its command',
  'src/app/(staff)/questions/new/page.tsx': 'own questions',
  'src/app/(staff)/questions/page.tsx': 'own questions',
  'src/app/(staff)/schools/page.tsx': 'schools, with the number of their children',
  'src/app/(staff)/settings/page.tsx': 'settings',
  'src/app/(staff)/signals/page.tsx': 'signals about the staff, as numbers',
  'src/app/(staff)/staff/page.tsx': 'the staff',
  'src/app/(staff)/weeks/[week]/page.tsx': 'figures, which are not of one family',
  'src/app/(staff)/weeks/how/page.tsx': 'an explanation with a setting',
  'src/app/(staff)/weeks/page.tsx': 'figures, which are not of one family',
  'src/app/api/auth/[...nextauth]/route.ts': 'signing in',
  'src/app/api/calls/presence/route.ts':
    'which calls of one’s list are being made, again and again: ids and colleagues',
  'src/app/api/exports/[kind]/progress/route.ts': 'how far a job is',
  'src/app/api/imports/[kind]/template/route.ts': 'an empty file',
  'src/app/api/imports/progress/route.ts': 'how far a job is',
  'src/app/api/releases/progress/[grain]/[at]/route.ts': 'how far a job is',
  'src/app/api/rooms/[id]/events/route.ts': 'who is in a room at this moment; its page records the look',
  'src/app/api/seat/events/route.ts': 'who is in a room at this moment, for somebody in it without an account',
  'src/app/api/weeks/[week]/[format]/route.ts': 'figures; the export is audited by its command',
}

/** A command that records it itself: what leaves as a file or by a link, and the log. */
const recordedByCommands = new Set([
  'exportDirectly',
  'exportReadyFile',
  'exportIssue',
  'loadSharedIssue',
  'loadCalendarFeed',
  'loadLog',
])

const besideIt = (file: string) =>
  importsOf(file)
    .map((one) => one.file)
    .filter((imported) => imported.startsWith('src/app/') && path.dirname(imported).startsWith(path.dirname(file)))

/** The page with the components of its own folder. */
const filesOf = (page: string): string[] => [page, ...besideIt(page).flatMap(filesOf)]

const readsData = (file: string) =>
  importsOf(file).some((one) => !one.typeOnly && /^src\/features\/[^/]+\/(queries|commands)[/.]/.test(one.file))
const importsCommand = (file: string) => importsOf(file).some(({ name }) => recordedByCommands.has(name))

const callsIn = (file: string) => calledIn(sourceOf(file))
const entries = codeIn('src/app').filter(
  (file) => file.endsWith('/page.tsx') || (file.endsWith('/route.ts') && /\bGET\b/.test(sourceOf(file).text)),
)

test('a page or route that reads data records who looked, or is named here with its reason', () => {
  const readers = entries.filter((entry) => filesOf(entry).some(readsData))
  const silent = readers.filter(
    (entry) => !filesOf(entry).some((file) => callsIn(file).has('recordView') || importsCommand(file)),
  )
  expect(silent.toSorted()).toEqual(
    Object.keys(showsNobody)
      .filter((file) => !importsCommand(file))
      .toSorted(),
  )
  expect(readers.length).toBeGreaterThan(silent.length + 15)
  expect(Object.keys(showsNobody).filter((file) => !everything.includes(file))).toEqual([])
})

test('the row is awaited wherever it is written: what cannot be recorded is not shown', () => {
  const written = codeIn('src').filter((file) => callsIn(file).has('recordView'))
  expect(written.length).toBeGreaterThan(15)
  const forgotten = written.filter((file) =>
    /(?<!await )(?<!await Promise\.all\(\[\s*)(?<!const )recordView\(/.test(sourceOf(file).text),
  )
  expect(forgotten).toEqual([])
})
