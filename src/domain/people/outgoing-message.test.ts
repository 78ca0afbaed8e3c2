import { describe, expect, test } from 'vitest'
import { messageRefusal, offeredLinks } from './outgoing-message'

const hrefs = (mayCall: boolean, mayLeaveMessage: boolean | null) =>
  [{ kind: 'phone', value: '071 512 3456' } as const, { kind: 'email', value: 'ouder@example.org' } as const].flatMap(
    (contact) => offeredLinks(contact, { mayCall, mayLeaveMessage }).map(({ href }) => href),
  )

describe('what leaves to a parent in writing', () => {
  test('needs the parent’s yes, and that the parent did not refuse calls; not asked is no', () => {
    expect(messageRefusal({ mayCall: true, mayLeaveMessage: true })).toBeNull()
    expect(messageRefusal({ mayCall: true, mayLeaveMessage: false })).toBe('message_not_allowed')
    expect(messageRefusal({ mayCall: true, mayLeaveMessage: null })).toBe('message_not_asked')
    for (const mayLeaveMessage of [true, false, null])
      expect(messageRefusal({ mayCall: false, mayLeaveMessage })).toBe('may_not_call')
  })

  test('is offered by a link only where it is allowed: a number is called, an address is text', () => {
    expect(hrefs(true, true)).toEqual(['tel:+31715123456', 'mailto:ouder@example.org'])
    for (const answer of [false, null]) expect(hrefs(true, answer)).toEqual(['tel:+31715123456', null])
    expect(hrefs(false, true)).toEqual([null, null])
  })
})
