import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { releaseTranslator } from '@/i18n/release-translator'
import { periodOf } from '@/i18n/worded-period'
import { Spread } from '@/components/layout/spread'
import type { Neighbour } from '../queries/issue-neighbours'
import styles from './reading.module.css'

type Props = { previous: Neighbour | null; next: Neighbour | null }

/** Links to the same node one period earlier and one period later. */
export const NeighbourSteps = async ({ previous, next }: Props) => {
  const t = await getTranslations('reading.paper')
  const words = releaseTranslator(await getLocale())
  return previous === null && next === null ? null : (
    <Spread as="nav" className={`${styles.steps} no-print`} aria-label={t('steps')}>
      {previous ? (
        <Link href={href('/read/[id]', { id: previous.id })} rel="prev">
          ← {periodOf(previous.period, words)}
        </Link>
      ) : null}
      {next ? (
        <Link href={href('/read/[id]', { id: next.id })} rel="next" className={styles.next}>
          {periodOf(next.period, words)} →
        </Link>
      ) : null}
    </Spread>
  )
}
