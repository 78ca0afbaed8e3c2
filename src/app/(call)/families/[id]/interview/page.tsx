import type { Metadata } from 'next'
import Link from 'next/link'
import { getMessages, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { StartForm } from '@/features/interviews/components/start-form'
import { filled } from '@/features/interviews/components/texts'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import { AddressText } from '@/components/layout/address-text'
import { contactLinks } from '@/domain/people/contact-point'
import { orNotFound, pathId } from '@/server/page'
import { requireActor } from '@/server/session'
import { ButtonRow } from '@/components/layout/button-row'
import styles from './page.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('interviews'))('start.title'),
})

const StartPage = async ({ params }: PageProps<'/families/[id]/interview'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const family = await orNotFound(() => interviewStart(actor, id))
  const { start, first, repeat } = (await getMessages()).interviews
  const { identity } = family
  const safe = [
    identity?.mayLeaveMessage === true && start.mayLeaveMessage,
    identity?.mayLeaveMessage === false && start.mayNotLeaveMessage,
    identity?.whoMayHear && filled(start.whoMayHear, { who: identity.whoMayHear }),
    identity?.safeHours && filled(start.safeHours, { hours: identity.safeHours }),
  ].filter(Boolean)
  return (
    <main id="content" className={styles.page}>
      <p className="small">
        <Link href={href('/families/[id]', { id })}>{start.back}</Link>
      </p>
      <h1>{start.title}</h1>
      <p className="soft">
        {identity?.parentName} · {family.ref} · {family.repeat ? repeat : first}
      </p>
      <ButtonRow as="p" tight className={styles.numbers}>
        {family.contactPoints.flatMap((point) =>
          contactLinks(point).map(({ text, href }) =>
            href ? (
              <a key={`${point.value} ${text}`} className="button" href={href}>
                <AddressText text={text} />
              </a>
            ) : (
              <span key={point.value}>{text}</span>
            ),
          ),
        )}
      </ButtonRow>
      {safe.length > 0 ? <p className="notice">{safe.join(' · ')}</p> : null}
      {family.openInterviewId ? (
        <>
          <p className={styles.lead}>{start.underWay}</p>
          <a className="button button-main" href={href('/interviews/[id]', { id: family.openInterviewId })}>
            {start.resume}
          </a>
        </>
      ) : family.mayCall ? (
        <>
          <p className={styles.lead}>{start.lead}</p>
          <StartForm familyId={family.id} texts={start} />
        </>
      ) : (
        <p className={`notice notice-warn ${styles.lead}`}>{start.noCall}</p>
      )}
    </main>
  )
}

export default StartPage
