/**
 * The help that was agreed in the calls, with an owner and a date. Most of the older help is done. Also a few promised
 * calls.
 */
import { addDays } from '@/domain/dates'
import { weekOf } from '@/domain/figures/week'
import type { DemoHelp, DemoRequest } from '@/features/imports/parts/demo-organisation'
import { type DemoPeriod, type Try } from './calendar'
import { momentOf, type ConductedCall } from './interviews'
import type { Random } from './random'
import { coordinators } from './staff'
import { helpTexts, requestNotes, results } from './texts'

const reasonOf: Readonly<Record<string, string>> = {
  read_letters: 'school_letters_hard',
  homework_buddy: 'homework_needs_help',
  daily_structure_tips: 'no_daily_routine',
  internet: 'no_internet',
  money_or_food: 'groceries_money',
}

/** Older help is more likely to be closed. */
const endOf = (
  random: Random,
  made: string,
  dueOn: string,
  today: string,
): Pick<DemoHelp, 'state' | 'closedOn' | 'result' | 'resultNote'> => {
  const openState = { state: 'open', closedOn: null, result: null, resultNote: '' } as const
  const closedOn = addDays(dueOn, random.between(-2, 3))
  const old = dueOn < addDays(today, -16)
  if (closedOn >= today || closedOn <= made || !random.chance(old ? 0.995 : 0.85)) return openState
  const result = random.weighted({ helped: 56, helped_a_bit: 28, did_not_help: 7, not_possible: 9 })
  return { state: 'done', closedOn, result, resultNote: random.chance(0.7) ? random.pick(results[result]) : '' }
}

const askedFor: Readonly<Record<string, readonly string[] | undefined>> = helpTexts
const textFor = (random: Random, type: string) => random.pick(askedFor[type] ?? [''])

const ownerOf = (random: Random, callerEmail: string) =>
  random.chance(0.68) ? callerEmail : random.pick(coordinators).email

const helpFrom = (
  random: Random,
  { call, answers }: ConductedCall,
  interviewRef: string,
  today: string,
): DemoHelp[] => {
  const types = answers.can_we_help_types?.value
  if (!Array.isArray(types)) return []
  return types.map(String).map((type): DemoHelp => {
    const dueOn = addDays(call.day, random.between(2, 12))
    const helpItem = {
      interviewRef,
      familyRef: call.family.ref,
      type,
      text: textFor(random, type),
      suggestedBy: random.chance(0.3) ? (reasonOf[type] ?? null) : null,
      made: momentOf(call.day, call.start + call.minutes - 1),
      week: weekOf(call.day),
    }
    const dismissed = random.chance(0.05)
    if (dismissed)
      return {
        ...helpItem,
        state: 'dismissed',
        ownerEmail: null,
        dueOn: null,
        closedOn: null,
        result: null,
        resultNote: '',
      }
    return {
      ...helpItem,
      ownerEmail: ownerOf(random, call.family.callerEmail),
      dueOn,
      ...endOf(random, call.day, dueOn, today),
    }
  })
}

export const demoHelp = (random: Random, heldCalls: readonly { call: ConductedCall; ref: string }[], today: string) =>
  heldCalls.flatMap(({ call, ref }) => helpFrom(random, call, ref, today))

/** Calls that two parents asked for themselves and that are not made yet. */
export const demoRequests = (
  random: Random,
  tries: readonly Try[],
  calls: readonly ConductedCall[],
  { today }: DemoPeriod,
): DemoRequest[] => {
  const recent = addDays(today, -6)
  const isCalledSince = (ref: string) => calls.some(({ call }) => call.family.ref === ref && call.day >= recent)
  const triedRefs = tries
    .filter(({ family, day, outcome }) => day >= recent && outcome === 'no_answer' && !isCalledSince(family.ref))
    .map(({ family }) => family.ref)
  return [...new Set(triedRefs)].slice(0, 2).map((familyRef) => ({
    familyRef,
    reason: 'parent_asked',
    notBefore: today,
    note: random.pick(requestNotes),
    made: momentOf(addDays(today, -1), 16 * 60 + 20),
  }))
}
