import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { latestInstrument } from '@/domain/instrument/instrument'
import { callDetailItems } from '@/domain/instrument/call-details'
import { aCall, aClient, everythingOf, people, send, storedAnswer, type ACall, type People } from './call-fixture'
import { database } from './owner'

let who: People
let call: ACall
let tab: ReturnType<typeof aClient>

beforeAll(async () => {
  who = await people()
})

beforeEach(async () => {
  call = await aCall(who)
  tab = aClient()
})

const many = (length: number) => Array.from({ length }, () => 'health')
const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10)

const refusals: [what: string, key: string, said: object][] = [
  ['an unknown question', 'question_31', { value: 'yes' }],
  ['a question with NUL in its name', 'internet\u0000', { value: 'yes' }],
  ['the name of a method for a question', 'constructor', { value: 'yes' }],
  ['a number for a choice', 'internet', { value: 1 }],
  ['an option of another question', 'internet', { value: 'good' }],
  ['an object for a choice', 'internet', { value: { yes: true } }],
  ['a list for a choice', 'internet', { value: ['yes'] }],
  ['true for a choice', 'internet', { value: true }],
  ['a text for a grade', 'grade_parent', { value: '7' }],
  ['11 for a grade', 'grade_parent', { value: 11 }],
  ['0 for a grade', 'grade_parent', { value: 0 }],
  ['7.5 for a grade', 'grade_parent', { value: 7.5 }],
  ['no number at all for a grade', 'grade_parent', { value: Number.NaN }],
  ['16 children', 'children_count', { value: 16 }],
  ['-1 children', 'children_count', { value: -1 }],
  ['a child of 26', 'children_ages', { value: [7, 26] }],
  ['sixteen ages', 'children_ages', { value: Array.from({ length: 16 }, () => 7) }],
  ['10 001 characters', 'needs_text', { value: 'a'.repeat(10_001) }],
  ['10 001 characters in a note', 'internet', { note: 'a'.repeat(10_001), part: 'note' }],
  ['NUL in a text', 'needs_text', { value: 'een\u0000twee' }],
  ['NUL in a note', 'internet', { note: '\u0000', part: 'note' }],
  ['half a character', 'needs_text', { value: 'rust \ud83d' }],
  ['NUL in a school', 'schools', { value: ['S\u00001'] }],
  ['NUL in a reason for a correction', 'internet', { value: 'yes', reason: 'om\u0000dat' }],
  ['a list of 10 000', 'worries_topics', { value: many(10_000) }],
  ['a list of 10 000 languages', 'home_languages', { value: Array.from({ length: 10_000 }, () => 'nl') }],
  ['the same option twice', 'worries_topics', { value: many(2) }],
  ['nothing beside something', 'goes_well', { value: ['nothing', 'school'] }],
  ['a value and a missing reason together', 'internet', { value: 'yes', missing: 'dont_know' }],
  ['a missing reason of our own making', 'internet', { missing: 'not_asked' }],
  ['a date in the future', 'call_date', { value: tomorrow }],
  ['a date that does not exist', 'call_date', { value: '2020-02-30' }],
  ['a moment for a date', 'call_date', { value: '2020-04-01T10:00:00Z' }],
  ['no language at all', 'home_languages', { value: ['Dutch'] }],
  ['a note that is no text', 'internet', { note: 7, part: 'note' }],
  ['another part than value and note', 'internet', { value: 'yes', part: 'all' }],
  ['a sequence of 0', 'internet', { value: 'yes', sequence: 0 }],
  ['a version below 0', 'internet', { value: 'yes', baseVersion: -1 }],
  ['an operation without a proper id', 'internet', { value: 'yes', operationId: 'first' }],
]

describe('answer.save refuses', () => {
  it.each(refusals)('%s, and changes nothing', async (_what, key, said) => {
    await send(call.caller, tab(call.id, 'internet', { value: 'partly' }))
    await send(call.caller, tab(call.id, 'internet', { note: 'traag' }))
    const before = await everythingOf(call.id)
    const operation = { ...tab(call.id, key, { value: null }), ...said }
    await expect(send(call.caller, operation)).rejects.toMatchObject({ code: 'invalid' })
    expect(await everythingOf(call.id)).toEqual(before)
  })

  it('with the field and the reason, as keys that have a text', async () => {
    await expect(send(call.caller, tab(call.id, 'grade_parent', { value: 11 }))).rejects.toMatchObject({
      reason: 'out_of_range',
      problems: [{ path: 'value', reason: 'out_of_range' }],
    })
  })
})

const texts: [what: string, text: string][] = [
  ['emoji, also those made of several', '👩‍👩‍👧‍👦 en 🏳️‍🌈 en 👍🏽'],
  ['right-to-left', 'عندي ثلاثة أطفال ‏(نعم)‏ \u202eabc\u202c'],
  ['combining characters, as they were composed', 'e\u0301 en \u00e9, n\u0303 en \u00f1, \u1e9b\u0323'],
  ['Tigrinya, Chinese and old letters', 'ብጽሑፍ · 漢字 · 𐍈 · 𝒳'],
  ['line ends, tabs and other signs', 'een\r\ntwee\n\tdrie\u0007\u2028vier\u00a0vijf\ufeff'],
  ['what looks like JSON', '{"value": null, "a\\"b": [1, "\\u0000"]}'],
  ['what looks like a number, and nothing', '007'],
  ['the word null', 'null'],
  ['what looks like SQL and HTML', `'); drop table answer; --<script>alert(1)</script> $1 \${x}`],
  ['spaces around', '  met ruimte  '],
  ['10 000 characters', '🙂'.repeat(5000)],
]

describe('a text is returned byte for byte', () => {
  it.each(texts)('%s', async (_what, text) => {
    await send(call.caller, tab(call.id, 'conversation_note', { value: text }))
    await send(call.caller, tab(call.id, 'conversation_note', { note: text }))
    const stored = await storedAnswer(call.id, 'conversation_note')
    expect(Buffer.from(stored?.value as string).equals(Buffer.from(text))).toBe(true)
    expect(Buffer.from(stored?.note ?? '').equals(Buffer.from(text))).toBe(true)
    const again = await send(call.caller, aClient()(call.id, 'conversation_note', { value: text }))
    expect(again).toMatchObject({ outcome: 'superseded', current: { value: text, note: text } })
  })
})

const possible: Record<string, unknown> = {
  date: '2020-04-01',
  number: 3,
  grade: 10,
  ages: [7, 9, 25],
  schools: ['S1', null, 'other'],
  languages: ['nl', 'zh-Hant', 'other'],
  text: 'zo is het',
}

describe('every item of the instrument', () => {
  it('accepts a value of its kind and a missing reason', async () => {
    const all = [...latestInstrument.items, ...callDetailItems]
    for (const item of all) {
      const value = 'options' in item && item.kind !== 'languages' ? item.options.slice(0, 1) : possible[item.kind]
      const said = item.kind === 'choice' ? (value as string[])[0] : value
      await send(call.caller, { ...tab(call.id, item.key, { value: null }), value: said })
      expect((await storedAnswer(call.id, item.key))?.value).toEqual(said)
      await send(call.caller, tab(call.id, item.key, { missing: 'dont_know' }, { baseVersion: 1 }))
    }
    const rows = await database().answer.findMany({ where: { interviewId: call.id } })
    expect(rows).toHaveLength(all.length)
    expect(rows.every(({ value, missing, valueVersion }) => value === null && missing && valueVersion === 2)).toBe(true)
  })
})
