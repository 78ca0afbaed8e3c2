import { useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import type { StaffChoice } from '@/i18n/use-staff-label'
import type { AbsenceOfStaff } from '../queries/absences-of-staff'
import { AbsenceList } from './absence-list'
import styles from './absences.module.css'
import { RecordAbsence } from './record-absence'

type Props = {
  staffId: string
  /** Null: the reader's own. */
  name: string | null
  absences: readonly AbsenceOfStaff[]
  covers: readonly StaffChoice[]
  today: string
}

/** The days on which somebody does not call: who calls then, and the form for other days. */
export const Absences = ({ staffId, name, absences, covers, today }: Props) => {
  const t = useTranslations('agenda.away')
  return (
    <div className={styles.part}>
      <p className="soft">{name === null ? t('lead') : t('leadOf', { name: isolatedText(name) })}</p>
      <AbsenceList absences={absences} />
      <RecordAbsence staffId={staffId} covers={covers} today={today} />
    </div>
  )
}
