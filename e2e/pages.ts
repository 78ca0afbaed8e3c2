import fs from 'node:fs'
import path from 'node:path'
import type { OwnCaller } from './steps/own-families'
import type { OwnPreparation } from './steps/own-preparation'
import type { OwnRoom } from './steps/own-room'
import type { Newcomer } from './steps/second-step'

const app = path.resolve(import.meta.dirname, '..', 'src', 'app')

/** `(staff)/families/[id]/page.tsx` is `/families/[id]`. */
const patternOf = (file: string) =>
  `/${file
    .split(path.sep)
    .slice(0, -1)
    .filter((part) => !part.startsWith('('))
    .join('/')}`

/** Every page there is, read from the folder that makes them: a new one cannot hide from the visits below. */
export const patterns = fs
  .readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map(patternOf)
  .sort()

/** What a visit may name in its address. */
export type Place = {
  visitor: OwnCaller
  /** Who typed the password alone: of an account without a factor, and of one with a factor. */
  newcomer: Newcomer
  halfway: Newcomer
  /** A family of the visitor's without an interview, and one whose interview is under way. */
  family: string
  calledFamily: string
  underWay: string
  /** An interview that has just ended. */
  ended: string
  /** A concern of the visitor's, at the interview that is under way. */
  concern: string
  /** An interpreter of the register. */
  interpreter: string
  week: string
  /** What was published to the reader: of enough families, and of too few; and a link to the first. */
  published: string
  tooFew: string
  shared: string
  /** A period that is being prepared, one of its nodes, and an issue that was published of it. */
  preparation: OwnPreparation
  /** A room of the visitor's for a call, and one that is over. */
  room: OwnRoom
  closedRoom: OwnRoom
}

/** Whoever opened a link to a call has a seat, of which this is the state; `over` is a seat of a call that is over. */
export const seats = ['arriving', 'waiting', 'present', 'removed', 'over'] as const
export type Seat = (typeof seats)[number]

/** Who comes: nobody yet, the visitor with families of their own, one of the demonstration's people, or somebody with a seat. */
export type Guest =
  'nobody' | 'newcomer' | 'halfway' | 'visitor' | 'caller' | 'coordinator' | 'coach' | 'reader' | 'admin' | Seat
export type Visit = { as: Guest; to: (place: Place) => string }

const at = (address: string, ...guests: Guest[]): Visit[] => guests.map((as) => ({ as, to: () => address }))

