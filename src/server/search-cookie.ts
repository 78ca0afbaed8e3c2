/**
 * A search term is often a name, and a name has no place in a URL, a history or a log. So it waits in a cookie that scripts
 * cannot read, for its own path and session only, and not for long: who signs in next on this device finds nothing of it.
 * The URL says only that there is a search (`search=1`). So a list that is opened anew, from the menu or tomorrow, is whole,
 * and going back to a searched list finds the search again.
 */
import 'server-only'
import { cookies } from 'next/headers'
import type { StaffActor } from '@/domain/access/actor'
import { isStorableText } from '@/domain/instrument/answer'
import { env } from './env'

type SearchPath = '/families' | '/help' | '/schools'

const minutes = 30
const longest = 80
const nameOf = (path: SearchPath) => `nabij-search-${path.slice(1)}`

export const searchTextOf = async (
  { sessionId }: StaffActor,
  path: SearchPath,
  filter: { search?: '1' | undefined },
): Promise<string> => {
  if (filter.search === undefined) return ''
  const kept = (await cookies()).get(nameOf(path))?.value ?? ''
  const text = kept.startsWith(`${sessionId} `) ? kept.slice(sessionId.length + 1, sessionId.length + 1 + longest) : ''
  return isStorableText(text) ? text : ''
}

export const keepSearchText = async ({ sessionId }: StaffActor, path: SearchPath, text: string): Promise<void> => {
  const store = await cookies()
  const kept = { path, httpOnly: true, sameSite: 'lax', secure: env().NEXTAUTH_URL.startsWith('https://') } as const
  store.set(nameOf(path), `${sessionId} ${text.trim().slice(0, longest)}`, {
    ...kept,
    maxAge: text.trim() ? minutes * 60 : 0,
  })
}
