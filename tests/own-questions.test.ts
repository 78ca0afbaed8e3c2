/** Questions that an organisation adds itself: made, asked, counted inside, exchanged, and never published. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { figureKeys } from '@/domain/disclosure/policy/published-figures'
import { figuresOf } from '@/domain/figures/figures-of'
import { shownFigures } from '@/domain/figures/shown-figures'
import { parseWeek } from '@/domain/figures/week'
import { latestInstrument } from '@/domain/instrument/instrument'
import { ownQuestionLimit, type OwnQuestion } from '@/domain/instrument/own-questions'
import { exportInterviews } from '@/features/imports/commands/export-interviews'
import { importInterviews } from '@/features/imports/commands/import-interviews'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { createOwnQuestion } from '@/features/questions/commands/create-own-question'
import { retireOwnQuestion } from '@/features/questions/commands/retire-own-question'
import { ownQuestionForm } from '@/features/questions/queries/own-question-form'
import { ownQuestionList } from '@/features/questions/queries/own-question-list'
import { createOwnQuestionSchema } from '@/features/questions/schema'
import { exportWeek } from '@/features/weeks/commands/export-week'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { weekPage } from '@/features/weeks/queries/week-page'
import { csvText } from '@/server/csv'
import { knownWords } from '@/features/releases/parts/known-words'
import { inTransaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { weekWithOwnQuestions } from './arbitrary-answers'
import { aClient, people, send, storedAnswer, type People } from './call-fixture'
import { aFamily, anActor, anOrganisation, auditOf } from './factories'
import { anOrganisationWithSchools, stored, week as weekOfFixture } from './week-fixture'
import { database } from './owner'

const words = (nl: string, en: string) => ({
  nl: { wording: `${nl}?`, short: nl, tip: 'Vraag rustig door.' },
  en: { wording: `${en}?`, short: en, tip: '' },
})
const option = (nl: string, en: string) => ({ nl, en })
const yesNo = [option('Ja', 'Yes'), option('Nee, nog niet', 'No, not yet')]

type Input = Record<string, unknown>
const choice = (about: Input = {}): Input => ({
  id: randomUUID(),
  kind: 'choice',
  ...words('Bibliotheekpas', 'Library card'),
  options: yesNo,
  ...about,
})
const parsed = (input: Input) => createOwnQuestionSchema.parse(input)
const create = (who: People, input: Input = choice()) => createOwnQuestion(who.coordinator, parsed(input))
const problemsOf = (input: Input) =>
  createOwnQuestionSchema.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ??
  []

const setClock = (at: string) => {
  process.env.NABIJ_NOW = at
}
const week = parseWeek('2020-W14')!

let who: People

beforeEach(async () => {
  setClock('2020-04-01T10:00:00Z')
  who = await people()
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

/** A call with a new family of the caller that begins now. */
const aCallNow = async () => {
  const familyId = await aFamily(who.organisationId, `f-${randomUUID().slice(0, 8)}`, { callerId: who.caller.staffId })
  return (await startInterview(who.caller, { familyId, channel: 'phone', chosenBy: 'parent' })).id
}
const saveAnswers = async (id: string, answers: Record<string, unknown>) => {
  const tab = aClient()
  for (const [key, value] of Object.entries(answers))
    await send(who.caller, tab(id, key, (value === 'dont_know' ? { missing: value } : { value }) as never))
}
const anEndedCall = async (answers: Record<string, unknown>) => {
  const id = await aCallNow()
  await saveAnswers(id, { confidentiality: 'yes', ...answers })
  await endInterview(who.caller, { id, how: 'completed' })
  return id
}
const ownKeysOf = async (id: string) => (await interviewForm(who.caller, id)).ownQuestions.map(({ key }) => key)

