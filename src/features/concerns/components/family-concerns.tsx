import { useLocale, useTranslations } from 'next-intl'
import { Stack } from '@/components/layout/stack'
import type { Concern } from '../parts/concern-rows'
import { AddEntry } from './add-entry'
import { ConcernEntries } from './concern-entries'
import { EntryActions } from './entry-actions'
import styles from './concerns.module.css'

type Props = {
  concerns: readonly Concern[]
  others: { ask: string | null } | null
  /** The interview at which this person can raise a concern of their own. */
  raiseAt?: string
}

/**
 * The concerns on a family's page or an interview's record that this person may read and add to. Of others it says only that
 * they exist.
 */
export const FamilyConcerns = ({ concerns, others, raiseAt }: Props) => {
  const t = useTranslations('concerns')
  const locale = useLocale()
  const end = { cancel: t('cancel'), sent: String(t.raw('sent')), coordinators: t('coordinators') }
  const raise = { opens: t('raise'), label: t('text'), hint: t('kept'), save: t('save'), ...end }
  return (
    <Stack>
      {others ? <p className="notice">{t('others', { name: others.ask ?? t('theCoordinator') })}</p> : null}
      {concerns.map(({ id, interviewId, entries, mayWithdraw }) => (
        <div key={id} className={styles.concern} data-seen={entries.every(({ seen }) => seen)}>
          <ConcernEntries entries={entries} />
          <EntryActions interviewId={interviewId} concernId={id} mayWithdraw={mayWithdraw} />
        </div>
      ))}
      {raiseAt ? <AddEntry interviewId={raiseAt} concernId={null} kind="raised" texts={raise} locale={locale} /> : null}
    </Stack>
  )
}
