import { beforeAll, describe, expect, test, vi } from 'vitest'
import { addQuote } from '@/features/releases/commands/add-quote'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { withdrawRelease } from '@/features/releases/commands/withdraw-release'
import { updateWithdrawalReason } from '@/features/releases/commands/update-withdrawal-reason'
import { saveText } from '@/features/releases/commands/save-text'
import {
  aPublication,
  aQuote,
  consenting,
  firstWeek,
  nodeIds,
  preparationOf,
  prepared,
  published,
  releasesAt,
  secondWeek,
  weekOf,
  type APublication,
} from './publication-fixture'
import { aKnownFamily, auditOf, storeAnswers } from './factories'
import { database } from './owner'

const period = weekOf(firstWeek)
const call = 'Wij zitten al weken zonder stroom in de kelder.'
/** One text for each rule of the text check, with the words that the rule stops. */
const texts = [
  ['a name', 'Volgens F a t m a gaat het beter.', 'text_name', ['F a t m a']],
  ['two names', 'Fátma en Yilmaz vertellen het.', 'text_name', ['Fátma', 'Yilmaz']],
  ['an address', 'Mail ouder(at)voorbeeld daarover.', 'text_email', ['ouder(at)voorbeeld']],
  ['a surname that stands beside the name', 'Volgens Verzinsema gaat het beter.', 'text_name', ['Verzinsema']],
  ['the street of a family', 'In de Rietdekkersstraat twaalf is nood.', 'text_name', ['Rietdekkersstraat']],
  ['a name that is turned around', 'Volgens \u202eamtaF\u202c gaat het beter.', 'text_name', ['Fatma']],
  ['one family', 'Eén gezin vertelt het.', 'text_digits', ['Eén gezin']],
  ['a telephone number in letters of two alphabets', 'Bel nul zеs twааlf.', 'text_digits', ['nul zеs twааlf']],
  ['a number of families', 'We belden vijfenvijftig gezinnen.', 'text_digits', ['vijfenvijftig gezinnen']],
  ['a telephone number', 'Bel nul zes twaalf daarover.', 'text_digits', ['nul zes twaalf']],
  [
    'words of a call',
    'Ouders zitten al weken zonder stroom in de kelder.',
    'text_words',
    ['zitten al weken zonder stroom in de kelder'],
  ],
] as const
const stoppedAt = (path: string, reason: string, words: readonly string[]) => ({
  code: 'invalid',
  reason,
  problems: [{ path, reason, words: [...words] }],
})

const aKnowingPublication = async (weeks = [firstWeek]) => {
  const world = await aPublication(weeks)
  await aKnownFamily(world.organisationId, { parentName: 'Fatma Yılmaz' })
  const address = 'Rietdekkersstraat 12, 2312 AB Veenstad'
  await aKnownFamily(world.organisationId, { parentName: 'Ida', surname: 'Verzinsema', address })
  const { id: interviewId } = await database().interview.findFirstOrThrow({
    where: { organisationId: world.organisationId },
  })
  await storeAnswers(world.organisationId, [{ interviewId, key: 'needs_text', value: call }])
  return world
}

