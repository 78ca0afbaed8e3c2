import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { href, ownHref } from './href'

const id = '0190f5a0-0000-7000-8000-000000000001'

describe('an address of the application', () => {
  test('can be fixed, have one or two parameters, have a query, or be that of a file', () => {
    expect(href('/families')).toBe('/families')
    expect(href('/families/[id]/edit', { id })).toBe(`/families/${id}/edit`)
    expect(href('/releases/[grain]/[at]/preview', { grain: 'week', at: '2020-W14' }, { node: 'board/a b//' })).toBe(
      '/releases/week/2020-W14/preview?node=board%2Fa+b%2F%2F',
    )
    expect(href('/api/shared/[token]/export', { token: 't' }, { format: 'pdf', revision: 2 })).toBe(
      '/api/shared/t/export?format=pdf&revision=2',
    )
    expect(ownHref('/help?owner=me')).toBe('/help?owner=me')
  })

  test('leaves an empty or undefined value out of its query, but not a zero or a space', () => {
    expect(href('/help', {}, { owner: undefined, search: '' })).toBe('/help')
    expect(href('/help', {}, { page: 0, search: ' ' })).toBe('/help?page=0&search=+')
  })

  test('has any id as one part of its path, which decodes to the same id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (hostile, search) => {
        fc.pre(hostile !== '.' && hostile !== '..')
        const url = new URL(href('/families/[id]/edit', { id: hostile }, { search }), 'https://nabij.invalid')
        const [, first, part = '', last, ...others] = url.pathname.split('/')
        expect([url.origin, first, last, others]).toEqual(['https://nabij.invalid', 'families', 'edit', []])
        expect(decodeURIComponent(part)).toBe(hostile)
        expect([url.searchParams.get('search') ?? '', url.hash]).toEqual([search, ''])
      }),
    )
  })

  test.each(['../staff', '//elsewhere.example', '?role=admin', '#top', '[id]', '%2e%2e', '$&'])(
    'does not lead to another page by the id %s',
    (hostile) => {
      expect(href('/read/[id]', { id: hostile })).toBe(`/read/${encodeURIComponent(hostile)}`)
    },
  )

  test.each(['', '.', '..'])('cannot have the id %j, which a browser would leave out of the path', (hostile) => {
    expect(() => href('/interviews/[id]', { id: hostile })).toThrow(RangeError)
  })

  test('does not compile for a page that does not exist or with a missing parameter', () => {
    // @ts-expect-error: there is no such page
    expect(href('/family')).toBe('/family')
    // @ts-expect-error: this page needs an id
    expect(() => href('/families/[id]')).toThrow(RangeError)
    // @ts-expect-error: its parameter is called id
    expect(() => href('/families/[id]', { ref: 'g-1' })).toThrow(RangeError)
  })
})
