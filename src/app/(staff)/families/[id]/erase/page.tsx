import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { RuledSection } from '@/components/layout/ruled-section'
import { isolatedParts } from '@/domain/isolated-text'
import { dateAt } from '@/domain/dates'
import { EraseForm } from '@/features/erasures/components/erase-form'
import { ErasureWarnings } from '@/features/erasures/components/erasure-warnings'
import styles from '@/features/erasures/components/erasures.module.css'
import { GoesAndStays } from '@/features/erasures/components/goes-and-stays'
import { erasurePreview } from '@/features/erasures/queries/erasure-preview'
import { longDay } from '@/i18n/format'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('erasures.family'))('title'),
})

/** Where a coordinator erases a family, after reading what goes and what stays. */
const EraseFamilyPage = async ({ params }: PageProps<'/families/[id]/erase'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const { family, erasedAt } = await orNotFound(() => erasurePreview(actor, id))
  const t = await getTranslations('erasures')
  const f = await getTranslations('families')
  if (!family)
    return (
      <>
        <h1>{t('title')}</h1>
        <p className="notice" role="status" tabIndex={-1}>
          {t('family.earlier', { day: longDay(dateAt(erasedAt), await getLocale()) })}
        </p>
        <p>
          <Link href="/erasures">{t('link')}</Link>
        </p>
      </>
    )
  await recordView(actor, { verb: 'family.read', part: 'record', subjectId: id, families: [id] })
  const { ref, parentName, interviews, publishedWeeks } = family
  return (
    <>
      <p className="soft small">{isolatedParts([parentName, f('number', { ref })], ' · ')}</p>
      <h1>{t('family.title')}</h1>
      <p className={styles.about}>{t('family.counts', { interviews, publishedWeeks })}</p>
      <ErasureWarnings family={family} />
      <GoesAndStays />
      <RuledSection className={styles.section} aria-labelledby="erase">
        <h2 id="erase">{t('family.sure')}</h2>
        <EraseForm family={{ id, ref }} />
      </RuledSection>
    </>
  )
}

export default EraseFamilyPage
