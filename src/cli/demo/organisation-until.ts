/** On the day itself a demonstration must not know the afternoon: its moments are drawn together until now, in their order. */
import type { DemoMoment } from '@/features/imports/parts/demo-organisation'
import type { DemoPeople } from './organisation'

/** Minutes after midnight: when the working day begins, and when the last of today's calls would end unsqueezed. */
const dayBegins = 8 * 60 + 20
const dayEnds = 21 * 60

const minuteOf = (moment: DemoMoment) => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `now` is a moment of today, Amsterdam time; moments of other days stay as they are. */
const squeezeDay = (now: DemoMoment) => {
  const minuteNow = minuteOf(now)
  const from = minuteNow > dayBegins + 60 ? dayBegins : 0
  const factor = Math.min(1, (minuteNow - from) / (dayEnds - dayBegins))
  return (moment: DemoMoment): DemoMoment => {
    if (moment.slice(0, 10) !== now.slice(0, 10)) return moment
    const minute = from + Math.floor(Math.max(0, minuteOf(moment) - dayBegins) * factor)
    return `${moment.slice(0, 10)}T${clock(Math.min(minute, minuteNow))}`
  }
}

/** The same demonstration with nothing later than `now`. What figures are made of stays the same. */
export const organisationUntil = (demo: DemoPeople, now: DemoMoment): DemoPeople => {
  const at = squeezeDay(now)
  return {
    ...demo,
    circumstances: demo.circumstances.map((record) => ({
      ...record,
      began: at(record.began),
      ended: at(record.ended),
    })),
    openInterviews: demo.openInterviews.map((record) => ({ ...record, began: at(record.began) })),
    attempts: demo.attempts.map((record) => ({ ...record, at: at(record.at) })),
    help: demo.help.map((record) => ({ ...record, made: at(record.made) })),
    requests: demo.requests.map((record) => ({ ...record, made: at(record.made) })),
    concerns: demo.concerns.map((record) => ({ ...record, raised: at(record.raised) })),
  }
}