describe('making an own question', () => {
  test('is for coordinators and administrators, and a refusal is audited', async () => {
    const admin = await anActor(who.organisationId, 'admin')
    const coach = await anActor(who.organisationId, 'coach')
    for (const actor of [who.caller, coach]) {
      const input = parsed(choice())
      await expect(createOwnQuestion(actor, input)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(ownQuestionList(actor)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(ownQuestionForm(actor, {})).rejects.toMatchObject({ code: 'forbidden' })
      expect(await auditOf(input.id)).toMatchObject([{ verb: 'own_question.create', detail: { refused: true } }])
    }
    const { id } = await createOwnQuestion(admin, parsed(choice()))
    expect(await auditOf(id)).toMatchObject([{ verb: 'own_question.create', detail: { number: 1, kind: 'choice' } }])
  })

  test('gives it a key, and its options keys that a file can hold', async () => {
    await create(
      who,
      choice({
        options: [
          option('Elke week', 'a'),
          option('2 × per maand', 'b'),
          option('أحيانا', 'c'),
          option('Élke week!', 'd'),
        ],
      }),
    )
    const { inUse } = await ownQuestionList(who.coordinator)
    expect(inUse.map(({ question }) => question)).toEqual([
      { key: 'own_1', kind: 'choice', options: ['elke_week', 'option_2', 'option_3', 'option_4'] },
    ])
    expect(inUse[0]?.texts.words.nl.options).toEqual({
      elke_week: 'Elke week',
      option_2: '2 × per maand',
      option_3: 'أحيانا',
      option_4: 'Élke week!',
    })
  })

  test('once, however often it is sent', async () => {
    const input = choice()
    await Promise.all([create(who, input), create(who, input)])
    await create(who, input)
    expect((await ownQuestionList(who.coordinator)).inUse).toHaveLength(1)
  })

  test('does not call saved what was typed after a request whose answer was lost', async () => {
    const input = choice()
    await create(who, input)
    for (const later of [
      { ...input, ...words('Andere vraag', 'Other question') },
      { ...input, kind: 'text' },
    ])
      await expect(create(who, later)).rejects.toMatchObject({ reason: 'question_saved_before' })
    expect((await ownQuestionList(who.coordinator)).inUse[0]?.texts.words.nl.short).toBe('Bibliotheekpas')
  })

  test('gives no option a key that a spreadsheet changes or that every object has', async () => {
    const texts = ['Waar', 'Onwaar', 'True', 'Constructor', 'Answered', '1 keer', 'Ja']
    await create(who, choice({ options: texts.map((text) => option(text, text)) }))
    const [question] = (await ownQuestionList(who.coordinator)).inUse.map((listed) => listed.question)
    expect(question).toMatchObject({
      options: ['option_1', 'option_2', 'option_3', 'option_4', 'option_5', 'option_6', 'ja'],
    })
  })

  test('refuses a question without texts in both languages, and answers that are too few, too many or the same', () => {
    expect(problemsOf(choice({ en: { wording: ' ', short: '', tip: '' } }))).toEqual([
      'en.wording required',
      'en.short required',
    ])
    expect(problemsOf(choice({ options: yesNo.slice(0, 1) }))).toEqual(['options too_few_options'])
    const eleven = Array.from({ length: 11 }, (_, index) => option(`antwoord ${index}`, `answer ${index}`))
    expect(problemsOf(choice({ options: eleven }))).toEqual(['options too_many_options'])
    expect(problemsOf(choice({ options: [...yesNo, option('ja', 'Maybe')] }))).toEqual(['options.2.nl twice'])
    const twins = [option('Niet  vaak', 'a'), option('Niet\u200b vaak', 'b')]
    expect(problemsOf(choice({ options: twins }))).toEqual(['options.1.nl twice'])
    expect(problemsOf(choice({ nl: { ...words('x', 'y').nl, wording: '\u200b' } }))).toEqual(['nl.wording required'])
    expect(problemsOf({ ...choice(), kind: 'number', most: 1001 })).toEqual(['most out_of_range'])
    expect(problemsOf({ ...choice(), kind: 'grade' })).toHaveLength(1)
    expect(problemsOf(choice({ nl: { ...words('Vraag', 'Question').nl, wording: 'x'.repeat(301) } }))).toEqual([
      'nl.wording too_big',
    ])
  })

  test('stops at ten in use, also when two people add the tenth at the same time', async () => {
    for (let count = 1; count < ownQuestionLimit; count += 1) await create(who)
    const results = await Promise.allSettled([create(who), create(who)])
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'conflict', reason: 'too_many_questions' } },
    ])
    const { inUse, isFull } = await ownQuestionList(who.coordinator)
    expect([inUse.length, isFull]).toEqual([ownQuestionLimit, true])
  })

  test('knows no question of another organisation', async () => {
    const { id } = await create(who)
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    const unknown = randomUUID()
    for (const other of [id, unknown]) {
      await expect(retireOwnQuestion(stranger, { id: other })).rejects.toMatchObject({ code: 'not_found' })
      await expect(ownQuestionForm(stranger, { replaces: other })).rejects.toMatchObject({ code: 'not_found' })
      await expect(createOwnQuestion(stranger, parsed(choice({ replaces: other })))).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    expect((await ownQuestionList(who.coordinator)).inUse).toHaveLength(1)
  })
})

