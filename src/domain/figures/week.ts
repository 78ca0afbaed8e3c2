/**
 * Computes with ISO 8601 weeks, Monday to Sunday, written as `2020-W14`, which sorts as text. Every figure is about a week
 * or a block of weeks. It never reads the clock: "this week" is the week of an instant that is passed in.
 */
import { dateAt, dateOfDayNumber, dayNumberOf } from '../dates'

export type Week = string & { readonly brand: 'Week' }

/** A year from 1000 to 2999, so that no absurd year from outside enters the arithmetic. */
const weekId = /^([12]\d{3})-W(\d{2})$/

const mondayBefore = (day: number) => day - ((((day + 3) % 7) + 7) % 7)

/** By ISO 8601 a week belongs to the year of its Thursday. */
const weekOfDay = (day: number): Week => {
  const thursday = mondayBefore(day) + 3
  const year = dateOfDayNumber(thursday).slice(0, 4)
  const number = Math.floor((thursday - dayNumberOf(`${year}-01-01`)) / 7) + 1
  // The text is built in the form of a week.
  return `${year}-W${String(number).padStart(2, '0')}` as Week
}

/** The day number of a week's Monday. By ISO 8601 the first week of a year is the one with 4 January. */
const mondayDay = (week: string) =>
  mondayBefore(dayNumberOf(`${week.slice(0, 4)}-01-04`)) + (Number(week.slice(6)) - 1) * 7

/** The week of a calendar date `YYYY-MM-DD`, which must have passed `isCalendarDate`. */
export const weekOf = (date: string): Week => weekOfDay(dayNumberOf(date))

/** The week in Europe/Amsterdam at an instant. */
export const weekAt = (instant: Date): Week => weekOf(dateAt(instant))

/** The week that `text` names, or null: `2020-W53` is a week, `2021-W53` is not. */
export const parseWeek = (text: string): Week | null =>
  // The condition checks that the text is a week.
  weekId.test(text) && weekOfDay(mondayDay(text)) === text ? (text as Week) : null

/** The first day of the week, `YYYY-MM-DD`. */
export const mondayOf = (week: Week): string => dateOfDayNumber(mondayDay(week))

/** The last day of the week, `YYYY-MM-DD`. */
export const sundayOf = (week: Week): string => dateOfDayNumber(mondayDay(week) + 6)

/** The week `count` weeks later (earlier when negative). */
export const addWeeks = (week: Week, count: number): Week => weekOfDay(mondayDay(week) + 7 * count)

export const previousWeek = (week: Week): Week => addWeeks(week, -1)
export const nextWeek = (week: Week): Week => addWeeks(week, 1)

/** The `count` weeks that end with `week`, oldest first. */
export const weeksUntil = (week: Week, count: number): Week[] =>
  Array.from({ length: count }, (_, index) => addWeeks(week, index - count + 1))

/** How many weeks `secondWeek` is after `firstWeek` (negative when before). */
export const weeksBetween = (firstWeek: Week, secondWeek: Week): number =>
  (mondayDay(secondWeek) - mondayDay(firstWeek)) / 7
