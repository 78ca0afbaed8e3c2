import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RuledSection } from '@/components/layout/ruled-section'
import list from '@/components/list/list.module.css'
import { EraseForm } from '@/features/erasures/components/erase-form'
import { ErasureRows } from '@/features/erasures/components/erasure-rows'
import styles from '@/features/erasures/components/erasures.module.css'
import { GoesAndStays } from '@/features/erasures/components/goes-and-stays'
import { recentErasures } from '@/features/erasures/queries/recent-erasures'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('erasures'))('title') })

/** What was erased, and the form by which an administrator, who sees no family, erases one by its number. */
const ErasuresPage = async () => {
  const actor = await requireActor()
  const rows = await orNotFound(() => recentErasures(actor))
  const t = await getTranslations('erasures')
  return (
    <>
      <header className={list.head}>
        <h1>{t('title')}</h1>
      </header>
      <p className={`${styles.about} soft`}>{t('lead')}</p>
      <ErasureRows rows={rows} />
      <RuledSection className={styles.section} aria-labelledby="erase">
        <h2 id="erase">{t('form.title')}</h2>
        <p>{t('form.about')}</p>
        <EraseForm />
      </RuledSection>
      <GoesAndStays />
    </>
  )
}

export default ErasuresPage