describe('changing and stopping an own question', () => {
  test('makes another question at the same place, and keeps the old one as it was', async () => {
    const first = await create(who)
    await create(who, choice(words('Sport', 'Sport')))
    await anEndedCall({ own_1: 'ja' })
    setClock('2020-04-02T10:00:00Z')
    await create(who, choice({ replaces: first.id, ...words('Pas van de bibliotheek', 'Card of the library') }))
    const { inUse, earlier } = await ownQuestionList(who.coordinator)
    expect(inUse.map(({ question, texts }) => [question.key, texts.words.nl.short])).toEqual([
      ['own_3', 'Pas van de bibliotheek'],
      ['own_2', 'Sport'],
    ])
    expect(earlier.map(({ question, texts }) => [question.key, texts.words.nl.short])).toEqual([
      ['own_1', 'Bibliotheekpas'],
    ])
    expect((await auditOf(first.id)).map(({ verb }) => verb)).toEqual(['own_question.create', 'own_question.retire'])
  })

  test('is refused in words when somebody else stopped it meanwhile', async () => {
    const { id } = await create(who)
    await retireOwnQuestion(who.coordinator, { id })
    await retireOwnQuestion(who.coordinator, { id })
    expect((await auditOf(id)).filter(({ verb }) => verb === 'own_question.retire')).toHaveLength(1)
    await expect(create(who, choice({ replaces: id }))).rejects.toMatchObject({ reason: 'question_retired' })
    await expect(retireOwnQuestion(who.caller, { id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('changes nothing when it is saved as it was', async () => {
    const { id } = await create(who)
    expect(await create(who, choice({ replaces: id }))).toEqual({ id })
    expect((await ownQuestionList(who.coordinator)).inUse.map(({ question }) => question.key)).toEqual(['own_1'])
    expect(await auditOf(id)).toHaveLength(1)
  })

  test('leaves no trace in lists and files of a question that nobody answered', async () => {
    const { id } = await create(who)
    await retireOwnQuestion(who.coordinator, { id })
    expect(await ownQuestionList(who.coordinator)).toMatchObject({ inUse: [], earlier: [] })
    const [head = []] = await exportInterviews(who.coordinator)
    expect(head.filter((column) => column.startsWith('own_'))).toEqual([])
  })

  test('begins the form with what it was', async () => {
    const { id } = await create(who, choice({ kind: 'many', lastExcludes: true }))
    const form = await ownQuestionForm(who.coordinator, { replaces: id })
    expect(form).toMatchObject({
      replaces: id,
      model: { question: { kind: 'many', options: ['ja', 'nee_nog_niet'], exclusive: 'nee_nog_niet' } },
    })
    await retireOwnQuestion(who.coordinator, { id })
    expect(await ownQuestionForm(who.coordinator, { replaces: id })).toMatchObject({ replaces: null })
    expect(await ownQuestionForm(who.coordinator, {})).toMatchObject({ model: null, replaces: null })
  })
})

describe('a call', () => {
  test('has the own questions that were in use when it began, whatever is added or stopped during it', async () => {
    const before = await aCallNow()
    setClock('2020-04-01T11:00:00Z')
    const { id: stopped } = await create(who)
    setClock('2020-04-01T12:00:00Z')
    const during = await aCallNow()
    setClock('2020-04-01T13:00:00Z')
    await retireOwnQuestion(who.coordinator, { id: stopped })
    await create(who)
    setClock('2020-04-01T13:00:01Z')
    expect([await ownKeysOf(before), await ownKeysOf(during), await ownKeysOf(await aCallNow())]).toEqual([
      [],
      ['own_1'],
      ['own_2'],
    ])
    await saveAnswers(during, { own_1: 'ja' })
    expect(await storedAnswer(during, 'own_1')).toMatchObject({ value: 'ja' })
    await expect(saveAnswers(before, { own_1: 'ja' })).rejects.toMatchObject({ reason: 'unknown_question' })
    await expect(saveAnswers(during, { own_2: 'ja' })).rejects.toMatchObject({ reason: 'unknown_question' })
  })

  test('refuses an answer that the question does not have', async () => {
    await create(who)
    await create(who, { ...choice(), kind: 'number', most: 5 })
    const id = await aCallNow()
    await expect(saveAnswers(id, { own_1: 'misschien' })).rejects.toMatchObject({ reason: 'unknown_option' })
    await expect(saveAnswers(id, { own_2: 6 })).rejects.toMatchObject({ reason: 'out_of_range' })
    for (const key of ['own_0', 'own_x', 'own_99999999999999999999'])
      await expect(saveAnswers(id, { [key]: 'ja' })).rejects.toMatchObject({ reason: 'unknown_question' })
  })

  test('shows the answer afterwards, and takes a correction that counts', async () => {
    await create(who)
    const id = await anEndedCall({ own_1: 'ja' })
    const record = await interviewRecord(who.caller, id)
    expect(record.ownQuestions).toMatchObject([{ key: 'own_1' }])
    expect(record.ownTexts[0]?.words.en.wording).toBe('Library card?')
    const ownFigure = async () => (await figuresForWeek(who.coordinator, { week, level: 'organisation' })).own?.own_1
    expect(await ownFigure()).toMatchObject({ n: 1, options: { ja: { count: 1 } } })
    await send(who.caller, aClient()(id, 'own_1', { value: 'nee_nog_niet' }, { baseVersion: 1 }))
    expect(await ownFigure()).toMatchObject({ n: 1, options: { ja: { count: 0 }, nee_nog_niet: { count: 1 } } })
  })
})

describe('the week', () => {
  test('counts own questions for the whole organisation, by their kind, and the words of no answer', async () => {
    await create(who)
    await create(who, { ...choice(), kind: 'number', most: 20 })
    await create(who, { ...choice(), kind: 'text' })
    for (const [own_1, own_2, own_3] of [
      ['ja', 2, 'leest graag'],
      ['ja', 4, ''],
      ['dont_know', 6, 'twee keer'],
    ] as const)
      await anEndedCall({ own_1, own_2, ...(own_3 && { own_3 }) })
    const missing = { dont_know: 0, refused: 0, not_asked: 0 }
    const figures = await figuresForWeek(who.coordinator, { week, level: 'organisation' })
    expect(figures.own).toMatchObject({
      own_1: { kind: 'choice', n: 2, missing: { ...missing, dont_know: 1 }, options: { ja: { count: 2, share: 1 } } },
      own_2: { kind: 'number', n: 3, missing, mean: 4 },
      own_3: { kind: 'text', n: 2, missing: { ...missing, not_asked: 1 } },
    })
    expect(JSON.stringify(figures)).not.toContain('leest graag')
    const page = await weekPage(who.coordinator, week, { level: 'organisation', ref: null })
    expect(page.figures.own).toEqual({
      own_1: { tooFew: true, n: 2 },
      own_2: { tooFew: true, n: 3 },
      own_3: { tooFew: true, n: 2 },
    })
  })

  test('counts an option with the name of a property of every object, and ends an interval where the answers do', async () => {
    const input = parsed(choice())
    await createOwnQuestion(who.coordinator, input)
    await create(who, { ...choice(), kind: 'number', most: 2 })
    // A key of before `optionKeysOf` refused it.
    const texts = { ...input.nl, options: { constructor: 'Constructor', nee: 'Nee' } }
    await database().ownQuestion.update({
      where: { id: input.id },
      data: { options: ['constructor', 'nee'], texts: { nl: texts, en: texts } },
    })
    for (const [own_1, own_2] of [
      ['nee', 0],
      ['nee', 0],
      ['constructor', 0],
      ['constructor', 0],
      ['nee', 2],
    ] as const)
      await anEndedCall({ own_1, own_2 })
    const { own } = await figuresForWeek(who.coordinator, { week, level: 'organisation' })
    expect(own?.own_1).toMatchObject({ n: 5, options: { constructor: { count: 2, share: 0.4 }, nee: { count: 3 } } })
    expect(own?.own_2).toMatchObject({ n: 5, mean: 0.4, low: 0 })
    const page = await weekPage(who.coordinator, week, { level: 'organisation', ref: null })
    expect(page.figures.own.own_1).toMatchObject({ n: 5 })
  })

  test('has the same load and capacity with and without them, and publishes none', async () => {
    const answers = { enough_room: 'no', internet: 'no', worries: 'yes', rules_clear: 'no', money_for_groceries: 'no' }
    await anEndedCall(answers)
    const { own: before, ...without } = await figuresForWeek(who.coordinator, { week, level: 'organisation' })
    await create(who)
    await anEndedCall({ ...answers, own_1: 'nee_nog_niet' })
    const { own, load, capacity, shares } = await figuresForWeek(who.coordinator, { week, level: 'organisation' })
    expect(before).toBeUndefined()
    expect(own?.own_1?.n).toBe(1)
    expect([load.mean, capacity.mean, Object.keys(shares)]).toEqual([
      without.load.mean,
      without.capacity.mean,
      Object.keys(without.shares),
    ])
    expect(figureKeys.filter((key) => key.startsWith('own'))).toEqual([])
  })

  const ownQuestions: readonly OwnQuestion[] = [
    { key: 'own_1', kind: 'choice', options: ['ja', 'nee'] },
    { key: 'own_2', kind: 'many', options: ['lezen', 'sport', 'niets'], exclusive: 'niets' },
    { key: 'own_3', kind: 'number', min: 0, max: 12 },
    { key: 'own_4', kind: 'text' },
  ]
  const rowOf = (question: OwnQuestion, number: number) => ({
    id: randomUUID(),
    number,
    position: number,
    kind: question.kind,
    options: 'options' in question ? [...question.options] : [],
    exclusive: question.kind === 'many' ? question.exclusive : null,
    most: question.kind === 'number' ? question.max : null,
    texts: { nl: { ...words('a', 'b').nl, options: {} }, en: { ...words('a', 'b').en, options: {} } },
    createdAt: new Date('2019-01-01'),
  })

  test('counts in the database what the domain counts, in 15 weeks', async () => {
    let shown = 0
    await fc.assert(
      fc.asyncProperty(weekWithOwnQuestions(ownQuestions), async (interviews) => {
        const { organisationId } = await anOrganisationWithSchools()
        const rows = ownQuestions.map((question, index) => ({ ...rowOf(question, index + 1), organisationId }))
        await database().ownQuestion.createMany({ data: rows })
        await stored(organisationId, interviews)
        const actor = systemActor(organisationId)
        const { reach, ...figures } = await figuresForWeek(actor, { week: weekOfFixture, level: 'organisation' })
        const scope = { week: weekOfFixture, level: 'organisation', ref: null, instrument: latestInstrument } as const
        const expected = figuresOf(interviews, { ...scope, ownQuestions }, reach)
        expect({ ...figures, reach }).toEqual(expected)
        shown += Object.values(shownFigures(expected).own).filter(({ tooFew }) => !tooFew).length
        const board = await figuresForWeek(actor, { week: weekOfFixture, level: 'board', ref: 'B1' })
        expect(board.own).toBeUndefined()
      }),
      { numRuns: 15 },
    )
    expect(shown).toBeGreaterThan(10)
  })
})

describe('the file of interviews', () => {
  const bytesOf = (table: readonly (readonly string[])[]) => new TextEncoder().encode(csvText(table, 'machine'))
  const imported = (table: readonly (readonly string[])[]) =>
    importInterviews(who.coordinator, { bytes: bytesOf(table), mode: 'apply' })

  test('has a column for each, which comes back unchanged', async () => {
    await create(who, { ...choice(), kind: 'many', lastExcludes: false })
    await create(who, { ...choice(), kind: 'text' })
    await anEndedCall({ own_1: ['ja', 'nee_nog_niet'], own_2: '=1+1 is geen som' })
    await anEndedCall({ own_1: 'dont_know' })
    const table = await exportInterviews(who.coordinator)
    const columns = table[0]!
    const cells = table.slice(1).map((row) => ['own_1', 'own_2'].map((key) => row[columns.indexOf(key)]))
    expect(cells).toEqual([
      ['ja|nee_nog_niet', "'=1+1 is geen som"],
      ['dont_know', ''],
    ])
    expect((await imported(table)).counts).toEqual({ created: 0, changed: 0, unchanged: 2 })
  })

  test('changes an answer, and leaves the answers alone when it has no such column', async () => {
    await create(who)
    const id = await anEndedCall({ own_1: 'ja' })
    const table = await exportInterviews(who.coordinator)
    const at = table[0]!.indexOf('own_1')
    const without = table.map((row) => row.toSpliced(at, 1))
    expect((await imported(without)).counts.unchanged).toBe(1)
    expect(await storedAnswer(id, 'own_1')).toMatchObject({ value: 'ja' })
    const report = await imported(table.map((row, line) => (line === 0 ? row : row.with(at, 'nee_nog_niet'))))
    expect(report).toMatchObject({ applied: true, changes: [{ column: 'own_1', before: 'ja', after: 'nee_nog_niet' }] })
    expect(await storedAnswer(id, 'own_1')).toMatchObject({ value: 'nee_nog_niet' })
    const wrong = await imported(table.map((row, line) => (line === 0 ? row : row.with(at, 'misschien'))))
    expect(wrong).toMatchObject({ applied: false, problems: [{ column: 'own_1', code: 'unknown_option' }] })
    const unknown = await imported(table.map((row, line) => [...row, line === 0 ? 'own_9' : '']))
    expect(unknown).toMatchObject({ applied: false, problems: [{ code: 'columns_wrong', value: 'own_9' }] })
  })

  test('gives a past call an answer to a question that came later, and counts it', async () => {
    await anEndedCall({})
    setClock('2020-04-02T10:00:00Z')
    await create(who)
    const table = await exportInterviews(who.coordinator)
    const at = table[0]!.indexOf('own_1')
    await imported(table.map((row, line) => (line === 0 ? row : row.with(at, 'ja'))))
    const { own } = await figuresForWeek(who.coordinator, { week, level: 'organisation' })
    expect(own?.own_1).toMatchObject({ n: 1, options: { ja: { count: 1 } } })
  })
})

test('a text of a release may use the words of an option, and not those of a parent', async () => {
  await create(who, choice({ options: [option('Wij hebben thuis geen rustige plek', 'a'), option('Nee', 'No')] }))
  await create(who, { ...choice(), kind: 'text' })
  await anEndedCall({
    own_1: 'wij_hebben_thuis_geen_rustige_plek',
    own_2: 'mijn zoon slaapt al weken op de bank',
  })
  const runsIn = async (text: string) =>
    (
      await inTransaction(systemActor(who.organisationId), (tx) =>
        knownWords(tx, systemActor(who.organisationId), [text]),
      )
    ).verbatimRuns.size
  expect(await runsIn('Sommige ouders zeggen: wij hebben thuis geen rustige plek.')).toBe(0)
  expect(await runsIn('Een ouder zei: mijn zoon slaapt al weken op de bank.')).toBeGreaterThan(0)
})

describe('the file of a week', () => {
  const plainWords = { figure: () => '', answer: () => '', tooFew: 'te weinig', internal: 'intern' }

  test('has the own questions in words, without a text and without a cell that a spreadsheet reads as a formula', async () => {
    await create(who, choice({ options: [option('=1+1', '=1+1'), option('Nee', 'No')] }))
    await create(who, { ...choice(words('Boeken', 'Books')), kind: 'number', most: 20 })
    await create(who, { ...choice(words('Leren', 'Learn')), kind: 'text' })
    for (const own_2 of [1, 2, 3, 4, 5])
      await anEndedCall({ own_1: own_2 > 1 ? 'option_1' : 'nee', own_2, own_3: 'een geheim' })
    const node = { level: 'organisation', ref: null } as const
    const file = await exportWeek(who.coordinator, {
      week,
      node,
      format: 'csv',
      words: { ...plainWords, locale: 'nl' },
    })
    const lines = new TextDecoder().decode(file.bytes).split('\n')
    const ownLines = lines.filter((line) => line.includes(';own_'))
    expect(ownLines.map((line) => line.split(';').slice(3, 10).join(';'))).toEqual([
      "own;own_1;option_1;Bibliotheekpas?;'=1+1;4;5",
      'own;own_1;nee;Bibliotheekpas?;Nee;1;5',
      'missing;own_1;dont_know;Bibliotheekpas?;;0;',
      'missing;own_1;refused;Bibliotheekpas?;;0;',
      'missing;own_1;not_asked;Bibliotheekpas?;;0;',
      'own;own_2;;Boeken?;;;5',
      'missing;own_2;dont_know;Boeken?;;0;',
      'missing;own_2;refused;Boeken?;;0;',
      'missing;own_2;not_asked;Boeken?;;0;',
      'own;own_3;;Leren?;;;5',
      'missing;own_3;dont_know;Leren?;;0;',
      'missing;own_3;refused;Leren?;;0;',
      'missing;own_3;not_asked;Leren?;;0;',
    ])
    expect(lines.join()).not.toContain('geheim')
  })
})
