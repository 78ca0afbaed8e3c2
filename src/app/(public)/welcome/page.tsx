import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkPage } from '../link-page'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account.link'))('welcome'),
})

const WelcomePage = () => <LinkPage purpose="invitation" />

export default WelcomePage
