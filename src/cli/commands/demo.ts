import { randomUUID } from 'node:crypto'
import { parseWeek, previousWeek, sundayOf, weekOf } from '@/domain/figures/week'
import { createDemo } from '@/features/imports/commands/create-demo'
import { momentNow, today } from '@/server/clock'
import { systemActor } from '@/server/minted-actor'
import { argumentsOf, BadUsage, type Command } from '../command'
import { demoLogins, saveLogins } from '../demo/accounts'
import { comingAppointments } from '../demo/appointments'
import type { DemoPeriod } from '../demo/calendar'
import { demoOrganisation } from '../demo/organisation'
import { publishDemo } from '../demo/releases'
import { organisationUntil } from '../demo/organisation-until'
import { demoStaff } from '../demo/staff'
import { remark, result } from '../words'

/**
 * With `--until` the period ends on the Sunday of that week; without it, it has the weeks until last Sunday and the days of
 * this week so far.
 */
const periodOf = (text: string | undefined): DemoPeriod => {
  const day = today()
  if (text === undefined) return { until: previousWeek(weekOf(day)), today: day }
  const until = parseWeek(text)
  if (!until) throw new BadUsage('--until is a week, as 2020-W20.')
  if (sundayOf(until) > day) throw new BadUsage(`${text} is not over yet.`)
  return { until, today: sundayOf(until) }
}

export const demoCommand: Command = {
  usage: `demo [--until 2020-W20]
  Fills an empty database with a fictional organisation: 282 families, eight weeks of interviews, help, interpreters and
  accounts, and appointments from now on unless a week is named. The same for the same moment or week. Writes the
  accounts with their passwords to demo-accounts.json in the data folder.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, { until: { type: 'string' } })
    if (positionals.length > 0) throw new BadUsage(`What is ${positionals[0]}?`)
    const period = periodOf(values.until)
    const past = organisationUntil(demoOrganisation(period), momentNow())
    const demo = { ...past, appointments: values.until === undefined ? comingAppointments(past, momentNow()) : [] }
    const { logins, hashes } = await demoLogins(demoStaff)
    const staff = demo.staff.map((member, index) => ({ ...member, passwordHash: hashes[index] ?? '' }))
    const file = await saveLogins(logins, async () => {
      const operator = systemActor(randomUUID())
      await createDemo(operator, { ...demo, staff })
      await publishDemo(operator, period)
    })
    remark(`${demo.name}: ${demo.families.length} families, ${demo.interviews.length} interviews. Accounts:`)
    result(file)
  },
}