describe('a text beside the figures', () => {
  let world: APublication
  let preparationId: string
  let consents: string[]
  beforeAll(async () => {
    world = await aKnowingPublication()
    consents = await consenting(world)
    preparationId = (await prepared(world, period)).id
  })
  const input = (about: Partial<Parameters<typeof saveText>[1]>) => ({
    preparationId,
    node: nodeIds(world).M1,
    version: 0,
    comment: '',
    points: [],
    requests: [],
    ...about,
  })
  const fields = [
    ['comment', (text: string) => ({ comment: text })],
    ['points.1', (text: string) => ({ points: ['Rust in huis', text] })],
    ['requests.0', (text: string) => ({ requests: [text] })],
  ] as const

  test.each(
    fields.flatMap(([path, about]) =>
      texts.map(([kind, text, reason, words]) => ({ path, about, kind, text, reason, words })),
    ),
  )('is stopped in $path by $kind', async ({ path, about, text, reason, words }) => {
    await expect(saveText(world.first, input(about(text)))).rejects.toMatchObject(stoppedAt(path, reason, words))
  })

  test('is stopped by a name that begins in one point and ends in the next', async () => {
    const about = { points: ['Rust in huis, zegt Fat', 'ma heeft hulp'] }
    await expect(saveText(world.first, input(about))).rejects.toMatchObject(
      stoppedAt('points.0', 'text_name', ['Fat / ma']),
    )
  })

  test('is refused with every field and every rule at once', async () => {
    const about = { comment: 'Fatma vertelt het.', points: ['Rust', 'Bel Fatma, 55 gezinnen'] }
    await expect(saveText(world.first, input(about))).rejects.toMatchObject({
      problems: [
        { path: 'comment', reason: 'text_name', words: ['Fatma'] },
        { path: 'points.1', reason: 'text_name', words: ['Fatma'] },
        { path: 'points.1', reason: 'text_digits', words: ['55'] },
      ],
    })
  })

  test.each(texts)('is stopped by %s when it is a quote', async (_, text, reason, words) => {
    const quote = await aQuote(world, preparationId, { text, interviewIds: consents })
    await expect(addQuote(world.first, quote)).rejects.toMatchObject(stoppedAt('text', reason, words))
  })

  test('is not stored when it is stopped, and neither log nor audit holds its words', async () => {
    const log = vi.spyOn(process.stdout, 'write')
    await expect(saveText(world.first, input({ comment: 'Fatma vertelt het.' }))).rejects.toThrow('invalid: text_name')
    expect(JSON.stringify(log.mock.calls)).not.toContain('Fatma')
    log.mockRestore()
    const { organisationId } = world
    expect(await database().preparationText.count({ where: { organisationId } })).toBe(0)
    expect(await database().quote.count({ where: { organisationId } })).toBe(0)
    expect((await preparationOf(preparationId)).version).toBe(1)
    expect(await auditOf(preparationId)).toEqual([{ verb: 'release.prepare', detail: expect.anything() as unknown }])
  })

  test('is compared only with names and calls of its own organisation', async () => {
    const other = await aPublication()
    const { id } = await prepared(other, period)
    const about = { preparationId: id, node: nodeIds(other).M1, version: 0, points: [], requests: [] }
    const text = { ...about, comment: `Fatma Yılmaz zegt: ${call}` }
    expect(await saveText(other.first, text)).toEqual({ version: 1 })
  })
})

describe('the reason of a correction', () => {
  test.each(texts)('is stopped by %s, and nothing is prepared', async (_, text, reason, words) => {
    const world = await aKnowingPublication()
    await published(world, period)
    await expect(prepareRelease(world.first, { period, correction: text })).rejects.toMatchObject(
      stoppedAt('correction', reason, words),
    )
    const { organisationId } = world
    expect(await database().preparation.count({ where: { organisationId, state: 'open' } })).toBe(0)
  })
})

describe('the reason of a withdrawal', () => {
  test('is stopped by each rule and delays nothing: the release is withdrawn, and another reason can be written', async () => {
    const world = await aKnowingPublication([firstWeek, secondWeek])
    const [release] = await published(world, period)
    const { id: revisionId } = release!.revisions[0]!
    await withdrawRelease(world.first, { revisionId })
    for (const [, text, reason, words] of texts)
      await expect(updateWithdrawalReason(world.first, { revisionId, reason: text })).rejects.toMatchObject(
        stoppedAt('reason', reason, words),
      )
    expect(await database().withdrawalReason.count({ where: { revisionId } })).toBe(0)
    await updateWithdrawalReason(world.first, { revisionId, reason: 'De weken waren verwisseld.' })
    expect(await database().withdrawalReason.count({ where: { revisionId, state: 'open' } })).toBe(1)
    expect(await releasesAt(world, period)).toMatchObject([
      { revisions: [{ state: 'withdrawn', withdrawnReason: '' }] },
      { revisions: [{ state: 'published' }] },
      { revisions: [{ state: 'published' }] },
      { revisions: [{ state: 'published' }] },
    ])
  })
})

describe('approval', () => {
  test('checks every text again: a family was added since they were written', async () => {
    const world = await aPublication()
    const { id } = await prepared(world, period)
    const node = nodeIds(world).B1
    const words = { comment: 'Het gaat goed met Selma.', points: ['Rust'], requests: ['Bel Selma.'] }
    await saveText(world.first, { preparationId: id, node, version: 0, ...words })
    await aKnownFamily(world.organisationId, { parentName: 'Selma Verzonnen' })
    const { version } = await preparationOf(id)
    await expect(approveRelease(world.second, { id, version })).rejects.toMatchObject({
      code: 'invalid',
      problems: [
        { path: `${node}.comment`, reason: 'text_name', words: ['Selma'] },
        { path: `${node}.requests.0`, reason: 'text_name', words: ['Selma'] },
      ],
    })
    expect(await releasesAt(world, period)).toEqual([])
    expect(await preparationOf(id)).toMatchObject({ state: 'open', version })
  })
})
