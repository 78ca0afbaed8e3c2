import { beforeAll, describe, expect, test } from 'vitest'
import type { QuoteTheme } from '@/domain/disclosure/quotes/quote-themes'
import { addQuote } from '@/features/releases/commands/add-quote'
import { removeQuote } from '@/features/releases/commands/remove-quote'
import { discardPreparation } from '@/features/releases/commands/discard-preparation'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { quotesWithConsent } from '@/features/releases/parts/consents'
import { publicationInputs } from '@/features/releases/parts/publication-inputs'
import { quoteOfInput, quoteProblems } from '@/features/releases/parts/quote-problems'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { issues } from '@/features/releases/queries/issues'
import { addQuoteSchema } from '@/features/releases/schema'
import { inTransaction } from '@/server/db'
import type { AppError } from '@/server/errors'
import {
  aPublication,
  aQuote,
  blockOf,
  consenting,
  corrected,
  firstWeek,
  nodeIds,
  preparationOf,
  prepared,
  releasesAt,
  reworded,
  secondWeek,
  weekOf,
  type APublication,
} from './publication-fixture'
import { aKnownFamily, anActor, anOrganisation, aStaffMember, auditOf, sealedAnswer, storeAnswers } from './factories'
import { database, ownerDatabase } from './owner'

const period = weekOf(firstWeek)
const good = 'Samen eten geeft veel gezinnen weer rust.'
let world: APublication
let preparationId: string
let consents: string[]

beforeAll(async () => {
  world = await aPublication()
  const { organisationId } = world
  await aKnownFamily(organisationId, { parentName: 'Zeynep van der Verzonnen' })
  await aStaffMember(organisationId, 'caller', { name: 'Bente Beldermans' })
  await database().school.updateMany({ where: { organisationId, ref: 'S3' }, data: { name: 'De Regenboog' } })
  await database().schoolBoard.update({ where: { id: world.places.B1 }, data: { name: 'Stichting Lisdodde' } })
  const { id: interviewId } = await database().interview.findFirstOrThrow({ where: { organisationId } })
  const outside = 'Wij gaan élke avond even -- met z’n állen naar buiten!'
  await storeAnswers(organisationId, [{ interviewId, key: 'goes_well_text', value: outside }])
  await database().answer.update({
    where: { interviewId_key: { interviewId, key: 'internet' } },
    data: {
      note: (await sealedAnswer(interviewId, 'internet', { note: 'Bij ons valt het internet iedere avond weg' })).note,
    },
  })
  consents = await consenting(world)
  preparationId = (await prepared(world, period)).id
})

type About = { node?: string; theme?: QuoteTheme; interviewIds?: string[] }
const quoted = async (text: string, about: About = {}) =>
  addQuote(world.first, await aQuote(world, preparationId, { text, interviewIds: consents, ...about }))
const stopped = (...reasons: string[]) => ({
  code: 'invalid',
  reason: reasons[0],
  problems: reasons.map((reason) => expect.objectContaining({ path: 'text', reason }) as unknown),
})
const kept = () => database().quote.count({ where: { organisationId: world.organisationId } })

