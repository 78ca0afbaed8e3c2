import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { href } from '@/components/layout/href'
import type { StaffActor } from '@/domain/access/actor'
import { IssueToRead } from '@/features/releases/components/issue-to-read'
import { NeighbourSteps } from '@/features/releases/components/neighbour-steps'
import { revisionIn } from '@/domain/export/read-release'
import { issueNeighbours } from '@/features/releases/queries/issue-neighbours'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { paperSearchSchema } from '@/features/releases/schema'
import { wordedRelease } from '@/i18n/worded-release'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

type Props = PageProps<'/read/[id]'>

/** The title and the page share one query. */
const issueOnce = cache((actor: StaffActor, id: string) => orNotFound(() => issueById(actor, id)))

/** The title holds a number and nothing else: titles stay in histories and on shared screens. */
export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const issue = await issueOnce(await requireActor(), await pathId(params))
  const t = await getTranslations('reading.paper')
  return { title: t('title', { number: issue.revisions[0]?.number ?? 0 }) }
}

const IssuePage = async ({ params, searchParams }: Props) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const search = paperSearchSchema.safeParse(await searchParams).data ?? notFound()
  const issue = await issueOnce(actor, id)
  const release = revisionIn(issue.revisions, search.revision) ?? notFound()
  const neighbours = await orNotFound(() => issueNeighbours(actor, id))
  await recordView(actor, { verb: 'release.read', part: 'release', subjectId: id })
  return (
    <IssueToRead
      issue={issue}
      release={release}
      paper={wordedRelease(release, await getLocale())}
      pageHref={(query) => href('/read/[id]', { id }, query)}
      exportHref={(query) => href('/api/releases/[id]/export', { id }, query)}
      aside={<Link href="/read">← {(await getTranslations('reading.paper'))('back')}</Link>}
    >
      <NeighbourSteps {...neighbours} />
    </IssueToRead>
  )
}

export default IssuePage
