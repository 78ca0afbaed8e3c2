'use client'

import { href } from '@/components/layout/href'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { useCommand } from '@/components/form/use-command'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { LeaveGuard } from '@/components/form/leave-guard'
import { createFamilyAction, updateFamilyAction } from '../actions'
import type { AlikeFamily } from '../parts/alike-families'
import type { FamilyForForm } from '../queries/family-for-form'
import type { FamilyFormChoices } from '../queries/family-form-choices'
import { AlikeNotice } from './alike-notice'
import { ChildRows } from './child-rows'
import { ContactRows } from './contact-rows'
import { FormConflict } from './form-conflict'
import { NoteField, SafeContactFields, WhoFields, type LanguageNames } from './family-form-fields'
import { emptyValues, inputOf, problemsInForm, valuesOf, type FamilyInput, type FamilyValues } from './family-values'
import { useFamilyValues } from './use-family-values'
import styles from './family-form.module.css'

type Props = {
  choices: FamilyFormChoices
  languages: LanguageNames
  /** Made by the server for a new family, so that sending twice makes one. */
  newId: string
  /** The record as it is now; absent for a new family. Newer after a conflict, while what was typed stays. */
  family?: FamilyForForm
}

/** A family's record, new or changed: one form, checked by the server, and nothing typed is ever lost to somebody else's save. */
export const FamilyForm = ({ choices, languages, newId, family }: Props) => {
  const t = useTranslations('families.form')
  const frame = useTranslations('frame.actions')
  const router = useRouter()
  const [initialFamily] = useState<FamilyValues>(() => (family ? valuesOf(family) : emptyValues))
  const form = useFamilyValues(initialFamily)
  const [inConflict, setInConflict] = useState(false)
  const [alike, setAlike] = useState<readonly AlikeFamily[]>([])
  const [saved, setSaved] = useState(false)
  const notice = useRef<HTMLDivElement>(null)
  // The page is made again after saving, with another id for the next new family: this form keeps the one it sent.
  const [id] = useState(family?.id ?? newId)
  useEffect(() => {
    if (inConflict || alike.length > 0) notice.current?.focus()
  }, [inConflict, alike])
  // Only when nothing is left to lose may the page be left without a question.
  useEffect(() => {
    if (saved) router.push(href('/families/[id]', { id }))
  }, [saved, id, router])

  const save = useCommand(
    (input: FamilyInput) =>
      family ? updateFamilyAction({ ...input, id, version: family.version }) : createFamilyAction({ ...input, id }),
    {
      onSuccess: (data) => {
        setAlike(data.alike)
        setSaved(data.alike.length === 0)
      },
    },
  )
  const send = async () => {
    setInConflict(false)
    const refusal = await save.run({ ...inputOf(form.values), knownAlike: alike.map((alikeFamily) => alikeFamily.id) })
    if (!refusal) return null
    if (refusal.code !== 'conflict' || !family)
      return { ...refusal, problems: problemsInForm(form.values, refusal.problems) }
    setInConflict(true)
    // Brings the newer record and its version; the form keeps what was typed.
    router.refresh()
    return null
  }

  return (
    <CheckedForm className={styles.form} onSend={send}>
      <LeaveGuard
        dirty={form.isDirty && !saved}
        texts={{ title: t('leaveTitle'), text: t('leave'), leave: t('leaveYes'), stay: t('leaveNo') }}
      />
      <WhoFields form={form} callers={choices.callers} languages={languages} isNew={!family} />
      <ContactRows form={form} />
      <SafeContactFields form={form} />
      <ChildRows form={form} schools={choices.schools} />
      <NoteField form={form} />
      {inConflict && family ? (
        <div ref={notice} tabIndex={-1} role="alert">
          <FormConflict id={id} before={initialFamily} now={valuesOf(family)} />
        </div>
      ) : alike.length > 0 ? (
        <div ref={notice} tabIndex={-1} role="alert">
          <AlikeNotice families={alike} />
        </div>
      ) : null}
      <div className={styles.end}>
        <CommandButton pending={save.pending} className="button button-main">
          {save.pending ? t('saving') : inConflict ? t('saveMine') : alike.length > 0 ? t('saveAlike') : t('save')}
        </CommandButton>
        <Link className="button button-quiet" href={family ? href('/families/[id]', { id }) : '/families'}>
          {frame('cancel')}
        </Link>
      </div>
    </CheckedForm>
  )
}
