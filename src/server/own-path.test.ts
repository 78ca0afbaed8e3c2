import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path'

describe('where to go back to', () => {
  it.each(['/today', '/families?status=known&page=2', '/weeks/2020-W14'])('is a path of our own: %s', (path) =>
    expect(ownPath(path)).toBe(path),
  )

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    '/..//elsewhere.example',
    'javascript:alert(1)',
    'today',
    '',
    '/api/auth/signout',
    '/sign-in?next=/sign-in',
    '/sign-in',
    undefined,
    ['/today'],
  ])('is the first page otherwise: %j', (path) => expect(ownPath(path)).toBe('/'))
})