/** At least one visit for every page: who goes there, and at which address. */
export const visits: Readonly<Record<string, readonly Visit[]>> = {
  '/': at('/', 'coordinator'),
  '/calls/reach': [
    ...at('/calls/reach', 'coordinator'),
    ...at('/calls/reach?period=all&status=known&page=2', 'coordinator'),
  ],
  '/account': at('/account', 'caller', 'coach'),
  '/account/app': at('/account/app', 'coach'),
  '/calls/team': at('/calls/team', 'coordinator', 'caller'),
  '/calls/agenda': at('/calls/agenda', 'caller', 'coordinator'),
  '/concerns': at('/concerns', 'coordinator'),
  '/concerns/[id]': [{ as: 'coordinator', to: ({ concern }) => `/concerns/${concern}` }],
  '/calls': [
    ...at('/calls', 'coordinator', 'caller'),
    ...at('/calls?task=no_caller&state=waiting&page=2', 'coordinator'),
  ],
  '/retention': at('/retention', 'coordinator'),
  '/confirmed': at('/confirmed', 'caller'),
  '/erasures': at('/erasures', 'coordinator', 'admin'),
  '/families': [
    ...at('/families', 'coordinator', 'caller'),
    ...at('/families?status=waiting_list&page=2', 'coordinator'),
  ],
  '/families/[id]': [
    { as: 'visitor', to: ({ calledFamily }) => `/families/${calledFamily}` },
    { as: 'coordinator', to: ({ family }) => `/families/${family}` },
    { as: 'visitor', to: ({ family }) => `/families/${family}?called=1` },
  ],
  '/families/[id]/contact': [
    { as: 'visitor', to: ({ calledFamily }) => `/families/${calledFamily}/contact` },
    { as: 'coordinator', to: ({ family }) => `/families/${family}/contact` },
  ],
  '/families/[id]/edit': [{ as: 'coordinator', to: ({ family }) => `/families/${family}/edit` }],
  '/families/[id]/erase': [{ as: 'coordinator', to: ({ calledFamily }) => `/families/${calledFamily}/erase` }],
  '/families/[id]/requests': [{ as: 'coordinator', to: ({ calledFamily }) => `/families/${calledFamily}/requests` }],
  '/families/[id]/interview': [
    { as: 'visitor', to: ({ family }) => `/families/${family}/interview` },
    { as: 'visitor', to: ({ calledFamily }) => `/families/${calledFamily}/interview` },
  ],
  '/families/[id]/views': [
    { as: 'coordinator', to: ({ calledFamily }) => `/families/${calledFamily}/views` },
    { as: 'admin', to: ({ family }) => `/families/${family}/views` },
  ],
  '/families/new': at('/families/new', 'coordinator'),
  '/gesprek': [...at('/gesprek', 'nobody', ...seats), ...at(`/gesprek#${'x'.repeat(43)}`, 'nobody')],
  '/help': at('/help', 'coordinator', 'caller'),
  '/imports': at('/imports', 'coordinator'),
  '/interpreters': [...at('/interpreters', 'coordinator'), ...at('/interpreters?language=tr', 'coordinator')],
  '/interpreters/[id]': [{ as: 'coordinator', to: ({ interpreter }) => `/interpreters/${interpreter}` }],
  '/interviews/[id]': [
    { as: 'visitor', to: ({ underWay }) => `/interviews/${underWay}` },
    { as: 'visitor', to: ({ ended }) => `/interviews/${ended}` },
    { as: 'visitor', to: ({ ended }) => `/interviews/${ended}?correct=1` },
    { as: 'coordinator', to: ({ ended }) => `/interviews/${ended}?correct=1` },
  ],
  '/klok': at('/klok', 'nobody'),
  '/log': at('/log', 'admin'),
  '/password': at('/password', 'nobody'),
  '/password/new': at('/password/new', 'nobody'),
  '/questions': at('/questions', 'coordinator', 'admin'),
  '/questions/new': at('/questions/new', 'coordinator'),
  '/read': at('/read', 'reader', 'coach'),
  '/read/[id]': [
    { as: 'reader', to: ({ published }) => `/read/${published}` },
    { as: 'reader', to: ({ tooFew }) => `/read/${tooFew}` },
    { as: 'coordinator', to: ({ published }) => `/read/${published}` },
  ],
  '/releases': at('/releases', 'coordinator', 'coach'),
  '/releases/[grain]/[at]': [
    { as: 'coordinator', to: ({ preparation }) => preparation.period },
    { as: 'coach', to: ({ preparation }) => preparation.period },
    ...at('/releases/block/2019-W01', 'coordinator'),
  ],
  '/releases/[grain]/[at]/preview': [
    {
      as: 'coordinator',
      to: ({ preparation }) => `${preparation.period}/preview?node=${encodeURIComponent(preparation.node)}`,
    },
  ],
  '/releases/issue/[id]': [{ as: 'coordinator', to: ({ preparation }) => `/releases/issue/${preparation.issue}` }],
  '/rooms/[id]': [
    { as: 'visitor', to: ({ room }) => `/rooms/${room.id}` },
    { as: 'visitor', to: ({ closedRoom }) => `/rooms/${closedRoom.id}` },
  ],
  '/schools': at('/schools', 'coordinator'),
  '/settings': at('/settings', 'admin'),
  '/shared/[token]': [{ as: 'nobody', to: ({ shared }) => `/shared/${shared}` }],
  '/sign-in': at('/sign-in', 'nobody'),
  '/sign-in/step': [...at('/sign-in/step', 'newcomer', 'halfway'), ...at('/sign-in/step?with=recovery', 'halfway')],
  '/signals': at('/signals', 'admin', 'coordinator'),
  '/staff': at('/staff', 'admin'),
  '/staff/[id]/views': [
    { as: 'coordinator', to: ({ visitor }) => `/staff/${visitor.id}/views` },
    { as: 'admin', to: ({ visitor }) => `/staff/${visitor.id}/views` },
  ],
  '/today': at('/today', 'caller', 'coordinator', 'coach'),
  '/uitleg': at('/uitleg', 'nobody'),
  '/weeks': at('/weeks', 'coordinator'),
  '/weeks/[week]': [{ as: 'coordinator', to: ({ week }) => `/weeks/${week}` }],
  '/weeks/how': at('/weeks/how', 'coordinator'),
  '/welcome': at('/welcome', 'nobody'),
}
