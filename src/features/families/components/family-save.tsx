'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { LeaveGuard } from '@/components/form/leave-guard'
import type { Command } from '@/components/form/use-command'
import { href } from '@/components/layout/href'
import type { AlikeFamily } from '../parts/alike-families'
import { AlikeNotice } from './alike-notice'
import { problemsInForm } from './family-values'
import type { FamilyFormState } from './use-family-values'
import styles from './family-form.module.css'

type Options = {
  id: string
  /** A new family has no newer record, so a conflict is a refusal like any other. */
  isNew?: boolean
  form: FamilyFormState
}

/** What a form of a family sends, with the alike families that its user has seen. */
export type WithAlike<Input> = Input & { knownAlike: string[] }

/**
 * What becomes of saving the record of a family, or a part of it. A family that is alike is shown first; when somebody else saved
 * before, the page loads the newer record and the form keeps the typed values. After saving it goes to the family.
 */
export const useFamilySaving = ({ id, isNew = false, form }: Options) => {
  const router = useRouter()
  const [inConflict, setInConflict] = useState(false)
  const [alike, setAlike] = useState<readonly AlikeFamily[]>([])
  const [saved, setSaved] = useState(false)
  // The effect runs after the render in which `saved` turns off the leave guard, so the guard does not stop the navigation.
  useEffect(() => {
    if (saved) router.push(href('/families/[id]', { id }))
  }, [saved, id, router])
  const onSaved = (data: { alike: readonly AlikeFamily[] }) => {
    setAlike(data.alike)
    setSaved(data.alike.length === 0)
  }
  const send = async <Input extends object>({ run }: Command<WithAlike<Input>>, input: Input) => {
    setInConflict(false)
    const refusal = await run({ ...input, knownAlike: alike.map((alikeFamily) => alikeFamily.id) })
    if (!refusal) return null
    if (refusal.code !== 'conflict' || isNew)
      return { ...refusal, problems: problemsInForm(form.values, refusal.problems) }
    setInConflict(true)
    router.refresh()
    return null
  }
  return { onSaved, send, isDirty: form.isDirty && !saved, inConflict, alike }
}

type EndProps = {
  saving: ReturnType<typeof useFamilySaving>
  pending: boolean
  /** What differs between the typed values and the newer record. */
  conflict: ReactNode
  /** Where the form is left without saving. */
  back: Route
}

/** The end of such a form: what has to be read before it is saved, and the buttons. */
export const FamilySave = ({ saving: { isDirty, inConflict, alike }, pending, conflict, back }: EndProps) => {
  const t = useTranslations('families.form')
  const frame = useTranslations('frame.actions')
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (inConflict || alike.length > 0) notice.current?.focus()
  }, [inConflict, alike])
  const saveText = inConflict ? t('saveMine') : alike.length > 0 ? t('saveAlike') : t('save')
  return (
    <>
      <LeaveGuard
        dirty={isDirty}
        texts={{ title: t('leaveTitle'), text: t('leave'), leave: t('leaveYes'), stay: t('leaveNo') }}
      />
      {inConflict || alike.length > 0 ? (
        <div ref={notice} tabIndex={-1} role="alert">
          {inConflict ? conflict : <AlikeNotice families={alike} />}
        </div>
      ) : null}
      <div className={styles.end}>
        <CommandButton pending={pending} className="button button-main">
          {pending ? t('saving') : saveText}
        </CommandButton>
        <Link className="button button-quiet" href={back}>
          {frame('cancel')}
        </Link>
      </div>
    </>
  )
}
