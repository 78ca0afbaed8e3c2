import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { present } from '../../../../tests/present'
import { aNetwork, anOutbox } from '../../../../tests/outbox-simulation'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('a change by hand', () => {
  it('is sent at once when it is a choice', async () => {
    const { outbox, network } = anOutbox()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    expect(network.sent).toMatchObject([{ key: 'internet', baseVersion: 0, content: { value: 'yes' } }])
    expect(outbox.view().saved.state).toBe('saving')
    await network.answerAll()
    expect(outbox.view().saved).toMatchObject({ state: 'saved' })
  })

  it('is sent after a pause, with the last text, when it is typed', async () => {
    const { outbox, network } = anOutbox()
    for (const value of ['e', 'ee', 'een']) outbox.change('needs_text', 'value', { value, missing: null }, true)
    expect(network.sent).toEqual([])
    expect(outbox.hasUnsaved()).toBe(true)
    vi.advanceTimersByTime(700)
    expect(network.sent).toMatchObject([{ content: { value: 'een' } }])
    await network.answerAll()
    expect(outbox.hasUnsaved()).toBe(false)
  })

  it('waits for the previous one on the same part, and only the last one is sent then', async () => {
    const { outbox, network } = anOutbox()
    for (const value of [1, 2, 3, 4]) outbox.change('grade_parent', 'value', { value, missing: null })
    expect(network.sent).toHaveLength(1)
    await network.answerAll()
    expect(network.sent.map(({ content }) => content)).toMatchObject([{ value: 1 }, { value: 4 }])
    expect(network.sent[1]).toMatchObject({ baseVersion: 1, sequence: 2 })
  })

  it('waits neither for another answer nor for the note of the same answer', () => {
    const { outbox, network } = anOutbox()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    outbox.change('internet', 'note', { note: 'traag' })
    outbox.change('daily_routine', 'value', { value: 'no', missing: null })
    expect(network.sent.map(({ key, part }) => [key, part])).toEqual([
      ['internet', 'value'],
      ['internet', 'note'],
      ['daily_routine', 'value'],
    ])
  })
})

describe('without a connection', () => {
  it('a change waits, and the same operation is sent again later', async () => {
    const { outbox, network } = anOutbox()
    network.down()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('waiting')
    network.up()
    vi.advanceTimersByTime(1000)
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('saved')
    expect(new Set(network.sent.map(({ operationId }) => operationId)).size).toBe(1)
  })

  it('a failed change is sent again as soon as another one succeeds', async () => {
    const { outbox, network } = anOutbox()
    network.down()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    await network.answerAll()
    network.up()
    outbox.change('daily_routine', 'value', { value: 'no', missing: null })
    await network.answerOne(0)
    expect(outbox.view().saved.state).not.toBe('saved')
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('saved')
    expect(network.stored('internet').value).toBe('yes')
  })

  it('the outbox keeps trying, at longer and longer intervals', async () => {
    const { outbox, network } = anOutbox()
    network.down()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    await network.answerAll()
    const tries: number[] = []
    for (let second = 0; second < 60; second++) {
      const before = network.sent.length
      vi.advanceTimersByTime(1000)
      await network.answerAll()
      if (network.sent.length > before) tries.push(second)
    }
    expect(tries.length).toBeGreaterThan(4)
    expect(tries.length).toBeLessThan(12)
  })

  it('a later change is sent after the waiting one, and neither is lost', async () => {
    const { outbox, network } = anOutbox()
    network.down()
    outbox.change('grade_parent', 'value', { value: 4, missing: null })
    await network.answerAll()
    outbox.change('grade_parent', 'value', { value: 6, missing: null })
    expect(outbox.view().answers.grade_parent).toMatchObject({ value: 6 })
    network.up()
    outbox.flush()
    await network.answerAll()
    expect(network.stored('grade_parent')).toMatchObject({ value: 6, version: 2 })
    expect(network.openConflicts()).toEqual([])
  })
})

