import type { Metadata } from 'next'
import { cache } from 'react'
import { getTranslations } from 'next-intl/server'
import { can } from '@/domain/access/can'
import { Issue } from '@/features/releases/components/issue'
import { issueRecord } from '@/features/releases/queries/issue-record'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

const issueOf = cache(async (id: string) => {
  const actor = await requireActor()
  return orNotFound(() => issueRecord(actor, id))
})

export const generateMetadata = async ({ params }: PageProps<'/releases/issue/[id]'>): Promise<Metadata> => {
  const { number } = await issueOf(await pathId(params))
  return { title: (await getTranslations('releases'))('issue.title', { number }) }
}

const IssuePage = async ({ params }: PageProps<'/releases/issue/[id]'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const issue = await issueOf(id)
  await recordView(actor, { verb: 'release.read', part: 'release', subjectId: id })
  return <Issue issue={issue} mayManage={can(actor, 'release.share')} />
}

export default IssuePage
