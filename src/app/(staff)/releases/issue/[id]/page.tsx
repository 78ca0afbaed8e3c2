import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/domain/access/can'
import { Issue } from '@/features/releases/components/issue'
import { issueKept } from '@/features/releases/queries/published-period'
import { orNotFound, pathId } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('releases'))('title') })

const IssuePage = async ({ params }: PageProps<'/releases/issue/[id]'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const issue = await orNotFound(() => issueKept(actor, id))
  return <Issue issue={issue} mayManage={can(actor, 'release.share')} />
}

export default IssuePage