describe('a refusal', () => {
  it('by a rule shows its message until the next change', async () => {
    const { outbox, network } = anOutbox()
    network.refuseNext('Dat is te lang.')
    outbox.change('needs_text', 'value', { value: 'te lang', missing: null })
    await network.answerAll()
    expect(outbox.view().saved).toEqual({ state: 'unsaved', message: 'Dat is te lang.', key: 'needs_text' })
    expect(outbox.view().problems).toEqual({ needs_text: 'Dat is te lang.' })
    outbox.change('needs_text', 'value', { value: 'kort', missing: null })
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('saved')
    expect(outbox.view().problems).toEqual({})
    expect(network.stored('needs_text').value).toBe('kort')
  })

  it('by a rule is tried again once a missing reason has been written', async () => {
    const { outbox, network } = anOutbox()
    network.refuseNext('Schrijf erbij waarom u corrigeert')
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('unsaved')
    outbox.retryRefused()
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('saved')
    expect(network.stored('internet')).toMatchObject({ value: 'yes' })
  })

  it('by a rule is not tried again without a change, and does not delay other answers', async () => {
    const { outbox, network } = anOutbox()
    network.refuseNext('Dat is te lang.')
    outbox.change('internet', 'note', { note: 'te lang' })
    await network.answerAll()
    for (let minute = 0; minute < 60; minute++) {
      outbox.flush()
      await network.answerAll()
      vi.advanceTimersByTime(60_000)
    }
    expect(network.sent).toHaveLength(1)
    outbox.change('daily_routine', 'value', { value: 'no', missing: null })
    await network.answerAll()
    expect(network.stored('daily_routine')).toMatchObject({ value: 'no' })
    expect(outbox.view()).toMatchObject({
      saved: { state: 'unsaved', message: 'Dat is te lang.' },
      notes: { internet: 'te lang' },
      problems: {},
      noteProblems: { internet: 'Dat is te lang.' },
    })
    expect(outbox.unsent()).toMatchObject([{ key: 'internet', part: 'note', content: { note: 'te lang' } }])
  })

  it('does not stop text that was typed since', async () => {
    const { outbox, network } = anOutbox()
    network.refuseNext('Dat is te lang.')
    outbox.change('needs_text', 'value', { value: 'te lang', missing: null })
    outbox.change('needs_text', 'value', { value: 'kort', missing: null })
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('saved')
    expect(network.stored('needs_text').value).toBe('kort')
    expect(outbox.view().problems).toEqual({})
  })

  it('by a fault of the server is not shown as a missing connection, and is tried again', async () => {
    const { outbox, network } = anOutbox()
    network.fail()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    await network.answerAll()
    expect(outbox.view().saved).toEqual({ state: 'failing' })
    network.up()
    vi.advanceTimersByTime(1000)
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('saved')
  })

  it('because nobody is signed in is shown as unsaved, and saving resumes after the next sign-in', async () => {
    const { outbox, network } = anOutbox()
    network.signOut()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    await network.answerAll()
    expect(outbox.view().saved).toEqual({ state: 'unsaved', message: null })
    network.up()
    outbox.flush()
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('saved')
  })
})

describe('when another person signs in', () => {
  it('nothing is shown as saved, and all changes are kept for the first person', async () => {
    const { outbox, network } = anOutbox()
    network.otherPerson()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    await network.answerAll()
    expect(outbox.view().saved).toEqual({ state: 'other_person' })
    expect(outbox.unsent()).toHaveLength(1)
    const tries = network.sent.length
    vi.advanceTimersByTime(3_600_000)
    expect(network.sent).toHaveLength(tries)
  })

  it('saving resumes once the first person is signed in again', async () => {
    const { outbox, network } = anOutbox()
    network.otherPerson()
    outbox.change('internet', 'value', { value: 'yes', missing: null })
    await network.answerAll()
    network.up()
    outbox.goOn()
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('saved')
    expect(network.stored('internet')).toMatchObject({ value: 'yes', version: 1 })
  })

  it('the screen says so even when nothing waits, until the first person is back', () => {
    const { outbox } = anOutbox()
    outbox.stop('other_person')
    expect(outbox.view().saved).toEqual({ state: 'other_person' })
    outbox.goOn()
    expect(outbox.view().saved.state).toBe('saved')
  })
})

