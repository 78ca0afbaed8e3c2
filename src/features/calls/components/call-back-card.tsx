'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, type ReactNode } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { href } from '@/components/layout/href'
import { requestCallAction } from '../actions'
import styles from './call-search.module.css'

type Props = {
  familyId: string
  mayCall: boolean
  openInterviewId: string | null
  today: string
  /** The buttons for an outcome, or the last one while it can be undone. */
  children: ReactNode
}

/** Plans a call for today, which the parent asks for. For a parent who wanted no calls it is what allows them again. */
const AskForCall = ({ familyId, mayCall, today }: Pick<Props, 'familyId' | 'mayCall' | 'today'>) => {
  const t = useTranslations('callSearch.card')
  const router = useRouter()
  const ask = useCommand(requestCallAction, { success: t('asked'), onSuccess: () => router.refresh() })
  return (
    <>
      <CommandButton
        pending={ask.pending}
        onClick={() => void ask.run({ id: crypto.randomUUID(), familyId, notBefore: today, note: '' })}
      >
        {t(mayCall ? 'asks' : 'stoppedAsks')}
      </CommandButton>
      <CommandMessage message={ask.message} />
    </>
  )
}

/** The top of a family's page while its parent is on the line. It records nothing by itself. */
export const CallBackCard = ({ familyId, mayCall, openInterviewId, today, children }: Props) => {
  const t = useTranslations('callSearch.card')
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const start = openInterviewId
    ? { label: t('resume'), href: href('/interviews/[id]', { id: openInterviewId }) }
    : { label: t('start'), href: href('/families/[id]/interview', { id: familyId }) }
  return (
    <section className={`${styles.card} no-print`}>
      <h2 ref={title} tabIndex={-1}>
        {t('title')}
      </h2>
      <p>{t(mayCall ? 'text' : 'stopped')}</p>
      <ButtonRow>
        {mayCall || openInterviewId ? (
          <Link className="button button-main" href={start.href} prefetch={false}>
            {start.label}
          </Link>
        ) : null}
        <AskForCall familyId={familyId} mayCall={mayCall} today={today} />
      </ButtonRow>
      {children}
    </section>
  )
}
