'use client'

import { answered } from '@/components/form/answered'
import { useForm } from '@mantine/form'
import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { LeaveGuard } from '@/components/form/leave-guard'
import { createFamilyAction, updateFamilyAction } from '../actions'
import type { AlikeFamily } from '../commands/alike-families'
import type { FamilyForForm } from '../queries/family-by-id'
import type { FamilyFormChoices } from '../queries/family-choices'
import { AlikeNotice } from './alike-notice'
import { ChildRows } from './child-rows'
import { ContactRows } from './contact-rows'
import { FormConflict } from './form-conflict'
import { NoteField, SafeContactFields, WhoFields } from './family-form-fields'
import { emptyValues, inputOf, valuesOf, type FamilyValues } from './family-values'
import styles from './family-form.module.css'

type Props = {
  choices: FamilyFormChoices
  /** Made by the server for a new family, so that sending twice makes one. */
  newId: string
  /** The record as it is now; absent for a new family. Newer after a conflict, while what was typed stays. */
  family?: FamilyForForm
}

/** A family's record, new or changed: one form, checked by the server, and nothing typed is ever lost to somebody else's save. */
export const FamilyForm = ({ choices, newId, family }: Props) => {
  const t = useTranslations('families.form')
  const frame = useTranslations('frame.actions')
  const router = useRouter()
  const [opened] = useState<FamilyValues>(() => (family ? valuesOf(family) : emptyValues))
  const form = useForm<FamilyValues>({ initialValues: opened })
  const [failure, setFailure] = useState<{ code: string; message: string } | null>(null)
  const [alike, setAlike] = useState<readonly AlikeFamily[]>([])
  const [saved, setSaved] = useState(false)
  const [busy, startSaving] = useTransition()
  const notice = useRef<HTMLDivElement>(null)
  const id = family?.id ?? newId
  useEffect(() => {
    if (failure ?? alike.length > 0) notice.current?.focus()
  }, [failure, alike])
  // Only when nothing is left to lose may the page be left without a question.
  useEffect(() => {
    if (saved) router.push(`/families/${id}` as Route)
  }, [saved, id, router])

  const save = (values: FamilyValues) =>
    startSaving(async () => {
      const input = { ...inputOf(values), knownAlike: alike.map((other) => other.id) }
      const result = await answered(
        family ? updateFamilyAction({ ...input, id, version: family.version }) : createFamilyAction({ ...input, id }),
      )
      if (result.ok) {
        setFailure(null)
        form.setErrors({})
        setAlike(result.data.alike)
        return setSaved(result.data.alike.length === 0)
      }
      form.setErrors(Object.fromEntries(result.problems.map(({ path, message }) => [path, message])))
      setFailure({ code: result.code, message: result.message })
      // Brings the newer record and its version; the form keeps what was typed.
      if (result.code === 'conflict') router.refresh()
    })

  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => (busy ? undefined : save(values)))} noValidate>
      <LeaveGuard
        dirty={form.isDirty() && !saved}
        texts={{ title: t('leaveTitle'), text: t('leave'), leave: t('leaveYes'), stay: t('leaveNo') }}
      />
      <WhoFields form={form} callers={choices.callers} isNew={!family} />
      <ContactRows form={form} />
      <SafeContactFields form={form} />
      <ChildRows form={form} schools={choices.schools} />
      <NoteField form={form} />
      <div ref={notice} tabIndex={-1} role="alert">
        {failure?.code === 'conflict' && family ? (
          <FormConflict id={id} before={opened} now={valuesOf(family)} />
        ) : failure ? (
          <p className="problem">{failure.message}</p>
        ) : alike.length > 0 ? (
          <AlikeNotice families={alike} />
        ) : null}
      </div>
      <div className={styles.end}>
        <button type="submit" className="button button-main" aria-disabled={busy}>
          {busy
            ? t('saving')
            : failure?.code === 'conflict'
              ? t('saveMine')
              : alike.length > 0
                ? t('saveAlike')
                : t('save')}
        </button>
        <Link className="button button-quiet" href={(family ? `/families/${id}` : '/families') as Route}>
          {frame('cancel')}
        </Link>
      </div>
    </form>
  )
}
