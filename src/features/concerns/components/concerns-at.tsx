import { useTranslations } from 'next-intl'
import type { Concern } from '../queries/concern-rows'
import { AddEntry } from './add-entry'
import { ConcernEntries } from './concern-entries'
import styles from './concerns.module.css'

type Props = {
  concerns: readonly Concern[]
  others: { ask: string | null } | null
  /** At which interview a worry of one's own can begin. */
  raiseAt?: string
}

/** The worries on a family's page or an interview's record, for who may read and add to them; else that there are some. */
export const ConcernsAt = ({ concerns, others, raiseAt }: Props) => {
  const t = useTranslations('concerns')
  return (
    <div className={styles.at}>
      {others ? <p className="notice">{t('others', { name: others.ask ?? t('theCoordinator') })}</p> : null}
      {concerns.map(({ id, interviewId, entries, isStanding }) => (
        <div key={id} className={styles.concern} data-seen={entries.every(({ seen }) => seen)}>
          <ConcernEntries entries={entries} />
          <AddEntry interviewId={interviewId} concernId={id} kind="raised" />
          {isStanding ? <AddEntry interviewId={interviewId} concernId={id} kind="withdrawn" /> : null}
        </div>
      ))}
      {raiseAt ? <AddEntry interviewId={raiseAt} concernId={null} kind="raised" /> : null}
    </div>
  )
}
