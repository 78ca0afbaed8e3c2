import { getMessages, getTranslations } from 'next-intl/server'
import { isolatedText } from '@/domain/isolated-text'
import type { PeriodJobs } from '../queries/period-jobs'
import { JobList } from './job-list'

/**
 * The failed and refused jobs of this person, each with its reason, and a button to try again where that can help. Several
 * failed letters also have one button for all of them.
 */
export const EndedJobs = async ({ jobs }: { jobs: PeriodJobs['ended'] }) => {
  const t = await getTranslations('jobs')
  const { codes, reasons } = (await getMessages()).errors
  const texts: Readonly<Record<string, string>> = { ...reasons, ...codes }
  const items = jobs.map(({ id, kind, state, reason, addressee, isLetter }) => ({
    id,
    text: [
      t(`kinds.${kind}`, { name: isolatedText(addressee ?? t('nobody')) }),
      texts[reason] ?? codes.fault,
      ...(kind === 'staff_letter' ? [t('byHand')] : []),
    ].join(' '),
    mayRetry: state === 'failed',
    isLetter,
  }))
  return <JobList items={items} />
}
