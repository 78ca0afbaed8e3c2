/** The columns of families.csv about safe contact and how a parent wants to be called. A file may leave out any of them. */
import { keysOf, oneOf } from '../closed-lists'
import { safeText } from '../export/safe-cell'
import { answerProblem } from '../instrument/answer'
import { channels } from '../instrument/call-details'
import { latestInstrument } from '../instrument/instrument'
import type { ItemKey } from '../instrument/keys'
import { lineDropPlans, noPreferences, partsOfDay, type ContactPreferences } from '../people/contact-preferences'
import { familyTextLimits } from '../text-limits'
import { listOf, textCell } from './cell'
import { listMark } from './list-mark'
import { plainLine } from './plain-line'
import type { Refuse } from './problem'
import type { Cells } from './table'

type Reading<Value> = (cells: Cells, column: string, refuse: Refuse) => Value

const line =
  (field: keyof typeof familyTextLimits): Reading<string> =>
  (cells, column, refuse) =>
    textCell(cells, column, familyTextLimits[field], refuse).trim()

const optionalChoice =
  <Option extends string>(options: readonly Option[]): Reading<Option | null> =>
  (cells, column, refuse) => {
    const text = plainLine(cells[column] ?? '')
    const option = oneOf(options, text)
    if (text !== '' && option === undefined) refuse(column, 'unknown_option', text, options.join(', '))
    return option ?? null
  }

const optionalYesNo: Reading<boolean | null> = (cells, column, refuse) => {
  const answer = optionalChoice(['yes', 'no'])(cells, column, refuse)
  return answer === null ? null : answer === 'yes'
}

const severalOf =
  <Option extends string>(options: readonly Option[]): Reading<Option[]> =>
  (cells, column, refuse) => {
    const codes = listOf(cells[column] ?? '')
    if (new Set(codes).size !== codes.length) refuse(column, 'twice')
    return codes.flatMap((code) => {
      const option = oneOf(options, code)
      if (option === undefined) refuse(column, 'unknown_option', code, options.join(', '))
      return option ?? []
    })
  }

const language: Reading<string | null> = (cells, column, refuse) => {
  const tag = plainLine(cells[column] ?? '')
  const item = latestInstrument.itemByKey('home_languages' satisfies ItemKey)
  if (tag !== '' && item && answerProblem(item, [tag])) refuse(column, 'unknown_language', tag)
  return tag || null
}

const readings: {
  readonly [field in keyof ContactPreferences]: readonly [string, Reading<ContactPreferences[field]>]
} = {
  nameToUse: ['name_to_use', line('nameToUse')],
  whoMayHear: ['who_may_hear', line('whoMayHear')],
  mayLeaveMessage: ['may_leave_message', optionalYesNo],
  safeHours: ['safe_hours', line('safeHours')],
  stopWord: ['stop_word', line('stopWord')],
  lineDropPlan: ['line_drop_plan', optionalChoice(lineDropPlans)],
  lineDropNote: ['line_drop_note', line('lineDropNote')],
  callLanguage: ['call_language', language],
  interpreterNeeded: ['interpreter_needed', optionalYesNo],
  interpreterRefused: ['interpreter_refused', optionalYesNo],
  interpreterName: ['interpreter_name', line('interpreterName')],
  preferredChannels: ['preferred_channels', severalOf(channels)],
  preferredPartsOfDay: ['preferred_parts_of_day', severalOf(partsOfDay)],
}

export const contactColumns: readonly string[] = Object.values(readings).map(([column]) => column)

export const columnOf = (field: keyof ContactPreferences): string => readings[field][0]

/** The preferences that the file has a column for. */
export const preferencesOfCells = (cells: Cells, refuse: Refuse): Partial<ContactPreferences> =>
  Object.fromEntries(
    Object.entries(readings)
      .filter(([, [column]]) => cells[column] !== undefined)
      .map(([field, [column, read]]) => [field, read(cells, column, refuse)]),
  )

const cellOf = (value: ContactPreferences[keyof ContactPreferences]): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(listMark)
  return safeText(value ?? '')
}

export const cellsOfPreferences = (preferences: Partial<ContactPreferences>): Readonly<Record<string, string>> => {
  const values = { ...noPreferences, ...preferences }
  return Object.fromEntries(keysOf(values).map((field) => [columnOf(field), cellOf(values[field])]))
}
