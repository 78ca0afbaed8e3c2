/** The letter to a parent without a number that works. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { createLetter } from '@/features/families/commands/create-letter'
import { createLetterSchema } from '@/features/families/schema'
import { parseInput } from '@/server/action'
import { printPdf } from '@/server/print-pdf'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { identityColumns } from './sealed-rows'
import { database } from './owner'

vi.mock('@/server/print-pdf', async (load) => {
  const { printPdf: print } = await load<{ printPdf: typeof printPdf }>()
  return { printPdf: vi.fn<typeof printPdf>(print) }
})

let organisationId: string
let caller: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
})

type About = { address?: string; mayLeaveMessage?: boolean | null; mayCall?: boolean; nameToUse?: string }
const aFamily = async (about: About = {}) => {
  const {
    address = 'Verzonnenstraat 1\n2311 AA Leiden',
    mayLeaveMessage = true,
    mayCall = true,
    nameToUse = '',
  } = about
  const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId, address, mayCall })
  await database().familyIdentity.update({
    where: { familyId: id },
    data: { mayLeaveMessage, ...identityColumns(id, { nameToUse }) },
  })
  return id
}
const input = (familyId: string, about: object = {}) =>
  parseInput(createLetterSchema, { familyId, language: 'nl', callBackNumber: '071 512 3456', ...about })

describe('family.print_letter', () => {
  test('is a tagged PDF in the chosen language, and is audited without content', async () => {
    const familyId = await aFamily()
    for (const [language, tag] of [
      ['nl', 'nl'],
      ['en', 'en'],
    ] as const) {
      const { pdf } = await createLetter(caller, input(familyId, { language }))
      const text = Buffer.from(pdf, 'base64').toString('latin1')
      expect(text.startsWith('%PDF-')).toBe(true)
      expect(text).toContain('/StructTreeRoot')
      expect(text).toMatch(new RegExp(`/Lang ?\\(${tag}\\)`))
    }
    expect(await auditOf(familyId)).toEqual([
      { verb: 'family.print_letter', detail: { count: 1, language: 'nl' } },
      { verb: 'family.print_letter', detail: { count: 1, language: 'en' } },
    ])
  })

  test('greets the parent by the name that they want, on the envelope too, and else by their own', async () => {
    for (const [nameToUse, name] of [
      ['mevrouw Yilmaz', 'mevrouw Yilmaz'],
      ['', 'Verzonnen Ouder'],
    ] as const) {
      await createLetter(caller, input(await aFamily({ nameToUse })))
      expect(vi.mocked(printPdf).mock.lastCall?.[1]).toMatchObject({
        address: [name, 'Verzonnenstraat 1', '2311 AA Leiden'],
        greeting: `Beste ${name},`,
      })
    }
  })

  test('is refused for a family of somebody else, without an address, and unless the parent said that a message may be left', async () => {
    const familyId = await aFamily()
    for (const actor of [await anActor(organisationId, 'caller'), await anActor(organisationId, 'coach')])
      await expect(createLetter(actor, input(familyId))).rejects.toMatchObject({ code: 'not_found' })
    await expect(createLetter(caller, input(await aFamily({ address: '' })))).rejects.toMatchObject({
      reason: 'address_needed',
    })
    for (const [about, reason] of [
      [{ mayLeaveMessage: false }, 'message_not_allowed'],
      [{ mayLeaveMessage: null }, 'message_not_asked'],
      [{ mayCall: false }, 'may_not_call'],
    ] as const)
      await expect(createLetter(caller, input(await aFamily(about)))).rejects.toMatchObject({ code: 'locked', reason })
    expect(await auditOf(familyId)).toEqual([])
  })

  test('refuses a language without a text and a number that cannot be called', async () => {
    const familyId = await aFamily()
    for (const about of [
      { language: 'tr' },
      { callBackNumber: '' },
      { callBackNumber: 'bel maar' },
      { callBackNumber: '123' },
    ])
      expect(() => input(familyId, about)).toThrow('invalid')
  })
})
