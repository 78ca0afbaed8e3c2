import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { channels } from '../instrument/call-details'
import {
  freedoms,
  knownFacts,
  languageBridges,
  meetingAims,
  networks,
  proposedWays,
  waysOfMeeting,
  type MeetingFacts,
  type WayOfMeeting,
} from './ways-of-meeting'

const anyFacts: fc.Arbitrary<MeetingFacts> = fc.record({
  aim: fc.constantFrom(...meetingAims),
  wishes: fc.subarray([...channels]),
  freedom: fc.constantFrom(...freedoms, null),
  language: fc.constantFrom(...languageBridges),
  network: fc.constantFrom(...networks, null),
})
const nothingKnown: MeetingFacts = { aim: 'ordinary', wishes: [], freedom: null, language: 'shared', network: null }
const order = (facts: Partial<MeetingFacts>) => proposedWays({ ...nothingKnown, ...facts }).map(({ way }) => way)

describe('the ways to meet', () => {
  it('are all there once, whatever is known', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(order(facts).toSorted()).toEqual([...waysOfMeeting].toSorted())
      }),
    )
  })

  it('begin with what the parent wants, whatever is against it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const isWished = proposedWays(facts).map((proposed) => proposed.isWished)
        expect(isWished.toSorted((a, b) => Number(b) - Number(a))).toEqual(isWished)
        expect(isWished.filter(Boolean)).toHaveLength(waysOfMeeting.filter((way) => facts.wishes.includes(way)).length)
      }),
    )
  })

  it('have the same remarks whatever the parent wants and the aim is: a wish hides no danger', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...meetingAims), (facts, aim) => {
        const remarks = (of: MeetingFacts) =>
          Object.fromEntries(proposedWays(of).map((proposed) => [proposed.way, proposed.remarks]))
        expect(remarks({ ...facts, wishes: [], aim })).toEqual(remarks(facts))
      }),
    )
  })

  it('never pass another that needs no network when theirs becomes worse, nor another when somebody listens along', () => {
    const goesBefore = (facts: MeetingFacts, [way, other]: readonly WayOfMeeting[]) =>
      order(facts).find((first) => first === way || first === other) === way
    const neverPasses = (better: MeetingFacts, worse: MeetingFacts, pair: readonly WayOfMeeting[]) =>
      expect(goesBefore(worse, pair) && !goesBefore(better, pair)).toBe(false)
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom('video' as const, 'chat' as const),
        fc.constantFrom('video' as const, 'phone' as const),
        fc.constantFrom('phone' as const, 'visit' as const),
        (facts, onLine, spoken, other) => {
          for (const [better, worse] of [
            ['good', 'weak'],
            ['weak', 'none'],
          ] as const)
            neverPasses({ ...facts, network: better }, { ...facts, network: worse }, [onLine, other])
          for (const quiet of ['chat', 'visit'] as const)
            neverPasses({ ...facts, freedom: 'yes' }, { ...facts, freedom: 'no' }, [spoken, quiet])
        },
      ),
    )
  })

  it('begin with one that nothing is against, where the parent wants none of them', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const proposed = proposedWays({ ...facts, wishes: ['email'] })
        if (proposed.some(({ remarks }) => remarks.length === 0))
          expect([[], ['meet_outside']]).toContainEqual(proposed[0]?.remarks)
      }),
    )
  })

  it('suit the aim where nothing else is known', () => {
    expect(meetingAims.map((aim) => order({ aim })[0])).toEqual(['video', 'visit', 'visit', 'phone'])
  })

  it('are a walk or a message where somebody listens along at home', () => {
    for (const aim of meetingAims) expect(order({ aim, freedom: 'no' }).slice(0, 2)).toEqual(['visit', 'chat'])
    expect(proposedWays({ ...nothingKnown, freedom: 'partly' })[0]).toEqual({
      way: 'visit',
      isWished: false,
      remarks: ['meet_outside'],
    })
  })

  it('are seen with signs, and need a network on a line', () => {
    expect(order({ aim: 'short', language: 'signs' }).at(-1)).toBe('phone')
    expect(order({ network: 'none' })).toEqual(['phone', 'visit', 'video', 'chat'])
    expect(order({ wishes: ['chat'], language: 'interpreter', network: 'none' })[0]).toBe('chat')
  })
})

describe('what is known before the aim', () => {
  const family = {
    callLanguage: null,
    homeLanguages: ['ar', 'nl'],
    preferredChannels: ['visit' as const],
    interpreterNeeded: true,
    interpreterRefused: null,
  }
  const answers = { canTalkFreely: 'partly', internet: 'no' }

  it('is what the family wants and what the last call answered', () => {
    expect(knownFacts(family, answers)).toEqual({
      wishes: ['visit'],
      freedom: 'partly',
      language: 'interpreter',
      network: 'none',
    })
    expect(knownFacts({ ...family, interpreterRefused: true }, { canTalkFreely: '', internet: 'toString' })).toEqual({
      wishes: ['visit'],
      freedom: null,
      language: 'shared',
      network: null,
    })
  })

  it('is that a parent signs who wants to, and nobody who wants another language', () => {
    expect(knownFacts({ ...family, homeLanguages: ['dse'] }, answers).language).toBe('signs')
    expect(knownFacts({ ...family, callLanguage: 'ar', homeLanguages: ['dse'] }, answers).language).toBe('interpreter')
  })
})
