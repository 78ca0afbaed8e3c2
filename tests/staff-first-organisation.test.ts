import { describe, expect, it } from 'vitest'
import { createOrganisation } from '@/features/staff/commands/create-organisation'
import { savePassword } from '@/features/staff/commands/save-password'
import { signIn } from '@/features/staff/commands/sign-in'
import { createOrganisationSchema } from '@/features/staff/schema'
import { database } from './owner'

const visitor = { address: '192.0.2.1', device: '' }
const password = 'vier gewone woorden hier'

describe('organisation.create', () => {
  it('refuses bad input', () => {
    expect(createOrganisationSchema.safeParse({ name: '', adminEmail: 'a@example.org' }).success).toBe(false)
    expect(createOrganisationSchema.safeParse({ name: 'Proef', adminEmail: 'a' }).success).toBe(false)
  })

  it('creates the first organisation and its admin once, of two at the same moment and ever after', async () => {
    const input = createOrganisationSchema.parse({ name: 'Proef', adminEmail: 'Eerste@Example.org' })
    const both = await Promise.allSettled([createOrganisation(input), createOrganisation(input)])
    const [made] = both.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    const [refused] = both.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    expect(refused).toMatchObject({ code: 'conflict', reason: 'not_empty' })
    await expect(createOrganisation(input)).rejects.toMatchObject({ reason: 'not_empty' })

    const { organisationId, staffId, link } = made!
    const audited = await database().audit.findMany({ orderBy: { id: 'asc' } })
    expect(audited.map(({ verb, staffId: by, subjectId }) => [verb, by, subjectId])).toEqual([
      ['organisation.create', null, organisationId],
      ['staff.invite', null, staffId],
    ])
    await savePassword(visitor, { token: link.split('#')[1] ?? '', purpose: 'invitation', password })
    expect(await signIn(visitor, { email: 'eerste@example.org', password })).not.toBeNull()
  })
})
