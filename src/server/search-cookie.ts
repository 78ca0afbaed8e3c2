/**
 * A search term is often a name, and a name must not be in a URL, a history or a log. So the term is stored in a cookie that
 * scripts cannot read, for one path, one session and half an hour: the next person on this device does not find it. The URL
 * only says that there is a search (`search=1`). So a list that is opened from the menu shows every row, and going back to a
 * searched list shows the search again.
 */
import 'server-only'
import { cookies } from 'next/headers'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import type { KeepSearch } from '@/domain/input'
import { isStorableText } from '@/domain/instrument/answer'
import { searchLimit } from '@/domain/text-limits'
import { authorize } from './authorize'
import { env } from './env'
import { requireRoom } from './request-room'

/** Each list that can be searched, with the verb that an actor must be allowed. */
const searchVerbs = { '/families': 'family.read', '/help': 'help.read', '/schools': 'school.read' } as const satisfies {
  readonly [path: string]: Verb
}
type SearchPath = keyof typeof searchVerbs

const minutes = 30
const nameOf = (path: SearchPath) => `nabij-search-${path.slice(1)}`

export const searchTextOf = async (
  { sessionId }: StaffActor,
  path: SearchPath,
  filter: { search?: '1' | undefined },
): Promise<string> => {
  if (filter.search === undefined) return ''
  const kept = (await cookies()).get(nameOf(path))?.value ?? ''
  const text = kept.startsWith(`${sessionId} `)
    ? kept.slice(sessionId.length + 1, sessionId.length + 1 + searchLimit)
    : ''
  return isStorableText(text) ? text : ''
}

/** Sets or clears the cookie. No audit row is written: nothing was found yet. */
export const saveSearchText = async (actor: StaffActor, path: SearchPath, { text }: KeepSearch): Promise<void> => {
  await authorize(actor, searchVerbs[path])
  await requireRoom('search', actor, searchVerbs[path])
  const store = await cookies()
  const cookieOptions = {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: env().NEXTAUTH_URL.startsWith('https://'),
  } as const
  store.set(nameOf(path), `${actor.sessionId} ${text.trim().slice(0, searchLimit)}`, {
    ...cookieOptions,
    maxAge: text.trim() ? minutes * 60 : 0,
  })
}
