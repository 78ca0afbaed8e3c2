import { expect, test, vi } from 'vitest'
import { messages as en } from '@/i18n/messages/en/messages'
import { messages as nl } from '@/i18n/messages/nl/messages'
import { AppError } from './errors'
import { failureOf } from './failure'

const messages = vi.hoisted((): { now: object } => ({ now: {} }))
const locale = vi.hoisted(() => ({ now: 'nl' }))
vi.mock('next-intl/server', () => ({
  getMessages: () => Promise.resolve(messages.now),
  getLocale: () => Promise.resolve(locale.now),
}))

test.each([
  ['nl', nl, 'Dit lijkt op een naam: “Fatma”, “Yılmaz”.'],
  ['en', en, 'This looks like a name: “Fatma”, “Yılmaz”.'],
] as const)('the refused words are shown to their writer, in %s', async (_, all, message) => {
  messages.now = all
  const problem = { path: 'comment', reason: 'text_name', words: ['Fatma', 'Yılmaz'] }
  const { failure } = await failureOf(new AppError('invalid', 'text_name', [problem]))
  expect(failure.problems).toEqual([{ ...problem, message }])
  expect(failure.message).toBe(message)
})

test('the message of the error has a code and a reason, and none of the words', () => {
  const error = new AppError('invalid', 'text_name', [{ path: 'comment', reason: 'text_name', words: ['Fatma'] }])
  expect(error.message).toBe('invalid: text_name')
})

test.each([
  ['nl', nl, 'nu doet Samira het, uiterlijk vr 3 april.'],
  ['en', en, 'now Samira does it, by Fri 3 April.'],
] as const)('a day in a message is in words, in %s', async (language, texts, words) => {
  messages.now = texts
  locale.now = language
  const error = new AppError('conflict', 'help_changed', [], { owner: 'Samira', day: '2020-04-03' })
  expect((await failureOf(error)).failure.message).toContain(words)
})
