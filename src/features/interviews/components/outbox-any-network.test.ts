import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aNetwork, anOutbox, type Fate } from '../../../../tests/outbox-simulation'
import { answerAt } from '@/domain/instrument/answer'
import type { ChangePart } from '@/domain/instrument/changes'
import type { Content } from './operation'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const fates: readonly Fate[] = ['taken', 'lost', 'reply_lost', 'failing', 'signed_out', 'other_person']
const firstPart: [string, ChangePart] = ['internet', 'value']
const parts: readonly [string, ChangePart][] = [firstPart, ['internet', 'note'], ['needs_text', 'value']]
const part = fc.constantFrom(...parts)
const text = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('change' as const), part, text, typing: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('answer' as const), which: fc.nat(5), fate: fc.constantFrom(...fates) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.constantFrom(300, 1000, 20_000) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('others' as const), part, text }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('look' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('choose' as const),
      which: fc.nat(3),
      choose: fc.constantFrom('current' as const, 'refused' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restart' as const), fate: fc.constantFrom(...fates) }) },
)

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** A choice whose reply was lost: so much can follow upon it that random steps alone seldom come that far. */
const choiceWithoutReply = (choose: 'current' | 'refused'): Step[] => [
  { does: 'others', part: firstPart, text: 'a' },
  { does: 'change', part: firstPart, text: 'b', typing: false },
  { does: 'answer', which: 0, fate: 'taken' },
  { does: 'choose', which: 0, choose },
  { does: 'answer', which: 0, fate: 'reply_lost' },
]
const story = fc
  .tuple(
    fc.constantFrom([], choiceWithoutReply('current'), choiceWithoutReply('refused')),
    fc.array(step, { minLength: 1, maxLength: 40 }),
  )
  .map(([start, more]) => [...start, ...more])

const contentFor = (of: ChangePart, said: string): Content =>
  of === 'note' ? { note: said } : { value: said, missing: null }

type World = ReturnType<typeof anOutbox> & {
  byHand: Map<string, [string, ChangePart, string]>
  /** The conflicts in which the caller chose and did not change the answer afterwards, by part. */
  chosen: Map<string, string[]>
  /** What the screen has shown. */
  shown: Set<string>
  /** What it had shown when the caller chose or answered, by the refused answer or by what they said. */
  shownBefore: Map<string, ReadonlySet<string>>
}
const aWorld = (): World => ({
  ...anOutbox(aNetwork()),
  byHand: new Map(),
  chosen: new Map(),
  shown: new Set(),
  shownBefore: new Map(),
})

const shownContent = ({ outbox }: World, key: string, of: ChangePart) => {
  const { answers, notes } = outbox.view()
  return of === 'note' ? (notes[key] ?? '') : String(answerAt(answers, key)?.value ?? '')
}

const lookAtScreen = (world: World) => {
  for (const [key, of] of parts) world.shown.add(shownContent(world, key, of))
}

/** Chooses in one of the conflicts on the screen. */
const choose = (world: World, which: number, choice: 'current' | 'refused') => {
  const { conflicts } = world.outbox.view()
  const conflict = conflicts[which % Math.max(1, conflicts.length)]
  if (!conflict) return
  const { operationId, key, part: of } = conflict
  lookAtScreen(world)
  world.shownBefore.set(operationId, new Set(world.shown))
  // Words that wait behind the choice take its place when it is refused, and may become a conflict of their own.
  const isDraft = world.outbox.unsent().some((one) => one.key === key && one.part === of && one.draft)
  if (choice === 'refused' || !isDraft)
    world.chosen.set(`${key}|${of}`, [...(world.chosen.get(`${key}|${of}`) ?? []), operationId])
  // What the caller typed and then chose against need not reach the server.
  if (choice === 'refused') world.byHand.delete(`${key}|${of}`)
  world.outbox.choose(conflict, choice)
}

/** Choices that the server does not have. */
const unheardChoices = ({ network, chosen }: World) => {
  const chosenIds = [...chosen.values()].flat()
  return network.openConflicts().filter(({ operationId }) => chosenIds.includes(operationId))
}

/** Values of others over which a choice or an answer was saved although the caller had not seen them. */
const overwrittenUnseen = ({ network, shownBefore }: World) =>
  parts.flatMap(([key, of]) => {
    const saved = network.savedOf(key, of).map(({ content, ...one }) => {
      const { value, note } = { value: '', note: '', ...JSON.parse(content) }
      return { ...one, said: String((of === 'note' ? note : value) ?? '') }
    })
    return saved.flatMap(({ refusedOperationId, said }, index) => {
      const before = saved[index - 1]?.said ?? ''
      if (!before.startsWith('anders') || (refusedOperationId === null && said.startsWith('anders'))) return []
      return shownBefore.get(refusedOperationId ?? said)?.has(before) ? [] : [before]
    })
  })

/** The last change by hand of every part that the server never received. */
const unheard = ({ network, byHand }: World) =>
  [...byHand.values()].filter(([key, of, said]) => !network.historyOf(key, of).includes(said))

const take = async (world: World, one: Step, at: number) => {
  const { outbox, network } = world
  switch (one.does) {
    case 'change': {
      const [key, of] = one.part
      const content = contentFor(of, `${one.text}${at}`)
      world.chosen.delete(`${key}|${of}`)
      world.shownBefore.set(`${one.text}${at}`, new Set(world.shown))
      outbox.change(key, of, content, one.typing)
      world.byHand.set(`${key}|${of}`, [key, of, JSON.stringify(content)])
      return
    }
    case 'answer':
      return network.answerOne(one.which, one.fate)
    case 'wait':
      return void vi.advanceTimersByTime(one.ms)
    case 'others':
      return network.byOthers(one.part[0], `anders ${one.text}${at}`, one.part[1])
    case 'choose':
      return choose(world, one.which, one.choose)
    case 'look':
      return outbox.merge(network.everything(), network.openConflicts())
    case 'restart': {
      // The page was closed, or its browser was killed. Its requests may still arrive, but nobody receives the replies.
      network.forget(one.fate)
      vi.clearAllTimers()
      const left = world.box.unsent()
      world.outbox = anOutbox(network, world.box).outbox
      return world.outbox.resume(left)
    }
    default:
      return one satisfies never
  }
}

/** The network is there again, and the caller chooses again where a choice was refused. */
const settleDown = async (world: World) => {
  const { outbox, network } = world
  network.up()
  for (let turn = 0; turn < 20; turn++) {
    outbox.goOn()
    await network.answerAll()
    vi.advanceTimersByTime(20_000)
    if (outbox.view().saved.state !== 'unsaved') continue
    outbox.merge(network.everything(), network.openConflicts())
    const { problems, noteProblems, conflicts } = outbox.view()
    const again = conflicts.findIndex(({ key, part: of }) => (of === 'note' ? noteProblems : problems)[key])
    if (again >= 0) choose(world, again, 'refused')
  }
}

describe('whatever the network does', () => {
  it('the state is "saved" only when the server has received everything', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const world = aWorld()
        for (const [at, one] of steps.entries()) {
          await take(world, one, at)
          lookAtScreen(world)
          if (world.outbox.view().saved.state === 'saved') expect(unheard(world)).toEqual([])
        }
        await settleDown(world)
        expect(world.outbox.view().saved.state).toBe('saved')
        expect(unheard(world)).toEqual([])
        expect(unheardChoices(world)).toEqual([])
        expect(overwrittenUnseen(world)).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  it('the screen ends up with the values of the server, and shows every other value as a conflict', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const world = aWorld()
        for (const [at, one] of steps.entries()) await take(world, one, at)
        await settleDown(world)
        const { outbox, network } = world
        const ids = (conflicts: readonly { operationId: string }[]) =>
          conflicts.map(({ operationId }) => operationId).toSorted()
        outbox.merge(network.everything(), outbox.view().conflicts)
        expect(ids(outbox.view().conflicts)).toEqual(ids(network.openConflicts()))
        for (const [key, of] of parts) {
          const shown =
            of === 'note' ? outbox.view().notes[key] || null : (answerAt(outbox.view().answers, key)?.value ?? null)
          expect(shown).toEqual(network.stored(key, of)[of])
        }
      }),
      { numRuns: 1500 },
    )
  })
})
