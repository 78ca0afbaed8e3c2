import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dayMs } from '@/domain/dates'
import { importedKey } from './encrypted-text'

type Row = { id: string; owner: string }

/** As much of IndexedDB as the storage uses: one table in memory, whose requests answer in a later turn. */
const aDatabase = () => {
  const rows = new Map<string, Row>()
  const answer = <Result>(result: Result) => {
    const request = { result, onsuccess: () => undefined, onupgradeneeded: () => undefined }
    setImmediate(() => request.onsuccess())
    return request
  }
  const ofOwner = (owner: string) => [...rows.values()].filter((row) => row.owner === owner)
  const store = {
    getAll: () => answer([...rows.values()]),
    getKey: (id: string) => answer(rows.has(id) ? id : undefined),
    count: () => answer(rows.size),
    put: (row: Row) => rows.set(row.id, row),
    delete: (id: string) => rows.delete(id),
    index: () => ({
      count: (owner: string) => answer(ofOwner(owner).length),
      getAllKeys: (owner: string) => answer(ofOwner(owner).map(({ id }) => id)),
    }),
  }
  const transaction = () => {
    const running = { objectStore: () => store, oncomplete: () => undefined }
    setImmediate(() => setImmediate(() => running.oncomplete()))
    return running
  }
  return { rows, open: () => answer({ transaction }) }
}

const moment = Date.parse('2027-03-01T08:00:00Z')
const term = 14 * dayMs
const owner = async () => ({
  staffId: 'one',
  keys: [await importedKey(Buffer.alloc(32, 7).toString('base64url'))] as const,
})

describe('what is stored on a device', () => {
  const device = aDatabase()
  beforeEach(() => {
    vi.stubGlobal('indexedDB', device)
    vi.useFakeTimers({ toFake: ['Date'], now: moment })
    device.rows.clear()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('is there for fourteen days and to the millisecond no longer, and then it is deleted and told', async () => {
    const { saveOnDevice, storedOnDevice, waitingInterviewCount } = await import('./device-storage')
    await saveOnDevice(await owner(), 'interview', 'first', 'Moeder vertelt.')
    vi.setSystemTime(moment + 1)
    await saveOnDevice(await owner(), 'other interview', 'second', 'Vader vertelt.')

    vi.setSystemTime(moment + term)
    expect(await waitingInterviewCount()).toBe(2)
    expect(await storedOnDevice(await owner())).toMatchObject({ kept: [{ id: 'first' }, { id: 'second' }], lost: 0 })
    expect([...device.rows.keys()]).toEqual(['first', 'second'])

    vi.setSystemTime(moment + term + 1)
    expect(await waitingInterviewCount()).toBe(1)
    expect(await storedOnDevice(await owner())).toMatchObject({ kept: [{ id: 'second' }], lost: 1 })
    expect([...device.rows.keys()]).toEqual(['second'])
  })

  test('of somebody else is deleted after fourteen days too, and not told to whoever signs in', async () => {
    const { saveOnDevice, storedOnDevice } = await import('./device-storage')
    await saveOnDevice({ ...(await owner()), staffId: 'other' }, 'interview', 'theirs', 'Moeder vertelt.')
    vi.setSystemTime(moment + term)
    expect(await storedOnDevice(await owner())).toEqual({ kept: [], lost: 0 })
    expect([...device.rows.keys()]).toEqual(['theirs'])
    vi.setSystemTime(moment + term + 1)
    expect(await storedOnDevice(await owner())).toEqual({ kept: [], lost: 0 })
    expect([...device.rows.keys()]).toEqual([])
  })
})
