import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SendResult } from './operation'
import { closes, FormOutbox, formSender, isEnd, type FormReply, type PressedForm } from './pressed-forms'

const help = (entryId: string, text = 'Laptop brengen'): PressedForm => ({
  entryId,
  path: 'help',
  body: { helpId: 'h', type: 'other', text, owner: 'me', dueOn: '2030-01-07', suggestedBy: null, state: 'open' },
})
const close = (entryId: string): PressedForm => ({
  entryId,
  path: 'close',
  body: { helpId: 'earlier', version: 2, result: 'helped', resultNote: 'Hij doet het goed.' },
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

  it('waits for help of earlier that was closed, and is taken back when somebody else closed it', async () => {
    const { state, taken, forms, idsKept } = aTab(({ path }) => path === 'close')
    state.isReached = false
    for (const form of [end('e'), close('c'), checkIn('k')]) await forms.press(form)
    expect(idsKept()).toEqual(['c', 'k', 'e'])
    state.isReached = true
    await forms.flush()
    expect([taken, idsKept()]).toEqual([['k'], []])
  })

  it('tells what is under way, also after it was taken back', async () => {
    const { forms } = aTab()
    const pressed = forms.press(close('c'))
    forms.drop(closes('earlier'))
    expect([forms.isUnderWay(closes('earlier')), forms.isUnderWay(closes('other'))]).toEqual([true, false])
    await pressed
    expect(forms.isUnderWay(closes('earlier'))).toBe(false)
  })

  it('says why it was refused or taken back, until it is pressed again', async () => {
    const { state, forms } = aTab(({ entryId }) => entryId === 'h')
    state.isAllThere = false
    forms.takeBackEnd('Niemand drukte nog.')
    expect(forms.endProblem()).toBeNull()
    await forms.pressEnd({ how: 'completed' })
    forms.takeBackEnd('Kies opnieuw.')
    expect([forms.waiting(), forms.endProblem()]).toEqual([[], 'Kies opnieuw.'])
    await forms.pressEnd({ how: 'completed' })
    expect(forms.endProblem()).toBeNull()
    await forms.press(help('h'))
    expect([forms.waiting(), forms.endProblem()]).toEqual([[], 'Dit kan niet.'])
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

describe('forms that were pressed', () => {
  it('arrive once each and in order, the end last, however often the tab is closed or the connection fails', async () => {
    const press = fc.constantFrom(help, close, checkIn, end)
    const step = fc.oneof(press, fc.constantFrom('closed', 'reached', 'unreached', 'reply lost' as const))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const taken: string[] = []
        const pressed: PressedForm[] = []
        const weather = { now: 'reached' }
        let kept: readonly PressedForm[] = []
        const send = async ({ entryId }: PressedForm): Promise<SendResult<FormReply>> => {
          await Promise.resolve()
          if (weather.now === 'unreached') return { kind: 'unreachable' }
          if (!taken.includes(entryId)) taken.push(entryId)
          return weather.now === 'reply lost' ? { kind: 'unreachable' } : { kind: 'taken', data: {} }
        }
        const opened = () =>
          new FormOutbox({ send, save: (waiting) => (kept = waiting), later: () => undefined }, () => true)
        let forms = opened()
        // After its end a call has no forms any more.
        for (const one of [...steps, end, 'reached' as const, 'closed' as const]) {
          if (typeof one === 'function') {
            if (pressed.some(isEnd)) continue
            const form = one(String(pressed.length))
            pressed.push(form)
            await forms.press(form)
          } else if (one === 'closed') {
            forms = opened()
            await forms.resume(kept)
          } else weather.now = one
        }
        expect(taken).toEqual(pressed.map(({ entryId }) => entryId))
        expect(kept).toEqual([])
      }),
    )
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

  it('has no part in help of earlier, which is closed at its own address with the version that the caller saw', async () => {
    const sent: unknown[] = []
    vi.stubGlobal('document', { querySelector: () => null })
    vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
      sent.push([url, JSON.parse(body).version])
      return Response.json({ ok: true, data: { version: 3 } })
    })
    const send = formSender('i')
    for (const form of [close('a'), close('b')]) await send(form)
    expect(sent).toEqual([
      ['/api/help/earlier/close', 2],
      ['/api/help/earlier/close', 2],
    ])
  })
})
