import { FigureTable } from '@/components/charts/figure-table'
import { AddressText } from '@/components/layout/address-text'
import type { ReachPage } from '../queries/reach-page'
import { Section } from './section'
import { reachWords } from './words'

type Callers = ReachPage['callers']

const sumOf = (callers: Callers, column: 'appointments' | 'due') =>
  callers.reduce((sum, caller) => sum + caller[column], 0)

/** Appointments and calls of the present week beside the time of each caller, by name. */
export const CallsByCaller = async ({ callers }: { callers: Callers }) => {
  const { t, count } = await reachWords()
  const agreed = (figure: number | null) =>
    figure === null ? <span className="soft">{t('callers.unknown')}</span> : count(figure)
  const rows = callers.map(({ id, name, appointments, due, hoursPerWeek, callsPerDay }) => ({
    key: id,
    label: <AddressText text={name} />,
    cells: [count(appointments), count(due), agreed(hoursPerWeek), agreed(callsPerDay)],
  }))
  const sums = [count(sumOf(callers, 'appointments')), count(sumOf(callers, 'due')), '', '']
  const head = (['name', 'appointments', 'due', 'hours', 'perDay'] as const).map((column) => t(`callers.${column}`))
  return (
    <Section id="callers" title={t('callers.title')}>
      {callers.length === 0 ? (
        <p>{t('callers.none')}</p>
      ) : (
        <>
          <p>{t('callers.lead')}</p>
          <FigureTable
            caption={t('callers.caption')}
            head={head}
            rows={[...rows, { key: 'sum', label: t('callers.together'), cells: sums, look: 'sum' as const }]}
          />
        </>
      )}
    </Section>
  )
}
