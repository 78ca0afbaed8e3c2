import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
  for (const [name, value] of Object.entries({
    DATABASE_URL: 'postgres://x',
    DATABASE_READER_URL: 'postgres://x',
    NEXTAUTH_SECRET: 'x'.repeat(40),
  }))
    vi.stubEnv(name, value)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const refusalWith = async (settings: Record<string, string>) => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  const { refuseUnfitRelay } = await import('./room-relay')
  try {
    refuseUnfitRelay()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  }
}

const secret = 's'.repeat(32)

test('without a relay, and with a whole one, the application starts', async () => {
  expect(await refusalWith({})).toBeNull()
  const urls = 'turns:relay.example.org:443?transport=tcp, turn:relay.example.org'
  expect(await refusalWith({ NABIJ_TURN_URLS: urls, NABIJ_TURN_SECRET: secret })).toBeNull()
})

test.each([
  [{ NABIJ_TURN_URLS: 'https://relay.example.org', NABIJ_TURN_SECRET: secret }, 'turns:'],
  [{ NABIJ_TURN_URLS: 'turns:relay.example.org' }, 'NABIJ_TURN_SECRET'],
  [{ NABIJ_TURN_URLS: 'turns:relay.example.org', NABIJ_TURN_SECRET: 'short' }, 'at least 32'],
])('one that is set by half is refused in words: %o', async (settings, words) => {
  expect(await refusalWith(settings)).toContain(words)
})
