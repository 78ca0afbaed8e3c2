'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { useCommand } from '@/components/form/use-command'
import { href } from '@/components/layout/href'
import { createFamilyAction, updateFamilyAction } from '../actions'
import type { FamilyForForm } from '../queries/family-for-form'
import type { FamilyFormChoices } from '../queries/family-form-choices'
import { ChildRows } from './child-rows'
import { ContactRows } from './contact-rows'
import { NoteField, WhoFields, type LanguageNames } from './family-form-fields'
import { FamilySave, useFamilySaving, type WithAlike } from './family-save'
import { emptyValues, inputOf, valuesOf, type FamilyValues } from './family-values'
import { FormConflict } from './form-conflict'
import { SafeContactFields, WishFields } from './preference-fields'
import { useFamilyValues } from './use-family-values'
import styles from './family-form.module.css'

type FamilyInput = WithAlike<ReturnType<typeof inputOf>>

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
  const [initialFamily] = useState<FamilyValues>(() => (family ? valuesOf(family) : emptyValues))
  const form = useFamilyValues(initialFamily)
  // The page renders again after saving, with an id for the next new family. This form keeps the id that it sent.
  const [id] = useState(family?.id ?? newId)
  const saving = useFamilySaving({ id, isNew: !family, form })
  const save = useCommand(
    (input: FamilyInput) =>
      family ? updateFamilyAction({ ...input, id, version: family.version }) : createFamilyAction({ ...input, id }),
    { onSuccess: saving.onSaved },
  )
  return (
    <CheckedForm className={styles.form} onSend={() => saving.send(save, inputOf(form.values))}>
      <WhoFields form={form} callers={choices.callers} languages={languages} isNew={!family} />
      <ContactRows form={form} />
      <SafeContactFields form={form} />
      <WishFields form={form} languages={languages} />
      <ChildRows form={form} schools={choices.schools} />
      <NoteField form={form} />
      <FamilySave
        saving={saving}
        pending={save.pending}
        conflict={family ? <FormConflict id={id} before={initialFamily} now={valuesOf(family)} /> : null}
        back={family ? href('/families/[id]', { id }) : '/families'}
      />
    </CheckedForm>
  )
}
