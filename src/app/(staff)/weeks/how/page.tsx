import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale } from 'next-intl/server'
import { instrumentOf } from '@/domain/instrument/instrument'
import { Explanation } from '@/features/weeks/components/explanation'
import { versionThisWeek } from '@/features/weeks/queries/version-this-week'
import { weekExplainedOf, weekExplainedTexts } from '@/i18n/week-explained'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: weekExplainedTexts(await getLocale()).title })

/** Every member of staff may read how a figure is computed; the page holds no figure. */
const HowPage = async () => {
  const actor = await requireActor()
  const weekExplained = weekExplainedOf(await getLocale(), instrumentOf(await versionThisWeek(actor)))
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
