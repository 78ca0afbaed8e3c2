'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition, type ReactNode } from 'react'
import { answered } from '@/components/form/answered'
import { LeaveGuard } from '@/components/form/leave-guard'
import { FieldProblems, type ShownProblem } from './field-problems'
import styles from './releases.module.css'

type Problem = ShownProblem & { words?: readonly string[] }
type Answer = { ok: true } | { ok: false; message: string; problems: readonly Problem[] }

type Props = {
  send: (fields: FormData) => Promise<Answer>
  submit: string
  /** Said when it was kept; without it the page itself shows what changed. */
  saved?: string
  /** Asks before what was typed is lost. */
  isGuarded?: boolean
  isMain?: boolean
  children: ReactNode
}

/**
 * Fields and one button that keeps them. What is refused stays as it was typed, with the reason beside the button, and at the
 * field when the gate stopped words in it: the form sends by itself, because an action of the form would empty it.
 */
export const SavingForm = ({ send, submit, saved = '', isGuarded = false, isMain = false, children }: Props) => {
  const t = useTranslations('releases.text')
  const form = useRef<HTMLFormElement>(null)
  const router = useRouter()
  const [said, setSaid] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [dirty, setDirty] = useState(false)
  const [busy, startSending] = useTransition()
  const keep = (fields: FormData) =>
    startSending(async () => {
      const answer = await answered(send(fields))
      const refused: readonly Problem[] = answer.ok ? [] : answer.problems
      setProblems(refused)
      if (!answer.ok) {
        const isStopped = refused.some(({ words }) => words)
        return setSaid(isStopped ? t('stopped') : (refused[0]?.message ?? answer.message))
      }
      setSaid(saved)
      setDirty(false)
      router.refresh()
    })
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [problems])
  return (
    <form
      ref={form}
      className={styles.text}
      onChange={() => {
        setDirty(true)
        setSaid('')
      }}
      onSubmit={(event) => {
        event.preventDefault()
        keep(new FormData(event.currentTarget))
      }}
    >
      <FieldProblems value={problems}>{children}</FieldProblems>
      <div className={styles.save}>
        <button type="submit" className={isMain ? 'button button-main' : 'button'} disabled={busy}>
          {submit}
        </button>
        <span role="status">{said}</span>
      </div>
      {isGuarded ? (
        <LeaveGuard
          dirty={dirty}
          texts={{ title: t('leave.title'), text: t('leave.text'), leave: t('leave.leave'), stay: t('leave.stay') }}
        />
      ) : null}
    </form>
  )
}
