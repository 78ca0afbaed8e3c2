import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExportLinks } from '@/features/imports/components/export-links'
import { ImportForm } from '@/features/imports/components/import-form'
import styles from '@/features/imports/components/imports.module.css'
import { fileOffer } from '@/features/imports/queries/file-offer'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('imports'))('title') })

const ImportsPage = async () => {
  const actor = await requireActor()
  const offer = await orNotFound(() => fileOffer(actor))
  const t = await getTranslations('imports')
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
        <p className="soft">{t('order')}</p>
      </header>
      <ImportForm offer={offer} />
      <ExportLinks />
    </div>
  )
}

export default ImportsPage
