/** What somebody searches for is often a name: it lies in a cookie of their session, and nowhere else. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { saveFamilySearch } from '@/features/families/commands/save-family-search'
import { saveSchoolSearch } from '@/features/families/commands/save-school-search'
import { saveHelpSearch } from '@/features/help/commands/save-help-search'
import type { StaffActor } from '@/domain/access/actor'
import { searchLimit } from '@/domain/text-limits'
import { searchTextOf } from '@/server/search-cookie'
import { anActor, anOrganisation, auditOf } from './factories'

type Cookie = { value: string; path: string; maxAge: number; httpOnly: boolean }
const jar = vi.hoisted(() => new Map<string, Cookie>())
vi.mock('next/headers', () => ({
  cookies: () =>
    Promise.resolve({
      get: (name: string) => jar.get(name),
      set: (name: string, value: string, options: Omit<Cookie, 'value'>) => jar.set(name, { value, ...options }),
    }),
}))

let organisationId: string
let coordinator: StaffActor
beforeEach(async () => {
  jar.clear()
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})

describe.each([
  ['/families', saveFamilySearch],
  ['/schools', saveSchoolSearch],
  ['/help', saveHelpSearch],
] as const)('a search on %s', (path, save) => {
  const searched = { search: '1' } as const

  test('is refused to who may not read the list', async () => {
    const reader = await anActor(organisationId, 'reader')
    await expect(save(reader, { text: 'Yilmaz' })).rejects.toMatchObject({ code: 'forbidden' })
    expect([...jar.values()]).toEqual([])
  })

  test('is found by the same session alone, on its own path, while the address says that there is one', async () => {
    await save(coordinator, { text: ' Yilmaz ' })
    expect([...jar.values()]).toMatchObject([{ path, httpOnly: true, maxAge: 1800 }])
    expect(await searchTextOf(coordinator, path, searched)).toBe('Yilmaz')
    expect(await searchTextOf(coordinator, path, {})).toBe('')
    expect(await searchTextOf(await anActor(organisationId, 'coordinator'), path, searched)).toBe('')
  })

  test('is cut at its limit, and goes with an empty text', async () => {
    await save(coordinator, { text: 'a'.repeat(searchLimit + 1) })
    expect(await searchTextOf(coordinator, path, searched)).toBe('a'.repeat(searchLimit))
    await save(coordinator, { text: '' })
    expect([...jar.values()]).toMatchObject([{ maxAge: 0 }])
    expect(await searchTextOf(coordinator, path, searched)).toBe('')
  })

  test('is not in the log', async () => {
    await save(coordinator, { text: 'Yilmaz' })
    expect(await auditOf(organisationId)).toEqual([])
  })
})
