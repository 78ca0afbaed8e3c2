import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConcernOutbox, type ConcernEntry, type ConcernReply } from './concern-outbox'
import type { SendResult } from './operation'

const raised = (entryId: string, text = 'Een klap.'): ConcernEntry => ({ entryId, kind: 'raised', text })
const withdrawn = (entryId: string): ConcernEntry => ({ entryId, kind: 'withdrawn', text: '' })

/** A server that answers as the test tells it to, stores each id once, and can lose its answer. */
const aServer = () => {
  const stored = new Map<string, ConcernEntry>()
  const weather: { now: 'good' | 'no connection' | 'answer lost' | 'refuses' } = { now: 'good' }
  const send = async (entry: ConcernEntry): Promise<SendResult<ConcernReply>> => {
    await Promise.resolve()
    if (weather.now === 'refuses') return { kind: 'refused', message: 'Dit kan niet meer.' }
    if (weather.now === 'no connection') return { kind: 'unreachable' }
    stored.set(entry.entryId, entry)
    return weather.now === 'answer lost' ? { kind: 'unreachable' } : { kind: 'taken', data: { to: [] } }
  }
  return { stored, weather, send, ids: () => [...stored.keys()] }
}
type Server = ReturnType<typeof aServer>

const aTab = ({ send }: Pick<Server, 'send'>) => {
  const device: { kept: readonly ConcernEntry[] } = { kept: [] }
  const timers: (() => void)[] = []
  const outbox = new ConcernOutbox({
    send,
    save: (waiting) => (device.kept = waiting),
    later: (work) => timers.push(work),
  })
  return { device, timers, outbox }
}

describe('passed-on entries', () => {
  it('are stored with their ids until the server has them, including a withdrawal without words', async () => {
    const server = aServer()
    server.weather.now = 'no connection'
    const { device, outbox } = aTab(server)
    expect(await outbox.pass(raised('a'))).toBe(false)
    expect(await outbox.pass(withdrawn('b'))).toBe(false)
    expect(device.kept).toEqual([raised('a'), withdrawn('b')])
    server.weather.now = 'good'
    await outbox.flush()
    expect(server.ids()).toEqual(['a', 'b'])
    expect(device.kept).toEqual([])
  })

  it('are sent again a while after a failure', async () => {
    const server = aServer()
    server.weather.now = 'no connection'
    const { timers, outbox } = aTab(server)
    await outbox.pass(raised('a'))
    server.weather.now = 'good'
    timers[0]?.()
    await outbox.flush()
    expect(server.ids()).toEqual(['a'])
  })

  it('are sent after a flush of an empty outbox', async () => {
    const server = aServer()
    const { outbox } = aTab(server)
    await outbox.flush()
    expect(await outbox.pass(raised('a'))).toBe(true)
    expect(server.ids()).toEqual(['a'])
  })

  it('are sent when they were passed on during the sending of another one', async () => {
    const server = aServer()
    const { outbox } = aTab(server)
    expect(await Promise.all([outbox.pass(raised('a')), outbox.pass(withdrawn('b'))])).toEqual([true, true])
    expect(server.ids()).toEqual(['a', 'b'])
  })

  it('are reported before they are removed from the device, when a rule refuses them', async () => {
    const server = aServer()
    server.weather.now = 'refuses'
    const { device, outbox } = aTab(server)
    const heard: unknown[] = []
    outbox.onAnswer((entry, answer) => heard.push(entry, answer.kind, device.kept.length))
    expect(await outbox.pass(raised('a'))).toBe(false)
    expect(heard).toEqual([raised('a'), 'refused', 1])
    expect(device.kept).toEqual([])
  })

  it('arrive once and in order, however often the tab crashes or the connection fails', async () => {
    const step = fc.constantFrom('pass', 'crash', 'good', 'no connection', 'answer lost' as const)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const server = aServer()
        let tab = aTab(server)
        const passed: string[] = []
        for (const one of [...steps, 'good' as const, 'crash' as const]) {
          if (one === 'pass') {
            passed.push(String(passed.length))
            await tab.outbox.pass(raised(passed.at(-1) ?? ''))
          } else if (one === 'crash') {
            const { kept } = tab.device
            tab = aTab(server)
            await tab.outbox.resume(kept)
          } else server.weather.now = one
        }
        expect(server.ids()).toEqual(passed)
        expect(tab.device.kept).toEqual([])
      }),
    )
  })
})
