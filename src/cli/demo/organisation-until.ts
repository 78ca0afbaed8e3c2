/**
 * On the present day the demo must hold nothing from the future: its moments are moved together before now, in the same
 * order.
 */
import type { DemoMoment } from '@/features/imports/parts/demo-organisation'
import type { DemoPeople } from './organisation'

/** In minutes after midnight: the start of the working day, and the end of today's last call before squeezing. */
const dayBegins = 8 * 60 + 20
const dayEnds = 21 * 60

const minuteOf = (moment: DemoMoment) => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `now` is a moment of today in Amsterdam time; moments of other days stay as they are. */
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

/** The same demonstration with nothing later than `now`. What figures are computed from does not change. */
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
