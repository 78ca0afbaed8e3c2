import { describe, expect, test } from 'vitest'
import { contactKey, contactLinks, contactProblem } from './contact-point'

const phone = (value: string) => ({ kind: 'phone', value }) as const
const email = (value: string) => ({ kind: 'email', value }) as const

describe('a number or an address of a family', () => {
  test('has the same key in every notation', () => {
    expect(contactKey(phone('06 0000 0107'))).toBe(contactKey(phone('+31 (0)6 00000107')))
    expect(contactKey(email('Ouder@Example.org'))).toBe(contactKey(email('ouder@example.org')))
    expect(contactKey(phone('06 0000 0107'))).not.toBe(contactKey(phone('06 0000 0108')))
  })

  test('has a link that dials it, and one link for each number in an old text', () => {
    expect(contactLinks(phone('+31 (0)6 0000 0107'))).toEqual([{ text: '06 0000 0107', href: 'tel:+31600000107' }])
    expect(contactLinks(phone('06 0000 0107 / 071 000 0000')).map(({ href }) => href)).toEqual([
      'tel:+31600000107',
      'tel:+31710000000',
    ])
    for (const text of ['12', '06000001070', '06 1234'])
      expect(contactLinks(phone(text))).toEqual([{ text, href: null }])
  })

  test('with an extension is dialled with it, and is another number than the one without', () => {
    expect(contactLinks(phone('071-5123456 tst 12'))).toEqual([
      { text: '071 512 3456 tst. 12', href: 'tel:+31715123456;ext=12' },
    ])
    expect(contactKey(phone('071-5123456 tst 12'))).toBe(contactKey(phone('+31 71 5123456 ext. 12')))
    expect(contactKey(phone('071-5123456 tst 12'))).not.toBe(contactKey(phone('071-5123456')))
  })

  test('cannot add a field to the e-mail that its link opens', () => {
    expect(contactLinks(email("o'hara@example.org"))[0]?.href).toBe("mailto:o'hara@example.org")
    expect(contactLinks(email('a?bcc=b@example.org'))[0]?.href).toBe('mailto:a%3Fbcc%3Db@example.org')
  })

  test('may have an apostrophe in its address, but no separator', () => {
    expect(contactProblem(email("o'hara@example.org"))).toBeNull()
    for (const value of [
      'geen adres',
      'a@b@c',
      'a@example.org;b@example.org',
      `${'a'.repeat(250)}@b.nl`,
      'a\u0000@b.nl',
    ])
      expect(contactProblem(email(value))).toBe('not_an_email')
  })
})
