import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { RuledSection } from '@/components/layout/ruled-section'
import { OmissionList } from '@/features/parent-requests/components/omission-list'
import styles from '@/features/parent-requests/components/parent-requests.module.css'
import { ReportButtons } from '@/features/parent-requests/components/report-buttons'
import { RequestForm } from '@/features/parent-requests/components/request-form'
import { RequestList } from '@/features/parent-requests/components/request-list'
import { parentRequestsOfFamily } from '@/features/parent-requests/queries/parent-requests-of-family'
import { today } from '@/server/clock'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('parentRequests'))('title'),
})

/** What the parent asked about the data of the family, the file with everything about it, and the way to erase it. */
const ParentRequestsPage = async ({ params }: PageProps<'/families/[id]/requests'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const { ref, parentName, requests, omittables } = await orNotFound(() => parentRequestsOfFamily(actor, id))
  await recordView(actor, { verb: 'family.read', part: 'record', subjectId: id, families: [id] })
  const t = await getTranslations('parentRequests')
  const [f, e] = [await getTranslations('families'), await getTranslations('erasures.family')]
  const name = parentName || f('number', { ref })
  return (
    <>
      <p>
        <Link href={href('/families/[id]', { id })}>{name}</Link>
      </p>
      <h1>{t('title')}</h1>
      <div className={styles.section}>
        <p className="soft">{t('lead')}</p>
        <RequestList requests={requests} today={today()} />
        <RequestForm familyId={id} today={today()} />
      </div>
      <RuledSection className={styles.section} aria-labelledby="file">
        <h2 id="file">{t('file.title')}</h2>
        <p>{t('file.lead')}</p>
        <ReportButtons familyId={id} />
        <h3>{t('omit.title')}</h3>
        <p className="soft">{t('omit.lead')}</p>
        <OmissionList familyId={id} omittables={omittables} />
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="erase">
        <h2 id="erase">{e('title')}</h2>
        <p>
          <Link className="button" href={href('/families/[id]/erase', { id })} prefetch={false}>
            {e('open')}
          </Link>
        </p>
      </RuledSection>
    </>
  )
}

export default ParentRequestsPage