describe('the text check of a quote', () => {
  test.each([
    ['a name of a family', 'Volgens zeynep gaat het beter.', ['text_name']],
    ['a surname of a caller', 'Beldermans belt en dat helpt.', ['text_name']],
    ['a name of a school', 'Op de Regenboog is het fijn.', ['text_name']],
    ['a name of a board', 'Lisdodde helpt ons.', ['text_name']],
    ['digits', 'Wij eten om 6 uur samen.', ['text_digits']],
    ['an address of mail', 'Schrijf naar iemand@example.org daarover.', ['text_email']],
    [
      'six words of an answer in a row, whatever signs and capitals',
      'We gaan Élke avond even met z’n állen wandelen.',
      ['text_words'],
    ],
    ['six words of a note in a row', 'Hier valt het INTERNET iedere avond weg.', ['text_words']],
    ['more than one thing', 'Zeynep eet om 6 uur.', ['text_name', 'text_digits']],
  ])('stops %s', async (_, text, reasons) => {
    await expect(quoted(text)).rejects.toMatchObject(stopped(...reasons))
  })

  test('stops a quote of a node with fewer than 30 families, and a theme of fewer than five', async () => {
    await expect(quoted(good, { node: nodeIds(world).B1 })).rejects.toMatchObject({ reason: 'quote_few_families' })
    await expect(quoted(good, { theme: 'worries_topics:language' })).rejects.toMatchObject(stopped('quote_few_raised'))
    await expect(quoted(good, { theme: 'needs:homework' })).rejects.toMatchObject(stopped('quote_few_raised'))
  })

  test('stops every quote at a school', async () => {
    const here = await aPublication([firstWeek, secondWeek])
    const { id } = await prepared(here, blockOf('2020-W13'))
    const nodes = (await preparationAt(here.first, blockOf('2020-W13')))?.nodes ?? []
    const school = nodes.find(({ node }) => node.level === 'school')!
    const input = await aQuote(here, id, { node: school.id, theme: 'needs:homework' })
    const refused = await addQuote(here.first, input).catch((error: AppError) => error.problems)
    expect(refused).toContainEqual({ path: 'text', reason: 'quote_level' })
  })

  test('stores nothing of a quote that it stops', async () => {
    expect(await kept()).toBe(0)
    expect((await preparationOf(preparationId)).version).toBe(1)
    expect((await auditOf(preparationId)).map(({ verb }) => verb)).toEqual(['release.prepare'])
  })

  test('needs an existing theme, a text, and the consent of a parent', () => {
    const input = {
      preparationId,
      node: nodeIds(world).M1,
      theme: 'goes_well:home',
      text: good,
      interviewIds: consents,
    }
    expect(addQuoteSchema.safeParse({ ...input, onlyQuote: true }).success).toBe(true)
    for (const wrong of [
      { onlyQuote: false },
      { interviewIds: [] },
      { interviewIds: ['x'] },
      { theme: 'goes_well:money' },
      { theme: 'safety' },
      { text: ' ' },
      { text: 'x'.repeat(301) },
    ])
      expect(addQuoteSchema.safeParse({ ...input, onlyQuote: true, ...wrong }).success).toBe(false)
  })
})

describe('the text check of the theme of a quote', () => {
  test.each(['goes_well:nothing', 'keeps_going:nothing', 'needs:nothing'] as const)('stops %s', async (theme) => {
    const problems = await quoted(good, { theme }).catch((error: AppError) => error.problems)
    expect(problems).toContainEqual({ path: 'text', reason: 'quote_nothing' })
  })

  test('stops a theme whose figure is in an outer band: here every family tells of something that goes well', async () => {
    await expect(quoted(good, { theme: 'goes_well:home' })).rejects.toMatchObject(stopped('quote_figure'))
  })

  test('stops a theme whose figure is suppressed: here nobody answered it', async () => {
    const problems = await quoted(good, { theme: 'keeps_going:family' }).catch((error: AppError) => error.problems)
    expect(problems).toContainEqual({ path: 'text', reason: 'quote_figure' })
  })
})

describe('the consent that a quote rests on', () => {
  test('is listed for those who write quotes, by node: the family, the call, and the parent’s words', async () => {
    const listed = (await preparationAt(world.first, period))?.consents
    expect(listed).toEqual([
      {
        interviewId: consents[0],
        familyId: expect.any(String),
        nodes: [nodeIds(world).M1, nodeIds(world).B1],
        ref: expect.any(String),
        parentName: '',
        callDate: '2020-03-23',
        caller: 'Proef',
        words: 'Wij eten weer samen.',
      },
    ])
    expect((await preparationAt(world.coach, period))?.consents).toEqual([])
  })

  test('is required: an interview without it, of another node or of another organisation is refused', async () => {
    const ids = async (refs: string[], organisationId = world.organisationId) =>
      (await database().interview.findMany({ where: { organisationId, ref: { in: refs } } })).map(({ id }) => id)
    const elsewhere = await aPublication()
    const wrong = [
      await ids([`${firstWeek}/S1/1`]),
      [...consents, ...(await ids([`${firstWeek}/S1/1`]))],
      await consenting(elsewhere),
    ]
    for (const interviewIds of wrong)
      await expect(quoted(good, { interviewIds })).rejects.toMatchObject(stopped('quote_consent'))
    const otherBoard = { node: nodeIds(world).B2, interviewIds: consents, theme: 'needs:homework' as const }
    const problems = await quoted(good, otherBoard).catch((error: AppError) => error.problems)
    expect(problems).toContainEqual({ path: 'text', reason: 'quote_consent' })
  })

  test('makes the text check stop six of the parent’s words in a row', async () => {
    const here = await aPublication()
    const interviewIds = await consenting(here, undefined, 'Even naar buiten en dan is alles lichter')
    const { id } = await prepared(here, period)
    const text = 'Ga even naar buiten en dan is alles anders.'
    await expect(addQuote(here.first, await aQuote(here, id, { text, interviewIds }))).rejects.toMatchObject({
      reason: 'text_words',
    })
  })
})

