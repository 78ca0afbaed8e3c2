import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Message } from '@/components/layout/message'
import styles from '@/components/layout/message.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('frame.notFound'))('title'),
})

const NotFoundPage = async () => {
  const t = await getTranslations('frame.notFound')
  return (
    <main className={styles.page}>
      <Message title={t('title')} text={t('text')}>
        <Link className="button" href="/">
          {t('home')}
        </Link>
      </Message>
    </main>
  )
}

export default NotFoundPage
