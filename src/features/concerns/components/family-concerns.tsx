import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { Stack } from '@/components/layout/stack'
import type { Concern } from '../parts/concern-rows'
import { AddEntry } from './add-entry'
import { ConcernEntries } from './concern-entries'
import { ConcernNotice } from './concern-notice'
import { EntryActions } from './entry-actions'
import { SourceField } from './source-field'
import { useEntryTexts } from './use-entry-texts'
import styles from './concerns.module.css'

type Props = {
  concerns: readonly Concern[]
  others: { ask: string | null } | null
  /** The link to the page of a concern, for those who decide about it. The call's pages have another kind of link. */
  linkTo?: (concernId: string) => ReactNode
  /** The interview at which this person can raise a concern of their own. */
  raiseAt?: string
}

/**
 * The concerns on a family's page or an interview's record that this person may read and add to. Of others it says only that
 * they exist.
 */
export const FamilyConcerns = ({ concerns, others, linkTo, raiseAt }: Props) => {
  const locale = useLocale()
  const { raise } = useEntryTexts()
  return (
    <Stack>
      {others ? <ConcernNotice {...others} /> : null}
      {concerns.map(({ id, interviewId, entries, mayWithdraw }) => (
        <div key={id} className={styles.concern} data-seen={entries.every(({ seen }) => seen)}>
          <ConcernEntries entries={entries} />
          {linkTo?.(id)}
          <EntryActions interviewId={interviewId} concernId={id} mayWithdraw={mayWithdraw} />
        </div>
      ))}
      {raiseAt ? (
        <AddEntry interviewId={raiseAt} concernId={null} kind="raised" texts={raise} locale={locale}>
          <SourceField />
        </AddEntry>
      ) : null}
    </Stack>
  )
}
