/**
 * A search term is often a name, and a name has no place in a URL, a history or a log. So it waits in a cookie that scripts
 * cannot read, for its own path only, and not for long.
 */
import 'server-only'
import { cookies } from 'next/headers'
import { env } from './env'

type SearchPath = '/families' | '/help' | '/schools'

const minutes = 30
const longest = 80
const nameOf = (path: SearchPath) => `nabij-search-${path.slice(1)}`

export const searchTextOf = async (path: SearchPath): Promise<string> =>
  ((await cookies()).get(nameOf(path))?.value ?? '').slice(0, longest)

export const keepSearchText = async (path: SearchPath, text: string): Promise<void> => {
  const store = await cookies()
  const kept = { path, httpOnly: true, sameSite: 'lax', secure: env().NEXTAUTH_URL.startsWith('https://') } as const
  store.set(nameOf(path), text.trim().slice(0, longest), { ...kept, maxAge: text.trim() ? minutes * 60 : 0 })
}

/** The database reads % and _ in a search as "anything"; a person means the signs themselves. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
