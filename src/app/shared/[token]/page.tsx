import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { Message } from '@/components/layout/message'
import styles from '@/components/layout/message.module.css'
import { IssueToRead } from '@/features/releases/components/issue-to-read'
import { revisionIn } from '@/domain/export/read-release'
import { loadSharedIssue } from '@/features/releases/commands/load-shared-issue'
import { paperSearchSchema } from '@/features/releases/schema'
import { wordedRelease } from '@/i18n/worded-release'
import { orWords } from '@/server/page'
import { currentVisitor } from '@/server/visitor'

type Props = PageProps<'/shared/[token]'>

/** The address is a secret: no other site gets it as referrer, and no search engine lists it. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('reading.shared'))('title'),
  robots: { index: false, follow: false, noarchive: true },
  referrer: 'no-referrer',
})

/** One release for somebody without an account. Every invalid link shows the same page. */
const SharedPage = async ({ params, searchParams }: Props) => {
  const { token } = await params
  const search = paperSearchSchema.safeParse(await searchParams).data ?? notFound()
  const visitor = await currentVisitor()
  const issue = await orWords(() => loadSharedIssue(visitor, token, 'page'))
  const t = await getTranslations('reading.shared')
  if ('words' in issue)
    return (
      <div className={styles.page}>
        <Message title={t('title')} text={issue.words}>
          <Link className="button" href="/sign-in" prefetch={false}>
            {t('signIn')}
          </Link>
        </Message>
      </div>
    )
  const release = revisionIn(issue.revisions, search.revision) ?? notFound()
  return (
    <IssueToRead
      issue={issue}
      release={release}
      paper={wordedRelease(release, await getLocale())}
      pageHref={(query) => href('/shared/[token]', { token }, query)}
      exportHref={(query) => href('/api/shared/[token]/export', { token }, query)}
      aside={<p className="soft small">{t('intro')}</p>}
    />
  )
}

export default SharedPage
