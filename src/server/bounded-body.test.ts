import { expect, test } from 'vitest'
import { boundedBody } from './bounded-body'

const limit = 1000

/** A request whose body never ends; `sent` counts the bytes that were read from it. */
const endless = (announced: Record<string, string> = {}) => {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 100
      controller.enqueue(new Uint8Array(100))
    },
  })
  const request = new Request('http://127.0.0.1/', {
    method: 'PUT',
    body,
    headers: announced,
    duplex: 'half',
  } as RequestInit)
  return { request, sent: () => sent }
}

test('a body within the limit is returned whole', async () => {
  const request = new Request('http://127.0.0.1/', { method: 'PUT', body: 'é'.repeat(limit / 2) })
  expect((await boundedBody(request, limit)).toString()).toBe('é'.repeat(limit / 2))
  expect((await boundedBody(new Request('http://127.0.0.1/'), limit)).length).toBe(0)
})

test('a body without an end is read up to the limit and no further', async () => {
  const { request, sent } = endless()
  await expect(boundedBody(request, limit)).rejects.toMatchObject({ code: 'too_large' })
  expect(sent()).toBeLessThanOrEqual(limit + 300)
})

test('a body whose content-length is over the limit is not read', async () => {
  const { request, sent } = endless({ 'content-length': String(limit + 1) })
  await expect(boundedBody(request, limit)).rejects.toMatchObject({ code: 'too_large' })
  expect(sent()).toBeLessThanOrEqual(100)
})
