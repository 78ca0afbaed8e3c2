import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path'

describe('the page to return to after signing in', () => {
  it.each(['/today', '/families?status=known&page=2', '/weeks/2020-W14'])('is a path of this application: %s', (path) =>
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
  ])('is the first page for anything else: %j', (path) => expect(ownPath(path)).toBe('/'))
})
