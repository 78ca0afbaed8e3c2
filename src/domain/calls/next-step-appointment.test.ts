import { describe, expect, it } from 'vitest'
import { aHistory } from '../../../tests/a-history'
import type { CallEvent } from './history'
import { nextStep } from './next-step'

const history = (...events: CallEvent[]) => aHistory({ listedSince: '2027-01-04', events })
const appointment = (isOpen: boolean): CallEvent => ({
  kind: 'appointment',
  id: 'appointment',
  at: '2027-03-01T08:00:00.000Z',
  day: '2027-03-01',
  appointment: 'hard',
  startsAt: '2027-03-30T12:30:00.000Z',
  startDay: '2027-03-30',
  endsAt: null,
  channel: null,
  ownerId: 'caller',
  note: '',
  isOpen,
})
const request = (notBefore: string): CallEvent => ({
  kind: 'request',
  id: 'request',
  at: '2027-02-01T08:00:00.000Z',
  day: '2027-02-01',
  reason: 'parent_asked',
  wish: { notBefore, time: null, partsOfDay: [], note: '' },
  isOpen: true,
  isReplaced: false,
})

describe('a time that was agreed without an attempt', () => {
  it('replaces what was due until then, so that nobody calls before it', () => {
    expect(nextStep(history(appointment(true)))).toMatchObject({ kind: 'appointment', notBefore: '2027-03-30' })
    expect(nextStep(history(request('2027-02-10'), appointment(true)))).toMatchObject({ kind: 'appointment' })
  })

  it('leaves a promise for another day before it', () => {
    expect(nextStep(history(request('2027-03-15'), appointment(true)))).toMatchObject({
      kind: 'call',
      reason: 'parent_asked',
      notBefore: '2027-03-15',
    })
  })

  it('leaves everything as it was once it is cancelled', () => {
    expect(nextStep(history(appointment(false)))).toEqual(nextStep(history()))
    const asked = request('2027-02-10')
    expect(nextStep(history(asked, appointment(false)))).toEqual(nextStep(history(asked)))
  })
})
