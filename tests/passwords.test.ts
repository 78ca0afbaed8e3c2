import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { dictionary } from '@zxcvbn-ts/language-common'
import { beforeAll, describe, expect, it } from 'vitest'
import { refuseWeakPassword } from '@/features/staff/parts/refuse-weak-password'
import { signIn } from '@/features/staff/commands/sign-in'
import { updatePassword } from '@/features/staff/commands/update-password'
import { signInSchema, updatePasswordSchema } from '@/features/staff/schema'
import { actorFor, anOrganisation, aSchool, aStaffMember } from './factories'
import { database } from './owner'

let organisationId = ''

beforeAll(async () => {
  organisationId = await anOrganisation()
  await database().organisation.update({ where: { id: organisationId }, data: { name: 'Thuiscontact Waterrijk' } })
  await aSchool(organisationId, 'Windroosschool', 'Kompas', 'Veenstad')
  await aSchool(await anOrganisation(), 'Elders', 'Ver', 'Heuveldam')
})

const owner = () => ({ organisationId, name: 'Bente Bellersma', email: 'bentebel@example.org' })
const weak = expect.objectContaining({ code: 'invalid', reason: 'password_weak' })

describe('a new password', () => {
  it.each([
    'correcthorsebattery',
    'liverpool1234',
    'p@ssw0rd12345',
    'Thuiscontact2026',
    'Veenstad2026!',
    'Zomervakantie2026!',
    'Kerstvakantie2026!',
    'Herfstvakantie-2026',
    'ik hou van mijn kinderen',
    'vergeet mij niet 1987',
    'V33nstad2026!',
    'Waterrijk-12345',
    'Windroosschool1',
    'windroosschool-kompas-26',
    'BenteBellersma1',
    'bentebel-123456',
    'manchester1987',
    'qwertyuiop123456',
    '2026-11-29-2026',
  ])('is refused when it is soon guessed: %s', (password) =>
    expect(refuseWeakPassword(password, owner())).rejects.toEqual(weak),
  )

  it.each([
    'vier gewone woorden hier',
    'lampion rivier ontbijt',
    'Windroos lampion rivier ontbijt',
    'kTq7-hH2p-99xw',
    'пароль-из-слов',
    '🐘 olifant op dak',
    // Of another organisation, whose names nobody here tries first.
    'heuveldam op elders',
  ])('is accepted without a rule of what it is made of: %s', (password) =>
    expect(refuseWeakPassword(password, owner())).resolves.toBeUndefined(),
  )

  it('is refused when it is on the list of breached passwords', async () => {
    const breached = dictionary['passwords-common'].filter((word) => [...word].length >= 12)
    expect(breached.length).toBeGreaterThan(100)
    for (const word of breached.slice(0, 300)) await expect(refuseWeakPassword(word, owner())).rejects.toEqual(weak)
  })

  it('may be 128 characters of any kind, is stored as typed, and signs in', async () => {
    const present = 'vier gewone woorden hier'
    const id = await aStaffMember(organisationId)
    const data = { passwordHash: await hash(present, { memoryCost: 64, timeCost: 1 }) }
    const { email } = await database().staff.update({ where: { id }, data })
    const password = Array.from({ length: 128 }, (_, index) => String.fromCodePoint(0x1f400 + ((index * 7) % 64))).join(
      '',
    )
    expect([...password]).toHaveLength(128)
    await updatePassword(await actorFor(organisationId, id), updatePasswordSchema.parse({ present, password }))
    const visitor = { address: randomUUID(), device: '' }
    expect(await signIn(visitor, signInSchema.parse({ email, password }))).not.toBeNull()
    const tooLong = updatePasswordSchema.safeParse({ present, password: `${password}a` })
    expect(tooLong.error?.issues.map(({ message }) => message)).toEqual(['password_long'])
  })
})
