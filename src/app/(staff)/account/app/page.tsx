import type { Metadata } from 'next'
import Link from 'next/link'
import { getMessages, getTranslations } from 'next-intl/server'
import { FactorSetUp } from '@/features/factors/components/factor-set-up'
import { factorToAdd } from '@/features/factors/queries/factor-to-add'
import { requireActor } from '@/server/session'
import styles from './app.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('factors'))('setUp.addTitle'),
})

const AddAppPage = async () => {
  const actor = await requireActor()
  const { factors: texts } = await getMessages()
  return (
    <div className={styles.page}>
      <p className="small no-print">
        <Link href="/account">{texts.setUp.back}</Link>
      </p>
      <FactorSetUp texts={texts} toAdd={await factorToAdd(actor)} first={null} next="/account" />
    </div>
  )
}

export default AddAppPage
