import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale } from 'next-intl/server'
import { Explanation } from '@/features/weeks/components/explanation'
import { weekExplainedOf } from '@/i18n/week-explained'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: weekExplainedOf(await getLocale()).title })

/** Every member of staff may read how a figure is computed; the page holds no figure. */
const HowPage = async () => {
  await requireActor()
  const weekExplained = weekExplainedOf(await getLocale())
  return (
    <>
      <Explanation explained={weekExplained} />
      <p className="no-print">
        <Link href="/weeks">{weekExplained.back}</Link>
      </p>
    </>
  )
}

export default HowPage
