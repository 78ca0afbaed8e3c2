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
  /** The id for a new family. The server makes it with the page, so that a repeat creates no second family. */
  newId: string
  /**
   * The stored record; absent for a new family. After a conflict it is the newer record, while the form keeps the typed
   * values.
   */
  family?: FamilyForForm
}

/**
 * The form for a new or an existing family. The server checks it. When somebody else saved first, the typed values stay in
 * the form.
 */
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
  // The page renders again after saving, with an id for the next new family. This form keeps the id that it sent.
  const [id] = useState(family?.id ?? newId)
  useEffect(() => {
    if (inConflict || alike.length > 0) notice.current?.focus()
  }, [inConflict, alike])
  // The effect runs after the render in which `saved` turns off the leave guard, so the guard does not stop the navigation.
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
    // The refresh loads the newer record with its version. The form keeps the typed values.
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