describe('unsent changes of a closed tab', () => {
  const killedOffline = async (said: string[]) => {
    const world = anOutbox()
    world.network.down()
    for (const value of said) {
      world.outbox.change('needs_text', 'value', { value, missing: null })
      await world.network.answerAll()
    }
    world.network.up()
    return world
  }

  it('arrive once, even when two pages take them over', async () => {
    const { network, box } = await killedOffline(['een', 'een laptop'])
    const left = box.unsent()
    for (let page = 0; page < 2; page++) {
      anOutbox(network).outbox.resume(left)
      await network.answerAll()
    }
    expect(network.stored('needs_text')).toMatchObject({ value: 'een laptop', version: 2 })
    expect(network.openConflicts()).toEqual([])
  })

  it('of two tabs that differ: the first is saved, the second becomes a conflict', async () => {
    const network = aNetwork()
    network.down()
    const boxes = []
    for (const value of ['eerste tab', 'tweede tab']) {
      const { outbox, box } = anOutbox(network)
      outbox.change('needs_text', 'value', { value, missing: null })
      await network.answerAll()
      boxes.push(box)
    }
    network.up()
    const { outbox } = anOutbox(network)
    for (const box of boxes) {
      outbox.resume(box.unsent())
      await network.answerAll()
    }
    expect(network.stored('needs_text').value).toBe('eerste tab')
    expect(network.openConflicts()).toMatchObject([{ value: 'tweede tab' }])
  })
})

