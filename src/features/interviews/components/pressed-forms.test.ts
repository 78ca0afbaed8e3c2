import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SendResult } from './operation'
import { FormOutbox, formSender, type FormReply, type PressedForm } from './pressed-forms'

const help = (entryId: string, text = 'Laptop brengen'): PressedForm => ({
  entryId,
  path: 'help',
  body: { helpId: 'h', type: 'other', text, owner: 'me', dueOn: '2030-01-07', suggestedBy: null, state: 'open' },
})
const checkIn = (entryId: string): PressedForm => ({
  entryId,
  path: 'check-in',
  body: { feeling: 'heavy', text: '', shared: false, talkWith: null },
})
const end = (entryId: string): PressedForm => ({ entryId, path: 'end', body: { how: 'completed' } })

/** A tab whose answers have arrived or not, and a server that answers as the test tells it to. */
const aTab = (refuses: (form: PressedForm) => boolean = () => false) => {
  const state = { isAllThere: true, isReached: true }
  const taken: string[] = []
  const device: { kept: readonly PressedForm[] } = { kept: [] }
  const send = async (form: PressedForm): Promise<SendResult<FormReply>> => {
    await Promise.resolve()
    if (!state.isReached) return { kind: 'unreachable' }
    if (refuses(form)) return { kind: 'refused', message: 'Dit kan niet.' }
    taken.push(form.entryId)
    return { kind: 'taken', data: {} }
  }
  const save = (waiting: readonly PressedForm[]) => void (device.kept = waiting)
  const forms = new FormOutbox({ send, save, later: () => undefined }, () => state.isAllThere)
  return { state, taken, device, forms, idsKept: () => device.kept.map(({ entryId }) => entryId) }
}

describe('the end of a call', () => {
  it('waits on the device until everything else has arrived, and goes once', async () => {
    const { state, taken, forms, idsKept } = aTab()
    state.isAllThere = false
    expect(await forms.press(end('e'))).toBeNull()
    expect([taken, idsKept()]).toEqual([[], ['e']])
    state.isAllThere = true
    await Promise.all([forms.flush(), forms.flush()])
    await forms.flush()
    expect([taken, idsKept()]).toEqual([['e'], []])
  })

  it('goes after forms that were pressed after it', async () => {
    const { state, taken, forms } = aTab()
    state.isReached = false
    for (const form of [help('h'), end('e'), checkIn('c')]) await forms.press(form)
    state.isReached = true
    await forms.flush()
    expect(taken).toEqual(['h', 'c', 'e'])
  })

  it('is taken back when a rule refuses a form before it: the caller decides', async () => {
    const { state, taken, forms, idsKept } = aTab(({ path }) => path === 'help')
    state.isReached = false
    for (const form of [help('h'), end('e')]) await forms.press(form)
    state.isReached = true
    const heard: string[] = []
    forms.onAnswer(({ entryId }, { kind }) => void heard.push(`${entryId} ${kind}`))
    await forms.flush()
    expect([taken, heard, idsKept()]).toEqual([[], ['h refused'], []])
  })

  it('can be taken back by the caller, and nothing else is', async () => {
    const { state, taken, forms } = aTab()
    state.isReached = false
    for (const form of [help('h'), end('e')]) await forms.press(form)
    forms.drop(({ path }) => path === 'end')
    state.isReached = true
    await forms.flush()
    expect(taken).toEqual(['h'])
  })
})

describe('agreed help', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('that is changed before its first answer came is sent again with the version of that answer', async () => {
    const versions: unknown[] = []
    vi.stubGlobal('document', { querySelector: () => null })
    vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
      const { version }: { version?: number } = JSON.parse(body)
      versions.push(version)
      return Response.json({ ok: true, data: { version: (version ?? 0) + 1 } })
    })
    const send = formSender('i')
    for (const form of [help('a'), help('b', 'Tablet brengen'), checkIn('c'), help('d')]) await send(form)
    expect(versions).toEqual([undefined, 1, undefined, 2])
  })
})
