/** Spending a link over HTTP: what whoever is refused reads. */
import { NextRequest } from 'next/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { POST } from '@/app/api/seat/route'
import { removeSeat } from '@/features/rooms/commands/remove-seat'
import type * as PhoneQuery from '@/features/rooms/queries/phone-of-link'
import { messagesOf } from '@/i18n/messages'
import { env } from '@/server/env'
import { anActor, anOrganisation } from './factories'
import { database } from './owner'
import { aGuestBy, aRoom, aToken } from './room-fixture'

const lookUp = vi.hoisted(() => ({ fails: false }))
vi.mock('next/headers', () => ({
  cookies: () => ({ get: () => undefined, set: () => undefined }),
  headers: () => new Headers({ 'x-sender-address': '198.51.100.7' }),
}))
vi.mock('next-intl/server', () => ({ getMessages: () => messagesOf('nl'), getLocale: () => 'nl' }))
vi.mock('@/features/rooms/queries/phone-of-link', async (original) => {
  const { phoneOfLink } = await original<typeof PhoneQuery>()
  return {
    phoneOfLink: (...input: Parameters<typeof phoneOfLink>) =>
      lookUp.fails ? Promise.reject(new Error('the connection was lost')) : phoneOfLink(...input),
  }
})

beforeEach(() => {
  lookUp.fails = false
})

const spend = async (token: string) => {
  const body = JSON.stringify({ token })
  const response = await POST(new NextRequest(new URL('/api/seat', env().NEXTAUTH_URL), { method: 'POST', body }))
  return { status: response.status, answer: await response.json() }
}

/** A link of an organisation with a number. */
const aLink = async () => {
  const organisationId = await anOrganisation({ isDemonstration: true })
  await database().organisation.update({ where: { id: organisationId }, data: { phone: '+31101234567' } })
  const caller = await anActor(organisationId, 'caller')
  const { id: roomId } = await aRoom(caller)
  return { caller, roomId, token: await aToken(caller, roomId) }
}

test('who was sent away reads the number, and the words of the refusal alone when it cannot be looked up', async () => {
  const { caller, roomId, token } = await aLink()
  await removeSeat(caller, { roomId, seatId: (await aGuestBy(token)).seatId })
  const words = { status: 403, answer: { code: 'forbidden', message: 'De beller heeft u uit het gesprek gehaald.' } }
  expect(await spend(token)).toMatchObject({
    ...words,
    answer: { ...words.answer, phone: { dialled: '+31101234567', words: '010 123 4567' } },
  })
  lookUp.fails = true
  expect(await spend(token)).toMatchObject({ ...words, answer: { ...words.answer, phone: null } })
})

test('who guesses reads no number, neither before nor after being slowed down', async () => {
  const answers = new Set<string>()
  for (let guess = 0; guess < 22; guess += 1) {
    const { status, answer } = await spend(`geen-link-${guess}`.padEnd(43, 'x'))
    answers.add(JSON.stringify([status, answer.phone]))
  }
  expect([...answers]).toEqual(['[404,null]', '[429,null]'])
})

test('a link that makes too many seats is refused at 429 without a number', async () => {
  const { token } = await aLink()
  for (let count = 0; count < 60; count += 1) await spend(token)
  expect(await spend(token)).toMatchObject({ status: 429, answer: { code: 'too_many', phone: null } })
})
