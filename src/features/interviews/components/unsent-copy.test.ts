import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnsentCopy, type UnsentWork } from './unsent-copy'
import type { UnsentAnswer } from './outbox'

const answer = (value: string): UnsentAnswer => ({
  key: 'needs_text',
  part: 'value',
  version: 0,
  content: { value, missing: null },
  operation: null,
  draft: true,
})

/** A disk that finishes or refuses a write when the test tells it to. */
const aDisk = () => {
  let stored: UnsentWork | null = null
  let writes = 0
  let finish: ((isKept: boolean) => void) | null = null
  return {
    write: (unsent: UnsentWork | null) => {
      writes += 1
      return new Promise<boolean>((answered) => {
        finish = (isKept) => {
          finish = null
          if (isKept) stored = unsent
          answered(isKept)
        }
      })
    },
    finish: async (isKept = true) => {
      finish?.(isKept)
      for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    },
    finishAll: async () => {
      while (finish) {
        finish(true)
        for (let turn = 0; turn < 5; turn++) await Promise.resolve()
      }
    },
    stored: () => stored,
    writes: () => writes,
  }
}

const aCopy = () => {
  const disk = aDisk()
  const copy = new UnsentCopy({ familyRef: '0147', correcting: false }, disk.write)
  copy.looked(0)
  return { copy, disk }
}

describe('the copy on the device', () => {
  it('counts as kept only once it is written', async () => {
    const { copy, disk } = aCopy()
    expect(copy.view().state).toBe('empty')
    copy.saveAnswers([answer('een')])
    expect(copy.view().state).toBe('writing')
    await disk.finish()
    expect(copy.view().state).toBe('kept')
    expect(disk.stored()).toMatchObject({ familyRef: '0147', answers: [answer('een')] })
  })

  it('is written one version at a time, and the newest comes next', async () => {
    const { copy, disk } = aCopy()
    for (const value of ['e', 'ee', 'een']) copy.saveAnswers([answer(value)])
    await disk.finish()
    expect(copy.view().state).toBe('writing')
    await disk.finish()
    expect(copy.view().state).toBe('kept')
    expect(disk.writes()).toBe(2)
    expect(disk.stored()?.answers).toEqual([answer('een')])
  })

  it('is removed once the server has everything, and nothing is written when nothing is unsent', async () => {
    const { copy, disk } = aCopy()
    copy.saveAnswers([])
    expect(disk.writes()).toBe(0)
    copy.saveAnswers([answer('een')])
    await disk.finish()
    copy.saveAnswers([])
    await disk.finish()
    expect(disk.stored()).toBeNull()
    expect(copy.view().state).toBe('empty')
  })

  it('reports that the device stores nothing, and is tried again later', async () => {
    const { copy, disk } = aCopy()
    copy.saveAnswers([answer('een')])
    await disk.finish(false)
    expect(copy.view().state).toBe('unavailable')
    copy.again()
    await disk.finish()
    expect(copy.view().state).toBe('kept')
  })

  it('holds unsent forms, and restores them', async () => {
    const { copy, disk } = aCopy()
    copy.saveDraft('concern', { raised: true, text: 'Klonk angstig.' })
    expect(copy.view().hasDrafts).toBe(true)
    await disk.finish()
    const next = aCopy().copy
    const heard: unknown[] = []
    next.onRestored('concern', (draft) => void heard.push(draft))
    next.restoreDrafts(disk.stored()?.drafts ?? {})
    expect(heard).toEqual([{ raised: true, text: 'Klonk angstig.' }])
  })

  it('holds the passed-on entries of a concern with their ids, apart from the text in its form', async () => {
    const { copy, disk } = aCopy()
    const entry = { entryId: 'a', kind: 'withdrawn' as const, text: '' }
    copy.saveConcerns([entry])
    copy.saveDraft('concern', null)
    expect(copy.view()).toMatchObject({ state: 'writing', hasDrafts: true })
    await disk.finishAll()
    expect(disk.stored()).toMatchObject({ concerns: [entry], drafts: {} })
    copy.saveConcerns([])
    await disk.finishAll()
    expect(disk.stored()).toBeNull()
  })

  it('stays empty after a wipe until the person is back', async () => {
    const { copy, disk } = aCopy()
    copy.stop()
    copy.saveAnswers([answer('een')])
    expect(disk.writes()).toBe(0)
    expect(copy.view().state).toBe('unavailable')
    copy.again()
    await disk.finish()
    expect(copy.view().state).toBe('kept')
  })

  it('leaves nothing behind when a wipe comes during a write', async () => {
    const { copy, disk } = aCopy()
    copy.saveAnswers([answer('een')])
    copy.stop()
    await disk.finishAll()
    expect(disk.stored()).toBeNull()
  })

  it('is "kept" only when the disk holds everything, and "empty" only when nothing is unsent', async () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('type' as const), text: fc.constantFrom('a', 'b', 'c', '') }),
      fc.record({ does: fc.constant('draft' as const), text: fc.constantFrom('x', 'y', '') }),
      fc.record({ does: fc.constant('finish' as const), isKept: fc.boolean() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { copy, disk } = aCopy()
        const held: { answers: UnsentAnswer[]; drafts: Record<string, unknown> } = { answers: [], drafts: {} }
        for (const one of steps) {
          if (one.does === 'finish') await disk.finish(one.isKept)
          else if (one.does === 'type') copy.saveAnswers((held.answers = one.text ? [answer(one.text)] : []))
          else {
            held.drafts = one.text ? { help: { text: one.text } } : {}
            copy.saveDraft('help', one.text ? { text: one.text } : null)
          }
          const { state } = copy.view()
          if (state === 'kept') expect(disk.stored()).toMatchObject(held)
          expect(state === 'empty').toBe(held.answers.length === 0 && Object.keys(held.drafts).length === 0)
        }
        copy.again()
        await disk.finishAll()
        expect(disk.stored() ?? { answers: [], drafts: {} }).toMatchObject(held)
      }),
      { numRuns: 1000 },
    )
  })
})
