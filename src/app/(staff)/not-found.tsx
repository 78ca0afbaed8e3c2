import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Message } from '@/components/layout/message'
import { OwnTitle } from '@/components/layout/own-title'

const NotFoundPage = async () => {
  const t = await getTranslations('frame.notFound')
  return (
    <Message title={t('title')} text={t('text')}>
      <OwnTitle title={t('title')} />
      <Link className="button" href="/">
        {t('home')}
      </Link>
    </Message>
  )
}

export default NotFoundPage
