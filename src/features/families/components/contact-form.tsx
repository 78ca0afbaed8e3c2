'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { useCommand } from '@/components/form/use-command'
import { href } from '@/components/layout/href'
import { updateContactAction } from '../actions'
import type { ContactForForm } from '../queries/contact-for-form'
import { ContactRows } from './contact-rows'
import type { LanguageNames } from './family-form-fields'
import { FamilySave, useFamilySaving, type WithAlike } from './family-save'
import { contactInputOf, contactValuesOf } from './family-values'
import { FormConflict } from './form-conflict'
import { SafeContactFields, WishFields } from './preference-fields'
import { useFamilyValues } from './use-family-values'
import styles from './family-form.module.css'

type ContactInput = WithAlike<ReturnType<typeof contactInputOf>>

type Props = {
  /** The stored contact details. After a conflict they are newer, while the form keeps the typed values. */
  contact: ContactForForm
  languages: LanguageNames
}

/** The form in which a caller corrects how a family is reached, and nothing else of its record. */
export const ContactForm = ({ contact, languages }: Props) => {
  const { id, version } = contact
  const [openedValues] = useState(() => contactValuesOf(contact))
  const form = useFamilyValues(openedValues)
  const saving = useFamilySaving({ id, form })
  const update = useCommand((input: ContactInput) => updateContactAction({ ...input, id, version }), {
    onSuccess: saving.onSaved,
  })
  return (
    <CheckedForm className={styles.form} onSend={() => saving.send(update, contactInputOf(form.values))}>
      <ContactRows form={form} />
      <SafeContactFields form={form} />
      <WishFields form={form} languages={languages} />
      <FamilySave
        saving={saving}
        pending={update.pending}
        conflict={<FormConflict id={id} before={openedValues} now={contactValuesOf(contact)} />}
        back={href('/families/[id]', { id })}
      />
    </CheckedForm>
  )
}