describe('release.write', () => {
  test('of a quote is permitted to a coordinator of the organisation, for an existing node', async () => {
    const input = await aQuote(world, preparationId, { interviewIds: consents })
    await expect(addQuote(world.coach, input)).rejects.toMatchObject({ code: 'forbidden' })
    for (const actor of [world.caller, world.admin, world.readers.M1])
      await expect(addQuote(actor, input)).rejects.toMatchObject({ code: 'not_found' })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(addQuote(stranger, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(quoted(good, { node: 'board/x/y//week' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await kept()).toBe(0)
  })

  test('stores a quote with its theme, writer and consents; it can be removed again', async () => {
    const { id } = await quoted(good)
    const row = await database().quote.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({
      node: nodeIds(world).M1,
      item: 'worries_topics',
      theme: 'tension_at_home',
      text: good,
      writtenById: world.first.staffId,
    })
    expect(Object.keys(row).sort()).toEqual([
      'id',
      'isRepeated',
      'item',
      'node',
      'organisationId',
      'preparationId',
      'restsOn',
      'text',
      'theme',
      'writtenAt',
      'writtenById',
    ])
    expect(await database().quoteConsent.findMany({ where: { quoteId: id } })).toEqual([
      { quoteId: id, interviewId: consents[0] },
    ])
    expect((await auditOf(preparationId)).at(-1)).toEqual({
      verb: 'release.write',
      detail: { part: 'quote', quote: id },
    })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(removeQuote(stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeQuote(world.coach, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await removeQuote(world.first, { id })
    expect(await kept()).toBe(0)
    expect((await preparationOf(preparationId)).version).toBe(3)
    await expect(removeQuote(world.second, { id })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is published to its own node alone, and cannot be removed after that', async () => {
    const { id } = await quoted(good)
    await approveRelease(world.second, { id: preparationId, version: (await preparationOf(preparationId)).version })
    const read = (reader: keyof APublication['readers']) => issues(world.readers[reader], { skip: 0, take: 9 })
    expect((await read('M1')).map(({ revisions }) => revisions[0]?.quotes)).toEqual([[good]])
    expect((await read('B1')).map(({ revisions }) => revisions[0]?.quotes)).toEqual([[]])
    expect(await database().quoteConsent.count({ where: { quoteId: id } }), 'no way to an interview').toBe(0)
    await expect(removeQuote(world.first, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(quoted(good)).rejects.toMatchObject({ reason: 'preparation_closed' })
  })
})

describe('a quote that passed the text check', () => {
  const text = good
  const here = async (refs?: readonly string[]) => {
    const world = await aPublication()
    const { id } = await prepared(world, period)
    const interviewIds = await consenting(world, refs)
    await addQuote(world.first, await aQuote(world, id, { text, interviewIds }))
    return { world, id, interviewIds }
  }

  test('is checked again at publication: too few families by then stop the whole publication', async () => {
    const { world, id } = await here()
    const { organisationId } = world
    await ownerDatabase().family.deleteMany({
      where: { id: { in: world.families.filter((_, index) => index % 3 === 1) } },
    })
    const again = await prepared(world, period)
    expect(again.id).toBe(id)
    await expect(approveRelease(world.second, again)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'quote_few_families',
    })
    expect(await database().release.count({ where: { organisationId } })).toBe(0)
    const [quote] = await database().quote.findMany({ where: { preparationId: id } })
    await removeQuote(world.first, { id: quote!.id })
    expect(await approveRelease(world.second, { ...again, version: again.version + 1 })).toMatchObject({ releases: 4 })
  })

  test('is checked again at publication: a family added since, whose name is a word of it, stops it', async () => {
    const { world, id } = await here()
    await aKnownFamily(world.organisationId, { parentName: 'Samen Verzonnen' })
    const { version } = await preparationOf(id)
    await expect(approveRelease(world.second, { id, version })).rejects.toMatchObject({
      reason: 'text_name',
      problems: [{ reason: 'text_name', words: ['Samen'] }],
    })
  })

  const oneOfTwo = [`${firstWeek}/S1/0`, `${firstWeek}/S2/9`]
  const takenBack: readonly (readonly [string, (world: APublication, interviewId: string) => Promise<unknown>])[] = [
    ['a parent takes consent back', (world) => corrected(world, oneOfTwo[1]!, 'quote_consent', 'no')],
    ['an interview is erased', (_, id) => database().interview.delete({ where: { id } })],
  ]
  test.each(takenBack)('is marked, stopped and can be removed when %s', async (_, takeBack) => {
    const { world, id, interviewIds } = await here(oneOfTwo)
    expect((await preparationAt(world.coach, period))?.quotes).toMatchObject([{ hasConsent: true }])
    await takeBack(world, interviewIds[1]!)
    expect((await preparationAt(world.coach, period))?.quotes).toMatchObject([{ hasConsent: false }])
    const again = await prepared(world, period)
    await expect(approveRelease(world.second, again)).rejects.toMatchObject({ reason: 'quote_consent' })
    const [quote] = await database().quote.findMany({ where: { preparationId: id } })
    await removeQuote(world.first, { id: quote!.id })
    expect(await approveRelease(world.second, { ...again, version: again.version + 1 })).toMatchObject({ releases: 4 })
  })

  test('stays published when consent is taken back later, and a correction repeats it', async () => {
    const { world, id } = await here()
    await approveRelease(world.second, { id, version: 2 })
    await corrected(world, `${firstWeek}/S1/0`, 'quote_consent', 'no')
    const { id: again } = await prepared(world, period, 'Een tikfout.')
    expect((await preparationAt(world.first, period))?.quotes).toMatchObject([{ text, hasConsent: true }])
    await approveRelease(world.second, await reworded(world, again))
  })

  test('has no path to an interview once its preparation is discarded', async () => {
    const { world, id } = await here()
    await discardPreparation(world.first, { id, version: 2 })
    expect(await database().quoteConsent.count({ where: { quote: { preparationId: id } } })).toBe(0)
  })

  test('stays in a correction, which its writer cannot approve either', async () => {
    const { world, id } = await here()
    await approveRelease(world.second, { id, version: 2 })
    const { id: again } = await prepared(world, period, 'Een tikfout.')
    const at = await reworded(world, again)
    await expect(approveRelease(world.first, at)).rejects.toMatchObject({ code: 'forbidden' })
    await approveRelease(world.second, at)
    const town = (await releasesAt(world, period)).find(({ level }) => level === 'municipality')!
    expect(town.revisions.map(({ quotes }) => quotes)).toEqual([[text], [text]])
  })
})

describe('consent that is taken back at this moment', () => {
  /** Whether the row of an answer is locked by another transaction, so that changing it would wait. */
  const isHeld = async (interviewId: string) =>
    (
      await database().$queryRaw<unknown[]>`
        select 1 from answer where interview_id = ${interviewId}::uuid and key = 'quote_consent' for update skip locked`
    ).length === 0

  test('waits for a transaction that adds a quote, and not for a page that is read', async () => {
    const here = await aPublication()
    const [interviewId] = (await consenting(here)) as [string]
    const { id } = await prepared(here, period)
    await addQuote(here.first, await aQuote(here, id, { interviewIds: [interviewId] }))
    const quotes = await database().quote.findMany({ where: { preparationId: id }, include: { consents: true } })
    await inTransaction(here.first, async (tx) => {
      const inputs = await publicationInputs(tx, here.first, period)
      expect(await quotesWithConsent(tx, inputs, quotes)).toEqual(new Set([quotes[0]!.id]))
      expect(await isHeld(interviewId)).toBe(false)
      await quoteProblems(tx, here.first, { inputs, nodes: [] }, quoteOfInput(quotes[0]!))
      expect(await isHeld(interviewId)).toBe(true)
    })
  })
})
