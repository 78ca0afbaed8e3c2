import { describe, expect, it } from 'vitest'
import { passwordProblem } from './password'

describe('a password', () => {
  it.each(['kort', 'elf-tekens-', ''])('refuses %j as too short', (password) =>
    expect(passwordProblem(password)).toBe('password_short'),
  )

  it('may be 128 characters, of any kind, and no more', () => {
    const animals = Array.from({ length: 129 }, (_, index) => String.fromCodePoint(0x1f400 + index))
    expect(passwordProblem(animals.slice(0, 128).join(''))).toBeNull()
    expect(passwordProblem(animals.join(''))).toBe('password_long')
  })

  it.each([
    'Thuiscontact2026',
    'correcthorsebattery',
    'wachtwoord123',
    'Welkom2020!!',
    'aaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'qwertyuiopas',
    'abcdefghijklm',
    '123456789012',
    '020301041985',
    'zomer-winter-2020',
    'Nabij2020Nabij2020',
  ])('refuses %j as a password that is easy to guess', (password) =>
    expect(passwordProblem(password)).toBe('password_weak'),
  )

  it('refuses a password that is made of its owner’s name or address', () => {
    expect(passwordProblem('bente.beller1987', ['Bente Beller', 'bente@example.org'])).toBe('password_weak')
    expect(passwordProblem('bente.beller1987')).toBeNull()
  })

  it('refuses a password that is made of the names of a city or school', () => {
    expect(passwordProblem('deregenboog2026!', ['De Regenboog'])).toBe('password_weak')
    expect(passwordProblem('Proefstad-Regenboog', ['De Regenboog', 'Gemeente Proefstad'])).toBe('password_weak')
  })

  it.each(['vier gewone woorden', 'kTq7-hH2p-99xw', 'пароль-из-слов', '🐘 olifant op dak', 'proef-wachtwoord-1'])(
    'accepts %j',
    (password) => expect(passwordProblem(password)).toBeNull(),
  )
})
