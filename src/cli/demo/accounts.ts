/** The sign-ins of the demo: a random password for each, written once to a file that only its owner can read. */
import { randomInt } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { hashPassword } from '@/server/crypto'
import type { DemoMember } from './staff'

export type DemoLogin = { role: string; email: string; password: string; name: string; ref: string | null }

const consonants = 'bdfgklmnprstvwz'
const vowels = 'aeiou'

const letter = (letters: string) => letters.charAt(randomInt(letters.length))
const syllables = (count: number) => Array.from({ length: count }, () => letter(consonants) + letter(vowels)).join('')

/** Four pronounceable words, 50 bits, easy to type from a screen. */
const freshPassword = () => Array.from({ length: 4 }, () => syllables(2)).join('-')

/** Two at a time: hashing is slow on purpose, and most machines have two cores. */
export const demoLogins = async (staff: readonly DemoMember[]) => {
  const logins = staff.map(({ role, email, name, boardRef, municipalityRef }): DemoLogin => ({
    role,
    email,
    password: freshPassword(),
    name,
    ref: boardRef ?? municipalityRef,
  }))
  const hashes = await Promise.all(logins.map(({ password }) => hashPassword(password)))
  return { logins, hashes }
}

/** Writes a temporary file before the database is filled and renames it after, so that no demo is without its passwords. */
export const saveLogins = async (logins: readonly DemoLogin[], fill: () => Promise<void>): Promise<string> => {
  const folder = path.resolve(process.env.NABIJ_DATA_DIR || '.data')
  const file = path.join(folder, 'demo-accounts.json')
  const waiting = `${file}.${process.pid}.part`
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await fs.writeFile(waiting, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 })
    await fill()
    await fs.rename(waiting, file)
  } finally {
    await fs.rm(waiting, { force: true })
  }
  return file
}
