import { useLocale, useTranslations } from 'next-intl'
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
  const locale = useLocale()
  const end = { cancel: t('cancel'), sent: String(t.raw('sent')), coordinators: t('coordinators') }
  const raise = { opens: t('raise'), label: t('text'), hint: t('kept'), save: t('save'), ...end }
  const add = { ...raise, opens: t('add'), label: t('addText') }
  const withdraw = {
    opens: t('withdraw'),
    label: t('withdrawText'),
    hint: t('withdrawKept'),
    save: t('withdraw'),
    ...end,
  }
  return (
    <div className={styles.at}>
      {others ? <p className="notice">{t('others', { name: others.ask ?? t('theCoordinator') })}</p> : null}
      {concerns.map(({ id, interviewId, entries, isStanding }) => (
        <div key={id} className={styles.concern} data-seen={entries.every(({ seen }) => seen)}>
          <ConcernEntries entries={entries} />
          <AddEntry interviewId={interviewId} concernId={id} kind="raised" texts={add} locale={locale} />
          {isStanding ? (
            <AddEntry interviewId={interviewId} concernId={id} kind="withdrawn" texts={withdraw} locale={locale} />
          ) : null}
        </div>
      ))}
      {raiseAt ? <AddEntry interviewId={raiseAt} concernId={null} kind="raised" texts={raise} locale={locale} /> : null}
    </div>
  )
}