describe('when somebody else saved first', () => {
  const conflicted = async () => {
    const world = anOutbox()
    world.network.byOthers('internet', 'no')
    world.outbox.change('internet', 'value', { value: 'yes', missing: null })
    await world.network.answerAll()
    return world
  }

  it('both values are shown, and the first saved one counts', async () => {
    const { outbox } = await conflicted()
    expect(outbox.view().answers.internet).toMatchObject({ value: 'no' })
    expect(outbox.view().conflicts).toMatchObject([{ key: 'internet', part: 'value', value: 'yes', mine: true }])
    expect(outbox.view().saved.state).toBe('saved')
  })

  it('a change after seeing the other value resolves the conflict', async () => {
    const { outbox, network } = await conflicted()
    outbox.change('internet', 'value', { value: 'partly', missing: null })
    await network.answerAll()
    expect(network.stored('internet').value).toBe('partly')
    expect(network.openConflicts()).toEqual([])
    expect(outbox.view().conflicts).toEqual([])
  })

  it('the last words become the conflict when the caller types on without seeing the other value', async () => {
    const { outbox, network } = anOutbox()
    network.byOthers('needs_text', 'een laptop')
    outbox.change('needs_text', 'value', { value: 'ru', missing: null })
    outbox.change('needs_text', 'value', { value: 'rust', missing: null })
    await network.answerAll()
    expect(network.stored('needs_text').value).toBe('een laptop')
    expect(outbox.view().conflicts).toMatchObject([{ value: 'rust' }])
    expect(network.openConflicts()).toMatchObject([{ value: 'rust' }])
  })

  it('a resolved conflict shows the chosen value', async () => {
    const { outbox } = await conflicted()
    const conflict = present(outbox.view().conflicts[0])
    outbox.choose(conflict, 'refused')
    expect(outbox.view().conflicts).toEqual([])
    expect(outbox.view().answers.internet).toMatchObject({ value: 'yes' })
  })

  it('a choice without a connection shows at once, waits on the device, and arrives once from the next tab', async () => {
    const { outbox, network, box } = await conflicted()
    network.down()
    outbox.choose(present(outbox.view().conflicts[0]), 'refused')
    await network.answerAll()
    expect(outbox.view()).toMatchObject({ conflicts: [], saved: { state: 'waiting' } })
    network.up()
    const next = anOutbox(network, box).outbox
    next.resume(box.unsent())
    expect(next.view().conflicts).toEqual([])
    await network.answerAll()
    expect(network.savedOf('internet', 'value')).toHaveLength(2)
    expect(network.stored('internet')).toMatchObject({ value: 'yes', version: 2 })
    expect([network.openConflicts(), box.unsent(), next.view().saved.state]).toEqual([[], [], 'saved'])
  })

  it('a conflict that was read before the choice arrived does not come back', async () => {
    const { outbox, network } = await conflicted()
    const earlierConflicts = network.openConflicts()
    const savedAt = outbox.savedAt()
    outbox.choose(present(outbox.view().conflicts[0]), 'current')
    await network.answerAll()
    outbox.merge(network.everything(), earlierConflicts, savedAt)
    expect(outbox.view().conflicts).toEqual([])
    outbox.merge(network.everything(), network.openConflicts(), outbox.savedAt())
    expect(outbox.view().conflicts).toEqual([])
  })

  it('what the caller says after a choice goes after it', async () => {
    const { outbox, network } = await conflicted()
    network.down()
    outbox.choose(present(outbox.view().conflicts[0]), 'refused')
    outbox.change('internet', 'value', { value: 'partly', missing: null })
    await network.answerAll()
    network.up()
    outbox.flush()
    await network.answerAll()
    expect(network.stored('internet')).toMatchObject({ value: 'partly', version: 3 })
    expect(network.openConflicts()).toEqual([])
  })

  it.each(['current', 'refused'] as const)(
    'a repeat of a choice for the %s one does not let what was said after it replace a newer answer unseen',
    async (choose) => {
      const { outbox, network } = await conflicted()
      outbox.choose(present(outbox.view().conflicts[0]), choose)
      outbox.change('internet', 'value', { value: 'sometimes', missing: null })
      await network.answerOne(0, 'reply_lost')
      network.byOthers('internet', 'partly')
      outbox.flush()
      await network.answerAll()
      expect(network.stored('internet').value).toBe('partly')
      expect(outbox.view().conflicts).toMatchObject([{ value: 'sometimes' }])
    },
  )

  it.each(['current', 'refused'] as const)(
    'a choice for the %s one is refused when somebody changed the answer since, says so there, and is asked again',
    async (choose) => {
      const { outbox, network } = await conflicted()
      network.down()
      outbox.choose(present(outbox.view().conflicts[0]), choose)
      network.byOthers('internet', 'partly')
      network.up()
      outbox.flush()
      await network.answerAll()
      expect(outbox.view()).toMatchObject({
        problems: { internet: 'Kies opnieuw.' },
        conflicts: [{ value: 'yes' }],
        saved: { state: 'unsaved', key: 'internet' },
      })
      outbox.merge(network.everything(), network.openConflicts())
      expect(outbox.view().answers.internet).toMatchObject({ value: 'partly' })
      // Sent again without a new choice it is still the choice of somebody who has not seen the newer answer.
      outbox.retryRefused()
      await network.answerAll()
      expect(network.stored('internet').value).toBe('partly')
      outbox.choose(present(outbox.view().conflicts[0]), 'refused')
      await network.answerAll()
      expect(network.stored('internet').value).toBe('yes')
      expect(outbox.view()).toMatchObject({ problems: {}, conflicts: [], saved: { state: 'saved' } })
    },
  )

  it('a choice in what somebody else resolved meanwhile is refused, and only its message stays', async () => {
    const { outbox, network, box } = await conflicted()
    const other = anOutbox(network).outbox
    network.down()
    outbox.choose(present(outbox.view().conflicts[0]), 'refused')
    await network.answerAll()
    network.up()
    other.choose(present(other.view().conflicts[0]), 'current')
    await network.answerAll()
    outbox.flush()
    await network.answerAll()
    expect(outbox.view().saved.state).toBe('unsaved')
    outbox.merge(network.everything(), network.openConflicts())
    expect(outbox.view()).toMatchObject({
      answers: { internet: { value: 'no' } },
      problems: { internet: 'Kies opnieuw.' },
      saved: { state: 'saved' },
    })
    expect(box.unsent()).toEqual([])
  })

  it('a choice that is refused says so although something was typed after it, which goes all the same', async () => {
    const { outbox, network } = await conflicted()
    network.down()
    outbox.choose(present(outbox.view().conflicts[0]), 'refused')
    outbox.change('internet', 'value', { value: 'sometimes', missing: null })
    network.byOthers('internet', 'partly')
    network.up()
    outbox.flush()
    await network.answerOne(0)
    expect(outbox.view().saved).toMatchObject({ state: 'unsaved', message: 'Kies opnieuw.', key: 'internet' })
    await network.answerAll()
    expect(outbox.view()).toMatchObject({ problems: { internet: 'Kies opnieuw.' }, saved: { state: 'saved' } })
    expect(network.openConflicts()).toMatchObject([{ value: 'sometimes' }])
    outbox.change('internet', 'value', { value: 'partly', missing: null })
    await network.answerAll()
    expect(outbox.view().problems).toEqual({})
  })

  it.each(['current', 'refused'] as const)(
    'a choice for the %s one counts when somebody else chose the same meanwhile',
    async (choose) => {
      const { outbox, network } = await conflicted()
      const other = anOutbox(network).outbox
      network.down()
      outbox.choose(present(outbox.view().conflicts[0]), choose)
      await network.answerAll()
      network.up()
      other.choose(present(other.view().conflicts[0]), choose)
      await network.answerAll()
      outbox.flush()
      await network.answerAll()
      expect(outbox.view()).toMatchObject({ problems: {}, conflicts: [], saved: { state: 'saved' } })
      expect(network.stored('internet').value).toBe(choose === 'refused' ? 'yes' : 'no')
    },
  )

  it('each of three answers is chosen or left, one after the other, from the tab after a closed one', async () => {
    const network = aNetwork()
    const tabs = ['yes', 'partly'].map((value) => ({ value, tab: anOutbox(network).outbox }))
    network.byOthers('internet', 'no')
    for (const { value, tab } of tabs) tab.change('internet', 'value', { value, missing: null })
    await network.answerAll()
    const { outbox, box } = anOutbox(network)
    network.down()
    const [first, second] = outbox.view().conflicts
    outbox.choose(present(first), 'refused')
    outbox.choose(present(second), 'current')
    await network.answerAll()
    network.up()
    const next = anOutbox(network, box).outbox
    next.resume(box.unsent())
    expect(next.view()).toMatchObject({ conflicts: [], answers: { internet: { value: 'yes' } } })
    await network.answerAll()
    expect(network.stored('internet').value).toBe('yes')
    expect([network.openConflicts(), next.view().saved.state]).toEqual([[], 'saved'])
  })

  it('a fresh look shows the values of others, except where this tab is changing one', () => {
    const { outbox } = anOutbox()
    outbox.change('needs_text', 'value', { value: 'ik typ', missing: null }, true)
    const answer = { missing: null, note: null, valueVersion: 3, noteVersion: 0 }
    outbox.merge(
      [
        { ...answer, key: 'internet', value: 'no' },
        { ...answer, key: 'needs_text', value: 'iets anders' },
      ],
      [],
    )
    expect(outbox.view().answers).toMatchObject({ internet: { value: 'no' }, needs_text: { value: 'ik typ' } })
  })
})
