import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { ButtonRow } from '@/components/layout/button-row'
import { href } from '@/components/layout/href'
import { FilterSelect } from '@/components/list/filter-select'
import { isolatedText } from '@/domain/isolated-text'
import { mondayOf, nextWeek, previousWeek, sundayOf, type Week } from '@/domain/figures/week'
import { shortDay, weekNumber } from '@/i18n/format'
import { useStaffLabel, type StaffChoice } from '@/i18n/use-staff-label'
import styles from './appointments.module.css'

type Props = {
  week: Week
  /** Null: one's own agenda. */
  staffId: string | null
  name: string
  people: readonly StaffChoice[]
}

/** Whose agenda and which week, with the way to another. A plain form, which works without scripts. */
export const AgendaHead = ({ week, staffId, name, people }: Props) => {
  const t = useTranslations('agenda')
  const locale = useLocale()
  const staffLabel = useStaffLabel()
  const to = (linkedWeek: Week | undefined) =>
    href('/calls/agenda', {}, { staff: staffId ?? undefined, week: linkedWeek })
  const days = {
    from: shortDay(mondayOf(week), locale),
    until: shortDay(sundayOf(week), locale),
  }
  return (
    <div className={styles.head}>
      <div>
        <h1>{staffId ? t('titleOf', { name: isolatedText(name) }) : t('title')}</h1>
        <p className="soft">{t('week', { week: weekNumber(week), ...days })}</p>
      </div>
      <div className={`${styles.choose} no-print`}>
        {people.length > 0 ? (
          <form action="/calls/agenda" method="get" className={styles.whose}>
            <FilterSelect
              name="staff"
              label={t('whose')}
              all={t('own')}
              value={staffId ?? undefined}
              options={people.map((person) => ({ value: person.id, label: staffLabel(person) }))}
            />
            <input type="hidden" name="week" value={week} />
            <button className="button" type="submit">
              {t('show')}
            </button>
          </form>
        ) : null}
        <ButtonRow as="nav" aria-label={t('weeks')}>
          <Link className="button" href={to(previousWeek(week))}>
            {t('previous')}
          </Link>
          <Link className="button" href={to(undefined)}>
            {t('present')}
          </Link>
          <Link className="button" href={to(nextWeek(week))}>
            {t('next')}
          </Link>
        </ButtonRow>
      </div>
    </div>
  )
}
