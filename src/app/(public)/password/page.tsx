import type { Metadata } from 'next'
import Link from 'next/link'
import { getMessages, getTranslations } from 'next-intl/server'
import { ForgottenForm } from '@/features/staff/components/forgotten-form'
import { hasMail } from '@/server/mail'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account.forgotten'))('title'),
})

const ForgottenPage = async () => {
  const t = await getTranslations('account.forgotten')
  const { account, signIn } = await getMessages()
  return (
    <>
      {hasMail() ? (
        <ForgottenForm texts={{ ...account.forgotten, email: signIn.email }} />
      ) : (
        <>
          <h1>{t('title')}</h1>
          <p>{t('noMail')}</p>
        </>
      )}
      <p>
        <Link href="/sign-in">{t('back')}</Link>
      </p>
    </>
  )
}

export default ForgottenPage
