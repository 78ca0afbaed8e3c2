import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Message } from '@/components/layout/message'
import styles from '@/components/layout/message.module.css'

/** Expired, revoked, unknown and incomplete links look the same, so that somebody who guesses links learns nothing. */
const LinkGone = async () => {
  const t = await getTranslations('reading.shared')
  return (
    <div className={styles.page}>
      <Message title={t('gone')} text={`${t('goneText')} ${t('ask')}`}>
        <Link className="button" href="/sign-in" prefetch={false}>
          {t('signIn')}
        </Link>
      </Message>
    </div>
  )
}

export default LinkGone
